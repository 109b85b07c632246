import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { hashPassword } from '@better-auth/utils/password'
import { Registry } from 'prom-client'
import { answerStudio } from '../../src/composition/answer-studio.ts'
import { Applications } from '../../src/composition/applications.ts'
import type { SandboxTwilio } from '../../src/composition/ask-for-sandbox.ts'
import { openEndpoint } from '../../src/composition/open-endpoint.ts'
import { githubSystem } from '../../src/composition/open-outside.ts'
import { openReaders } from '../../src/composition/open-sources.ts'
import { removeDemo } from '../../src/composition/remove-demo.ts'
import { DiscordDesk } from '../../src/composition/set-up-discord.ts'
import { ServerDesk } from '../../src/composition/set-up-server.ts'
import { TwilioDesk } from '../../src/composition/set-up-twilio.ts'
import { TwilioAccounts } from '../../src/composition/twilio-accounts.ts'
import { VirtualAgents } from '../../src/composition/virtual-agents.ts'
import { readFeed } from '../../src/connectors/feeds/read-feed.ts'
import { createOwnerLink } from '../../src/core/agent/owner-link.ts'
import { createWorkspace } from '../../src/core/workspace/create-workspace.ts'
import { type Http, openHttp } from '../../src/http/app.ts'
import { FolderBlobStore } from '../../src/kernel/blobs.ts'
import { Bus } from '../../src/kernel/bus.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { Database } from '../../src/kernel/database.ts'
import { EventFeed } from '../../src/kernel/events/feed.ts'
import { Numberer } from '../../src/kernel/events/numberer.ts'
import { openGuardedFetch } from '../../src/kernel/guarded-fetch.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { openLog } from '../../src/kernel/log.ts'
import { Secrets } from '../../src/kernel/secrets/secrets.ts'
import { makeDataFolder } from './data-folder.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

export interface TestDesk {
  url: string
  workspace: number
  kernel: Kernel
  database: TestDatabase
  feed: EventFeed
  blobs: FolderBlobStore
  http: Http
  secrets: Secrets
  close(): Promise<void>
}

export const PASSWORD = 'correct horse battery'

/** The HTTP side of the desk on a database of its own, listening on a free port, with one workspace that has no owner yet. */
export async function openTestDesk({
  level = 'silent',
  publicUrl = 'http://127.0.0.1:3000',
  privateHosts = [] as string[],
  console: pages = {} as Record<string, string>,
  twilio = null as SandboxTwilio | null,
} = {}): Promise<TestDesk> {
  const database = await createTestDatabase()
  const folder = makeDataFolder()
  for (const [name, text] of Object.entries(pages)) {
    const path = join(folder, 'console', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  const bus = new Bus()
  const kernel: Kernel = { db: new Database(database.pool, bus), bus, clock: systemClock, log: openLog(level) }
  const feed = new EventFeed(kernel)
  const numberer = new Numberer({ ...kernel, emit: (rows) => feed.take(rows) })
  numberer.start()
  feed.start()
  const secrets = new Secrets('a key for tests of at least 32 characters')
  const blobs = new FolderBlobStore(join(folder, 'files'), systemClock)
  const at = new Date()
  const workspace = await kernel.db.transaction((tx) => createWorkspace(tx, { name: 'Aurora', demo: false, at }))
  const guarded = openGuardedFetch({ allowed: privateHosts })
  const endpoint = openEndpoint({ openai: undefined, privateHosts }, { kernel, secrets, guarded })
  const virtualAgents = new VirtualAgents({ kernel, feed, endpoint, alone: true })
  const applications = new Applications({
    ...{ kernel, secrets, blobs, requestsPerSecond: 50, publicUrl, sandboxBase: null },
    engineOf: (of) => virtualAgents.engineOf(of),
  })
  const accounts = new TwilioAccounts({ kernel, secrets, blobs, publicUrl, alone: true, sandbox: twilio })
  const http = await openHttp({
    kernel,
    blobs,
    feed,
    secrets,
    guarded,
    github: githubSystem(guarded),
    readers: openReaders({ xApiUrl: 'http://127.0.0.1:9', privateHosts }, { kernel, guarded, parse: readFeed }),
    sandbox: async () => null,
    trouble: () => null,
    endpoint,
    virtualAgent: (of) => virtualAgents.of(of),
    discord: new DiscordDesk({ kernel, secrets, applications, sandbox: null, fixed: null }),
    servers: new ServerDesk({ kernel, applications }),
    twilio: new TwilioDesk({ kernel, secrets, accounts, publicUrl, sandbox: twilio, fixed: null }),
    answerStudio: (call) =>
      answerStudio({ kernel, accounts, engineOf: (of) => virtualAgents.engineOf(of), publicUrl }, call),
    removeDemo: (caller) => removeDemo({ kernel, blobs, sync: () => applications.sync() }, caller.workspace),
    config: {
      publicUrl,
      host: '127.0.0.1',
      port: 0,
      consoleFolder: join(folder, 'console'),
      pictureHosts: [],
    },
    readiness: () => ({ ready: true, why: null, facts: {} }),
    metrics: new Registry(),
  })
  await http.listen()
  const { port } = http.fastify.server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    workspace,
    kernel,
    database,
    feed,
    blobs,
    http,
    secrets,
    async close() {
      await http.close()
      feed.stop()
      await numberer.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** An address that nobody else calls from. A desk that is served by https counts tries by it. */
export const newAddress = (): Record<string, string> => ({
  'x-forwarded-for': `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`,
})

/** Makes the owner through the API and signs in; answers the Cookie header. */
export async function setUpTestOwner(desk: TestDesk): Promise<string> {
  const token = await createOwnerLink(desk.kernel, { workspace: desk.workspace })
  const response = await fetch(`${desk.url}/api/v1/owner`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token,
      workspaceName: 'Aurora Games',
      name: 'Ana Costa',
      publicName: 'Ana',
      email: 'ana@example.com',
      password: PASSWORD,
    }),
  })
  if (!response.ok) throw new Error(await response.text())
  return signIn(desk, 'ana@example.com')
}

export async function signIn(desk: TestDesk, email: string, password = PASSWORD): Promise<string> {
  const response = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...newAddress() },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
}

/** Makes an agent with a sign-in of their own; answers the agent's id. */
export async function addTestAgent(
  desk: TestDesk,
  options: { email: string; workspace?: number; role?: 'owner' | 'admin' | 'moderator' | 'agent' },
): Promise<string> {
  const { email, workspace = desk.workspace, role = 'agent' } = options
  const { pool } = desk.database
  const userId = randomUUID()
  const id = randomUUID()
  const password = await hashPassword(PASSWORD)
  await pool.query('insert into "user" (id, name, email, created_at, updated_at) values ($1, $2, $2, now(), now())', [
    userId,
    email,
  ])
  await pool.query(
    `insert into sign_in_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
     values ($1, $1, 'credential', $1, $2, now(), now())`,
    [userId, password],
  )
  await pool.query(
    `insert into agent (workspace, id, user_id, role, name, public_name, created_at)
     values ($1, $2, $3, $4, $5, 'Kofi', now())`,
    [workspace, id, userId, role, email],
  )
  return id
}
