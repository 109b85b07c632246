import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { SandboxMessage } from '../../sandbox/contract.ts'
import type { SandboxOptions } from '../../sandbox/server.ts'
import { upsertApplication } from '../../src/connectors/discord/applications.ts'
import { type DiscordConnector, openDiscord } from '../../src/connectors/discord/open-discord.ts'
import { createOwner } from '../../src/core/agent/create-owner.ts'
import { backfillPoints, storedMessages } from '../../src/core/conversation/backfill.ts'
import { receiveChanges } from '../../src/core/conversation/receive.ts'
import { deliveryConversations } from '../../src/core/conversation/recipients.ts'
import { Deliverer } from '../../src/core/delivery/deliverer.ts'
import { receiveBesideWords } from '../../src/core/moderation/receive-beside-words.ts'
import { openRouting, type Routing } from '../../src/core/routing/open-routing.ts'
import { lexicalEngine } from '../../src/core/virtual-agent/lexical-engine.ts'
import { createWorkspace } from '../../src/core/workspace/create-workspace.ts'
import { FolderBlobStore } from '../../src/kernel/blobs.ts'
import { Bus } from '../../src/kernel/bus.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { Database } from '../../src/kernel/database.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { openLog } from '../../src/kernel/log.ts'
import { Secrets } from '../../src/kernel/secrets/secrets.ts'
import { type Conforming, conforming } from './conforming.ts'
import { makeDataFolder } from './data-folder.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { TestSandbox } from './sandbox-client.ts'

/** A message as it is stored, in short. */
export interface Stored {
  direction: string
  kind: string
  text: string
  key: string | null
  deleted: boolean
  revisions: number
}

/** The connector and the core on a database of their own, before a simulated Discord of their own. */
export class TestDiscord {
  readonly sandbox: TestSandbox
  readonly proxy: Conforming
  readonly database: TestDatabase
  readonly kernel: Kernel
  readonly workspace: number
  readonly agent: string
  readonly secrets = new Secrets('0123456789abcdef0123456789abcdef')
  readonly #folder = makeDataFolder()
  readonly blobs = new FolderBlobStore(this.#folder, systemClock)
  readonly typed: { address: string; conversation: string | null }[] = []
  requestsPerSecond = 1_000_000
  token: string
  /** Whether turns are taken: the virtual agent then answers what members say. */
  routed = false
  connector!: DiscordConnector
  deliverer!: Deliverer
  #routing: Routing | undefined
  /** Set by a test to make the database refuse. */
  refuse: Error | null = null

  private constructor(parts: {
    sandbox: TestSandbox
    proxy: Conforming
    database: TestDatabase
    kernel: Kernel
    workspace: number
    agent: string
  }) {
    this.sandbox = parts.sandbox
    this.proxy = parts.proxy
    this.database = parts.database
    this.kernel = parts.kernel
    this.workspace = parts.workspace
    this.agent = parts.agent
    this.token = parts.sandbox.running.token
  }

  static async open(options: Partial<SandboxOptions> = {}): Promise<TestDiscord> {
    const sandbox = await TestSandbox.start(options)
    const proxy = await conforming(sandbox.origin)
    const database = await createTestDatabase()
    const bus = new Bus()
    const db = new Database(database.pool, bus)
    const kernel: Kernel = { db, bus, clock: systemClock, log: openLog(process.env.LOG_LEVEL ?? 'silent') }
    const at = new Date()
    const workspace = await db.transaction((tx) => createWorkspace(tx, { name: 'Lumen Trails', demo: true, at }))
    const owner = { workspace, userId: randomUUID(), name: 'Ana Ribeiro', publicName: 'Ana', at }
    const agent = await db.transaction((tx) => createOwner(tx, owner))
    const test = new TestDiscord({ sandbox, proxy, database, kernel, workspace, agent })
    const { applicationId, token } = sandbox.running
    const application = { workspace, applicationId, token, apiBase: proxy.apiBase, simulated: true, at }
    await upsertApplication(db, test.secrets, application)
    return test
  }

  /** Starts the connector, as a new process would, and the deliveries while it leads. */
  async start(): Promise<void> {
    this.begin()
    await until(() => this.connector.state().phase === 'connected', 'the connector is connected')
    await until(async () => (await this.sandbox.state()).commands.length > 0, 'the commands are registered')
  }

  begin(): void {
    const { kernel, workspace } = this
    this.connector = openDiscord({
      kernel,
      workspace,
      application: { token: this.token, apiBase: this.proxy.apiBase },
      secrets: this.secrets,
      limits: { requestsPerSecond: this.requestsPerSecond },
      publicUrl: 'https://desk.example.org',
      blobs: this.blobs,
      engine: lexicalEngine,
      inward: {
        receive: (changes, alongside) => {
          if (this.refuse) throw this.refuse
          return receiveChanges(
            kernel,
            { workspace, channel: 'discord', alongside, others: receiveBesideWords },
            changes,
          )
        },
        typing: (member) => this.typed.push(member),
        backfillPoints: (since) => backfillPoints(kernel.db, workspace, 'discord', since),
        storedBefore: ({ address, placeId }, limit) =>
          storedMessages(kernel.db, { workspace, channel: 'discord', address, placeId, limit }),
        awaitDelivery: (message, ms) => this.deliverer.arrival(message, ms),
      },
      onLeading: async (leading) => {
        if (leading) this.deliverer.start()
        else await this.deliverer.stop()
      },
    })
    const { channel } = this.connector
    this.deliverer = new Deliverer({
      kernel,
      workspace,
      channel,
      blobs: this.blobs,
      conversations: deliveryConversations,
    })
    if (this.routed) {
      this.#routing = openRouting({ kernel, workspace, engine: lexicalEngine })
      this.#routing.start()
    }
    void this.connector.start()
  }

  async stop(): Promise<void> {
    await this.connector.stop()
    await this.#routing?.stop()
  }

  async close(): Promise<void> {
    await this.stop()
    await this.proxy.close()
    await this.sandbox.close()
    await this.database.drop()
    await rm(this.#folder, { recursive: true, force: true })
  }

  async rows<Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.database.pool.query<Row>(query, values)).rows
  }

  /** All messages of a member, oldest first. */
  stored(address: string): Promise<Stored[]> {
    return this.rows<Stored>(
      `select m.direction, m.kind, m.text, m.key, m.deleted_at is not null as deleted, m.revisions from message m
       join conversation c on c.workspace = m.workspace and c.id = m.conversation_id
       join identity i on i.workspace = c.workspace and i.id = c.identity_id
       where i.address = $1 order by m.sent_at, m.id`,
      [address],
    )
  }

  async words(address: string): Promise<string[]> {
    return (await this.stored(address)).filter((row) => row.direction === 'inbound').map((row) => row.text)
  }

  async conversation(address: string): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      `select c.id from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
       where i.address = $1 order by c.opened_at desc`,
      [address],
    )
    if (!row) throw new Error(`no conversation with ${address}`)
    return row.id
  }

  /** What a member sees in their direct message. */
  async direct(member: string): Promise<SandboxMessage[]> {
    const { dm } = (await this.sandbox.state()).members.find(({ user }) => user.id === member) ?? { dm: null }
    return dm ? this.sandbox.act('messages', { channel: dm }) : []
  }
}

/** Waits until something is so, looking often; throws with its name after `ms`. */
export async function until(look: () => boolean | Promise<boolean>, what: string, ms = 8000): Promise<void> {
  const end = Date.now() + ms
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`not so after ${ms} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
