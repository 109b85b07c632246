import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { io, type Socket } from 'socket.io-client'
import type { ActInput, ActName, ActResult } from '../../sandbox/contract.ts'
import { describeWorld, tellSandbox } from '../../scripts/tell-sandbox.mjs'
import type { contract } from '../../src/protocol/contract.ts'
import type { ConsoleToServer, ServerToConsole } from '../../src/protocol/frames.ts'
import { passwordFile } from '../../src/storage/embedded/create-cluster.ts'
import { readPostmasterFile } from '../../src/storage/embedded/postmaster-file.ts'
import { type Conforming, conforming, isDescribed } from './conforming.ts'
import { makeDataFolder } from './data-folder.ts'
import { type Kept, keep } from './process.ts'
import { act } from './sandbox-client.ts'
import { isTwilioDescribed } from './twilio-conformance.ts'
import { type ConformingTwilio, conformingTwilio } from './twilio-forwarder.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const OWNER = { email: 'ana@lumentrails.example', password: 'correct horse battery' }

export type DeskClient = ContractRouterClient<typeof contract>
export type DeskSocket = Socket<ServerToConsole, ConsoleToServer>

export interface ProductOptions {
  /** Where the data is kept, instead of a folder for tests, which may stand in memory. Removed at the end. */
  folder?: string
  /** More of the environment, e.g. a request rate. */
  env?: Record<string, string>
  /** The sandbox's limits are lifted. */
  lifted?: boolean
  /** Whether requests to Discord are held to the official description; costs time, so that measurements leave it out. */
  conform?: boolean
  /** The owner is not made by the environment: the link on standard output makes one. */
  unowned?: boolean
  /** The simulated Discord belongs to the demo workspace with all that stands there, as after `npm start`; else to the team's own, empty one. */
  demo?: boolean
  /** What stands in the simulated Discord: the ready template with its community (the default), or a server that somebody has just made. */
  world?: 'template' | 'empty'
  /** Whether the clocks can be moved (see `shiftClock`). */
  clock?: boolean
  /** The simulated Twilio belongs to the team's own workspace, by the environment. With `demo` it is the demo workspace's anyway. */
  twilio?: boolean
}

/** What the sandbox says once it serves. */
interface SandboxReady {
  kind: string
  apiBase: string
  token: string
  applicationId: string
  twilio: { accountSid: string; authToken: string; apiBase: string; agentPage: string }
}

const SHIFTED_CLOCK = `--import=${new URL('./shifted-clock.mjs', import.meta.url).href}`

/**
 * The product as `npm start` runs it: the bundle in a process of its own, with the embedded database and the simulated Discord in
 * another process that outlives it. The owner is made by the environment, unless it is to stand unowned.
 */
export class Product {
  readonly folder: string
  readonly port: number
  readonly #options: ProductOptions
  #sandbox: Kept | undefined
  #sandboxAnswer: Record<string, string> | undefined
  #twilio: SandboxReady['twilio'] | undefined
  #running: Kept | undefined
  #conforming: Conforming | undefined
  #conformingTwilio: ConformingTwilio | undefined
  #cookie = ''
  #shift = 0

  private constructor(port: number, options: ProductOptions) {
    this.port = port
    this.folder = options.folder ?? makeDataFolder()
    this.#options = options
  }

  static async start(options: ProductOptions = {}): Promise<Product> {
    const product = new Product(await freePort(), options)
    await product.#startSandbox()
    await product.boot()
    if (!options.unowned) await product.signIn()
    if (!options.unowned && !options.demo) await product.#name(options.lifted ?? false)
    return product
  }

  /** Who lifts limits has members write faster than people do. */
  async #name(lifted: boolean): Promise<void> {
    const limits = lifted ? { safety: { messagesAMinute: 300 } } : {}
    await this.rpc().settings.update({ version: 1, name: 'Lumen Trails', ...limits })
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get sandboxUrl(): string {
    return this.#sandboxAnswer?.page ?? ''
  }

  /** The token that the simulated Discord minted, as its page shows it. */
  get sandboxToken(): string {
    return this.#sandboxAnswer?.token ?? ''
  }

  get cookie(): string {
    return this.#cookie
  }

  /** Messages to Discord that may notify somebody; known where requests are held to the description. */
  get loud(): Conforming['loud'] {
    return this.#conforming?.loud ?? []
  }

  /** Process id of the product's Node. */
  get pid(): number {
    return this.#running?.child.pid ?? 0
  }

  get sandboxPid(): number {
    return this.#sandbox?.child.pid ?? 0
  }

  /** Process id of the embedded database, from its own file. */
  get databasePid(): number {
    const paths = [
      join(this.folder, 'postgres', 'postmaster.pid'),
      join(this.folder, 'postgres', 'data', 'postmaster.pid'),
    ]
    const file = paths.find((path) => existsSync(path))
    return file ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  }

  /** The embedded database as the product itself opens it, for what no API shows. */
  get databaseUrl(): string {
    const cluster = join(this.folder, 'postgres')
    const file = readPostmasterFile(cluster)
    const password = readFileSync(join(cluster, passwordFile), 'utf8').trim()
    const host = encodeURIComponent(file?.socketFolder || '127.0.0.1')
    return `postgres://guildesk:${encodeURIComponent(password)}@${host}:${file?.port}/guildesk`
  }

  /** The one-time link by which the owner is made, as it was printed. */
  get setUpLink(): string {
    return /\S+\/owner\?token=\S+/.exec(this.#running?.stdout ?? '')?.[0] ?? ''
  }

  get log(): string {
    return this.#running?.stderr ?? ''
  }

  /** Starts the product's process and waits until it serves and is connected. Answers the milliseconds until /readyz said yes. */
  async boot({ connected = true } = {}): Promise<number> {
    const began = performance.now()
    const { apiBase = '', token = '' } = this.#sandboxAnswer ?? {}
    const env = {
      PORT: String(this.port),
      GUILDESK_DATA_DIR: this.folder,
      ...(this.#options.demo ? {} : { DISCORD_TOKEN: token, DISCORD_API_URL: apiBase }),
      ...this.#twilioEnv(),
      ...this.#clockEnv(),
      ...(this.#options.unowned ? {} : { GUILDESK_OWNER_EMAIL: OWNER.email, GUILDESK_OWNER_PASSWORD: OWNER.password }),
      NODE_COMPILE_CACHE: join(ROOT, 'dist', 'compiled'),
      ...this.#options.env,
    }
    const running = keep(process.execPath, [join(ROOT, 'dist/server/main.mjs')], env)
    this.#running = running
    const demo = this.#options.demo ? { demo: await describeWorld(this.sandboxUrl), twilio: this.#twilio } : {}
    running.child.on('message', (message: { kind?: string; act?: string; input?: object }) => {
      if (message.kind === 'wants-sandbox')
        running.child.send({ kind: 'sandbox', ...this.#sandboxAnswer, ...demo }, () => undefined)
      if (message.kind === 'tell-sandbox') void tellSandbox(this.sandboxUrl, message.act ?? '', message.input ?? {})
    })
    let over = false
    void running.ended.then(() => {
      over = true
    })
    let ready = 0
    for (;;) {
      if (over) throw new Error(`the product ended while it started:\n${running.stderr.slice(-3000)}`)
      const answer = await readyz(this.url)
      if (answer?.ready && ready === 0) ready = performance.now() - began
      if (answer?.ready && (!connected || answer.discord?.phase === 'connected')) return ready
      await wait(10)
    }
  }

  /** From here on it is so much later, for the product, also one that is yet to boot, and for Discord alike. Their timers go on as they are. */
  shiftClock(ms: number): void {
    this.#shift += ms
    for (const kept of [this.#running, this.#sandbox]) {
      if (kept?.child.connected) kept.child.send({ kind: 'shift-clock', ms: this.#shift })
    }
  }

  #clockEnv(): Record<string, string> {
    return this.#options.clock ? { NODE_OPTIONS: SHIFTED_CLOCK, TEST_CLOCK_SHIFT: String(this.#shift) } : {}
  }

  /** Requests to Twilio, as they were held to the official descriptions; undefined where they are not. */
  get twilioRequests(): ConformingTwilio | undefined {
    return this.#conformingTwilio
  }

  /** The account that the simulated Twilio has; requests by it are held to the descriptions as well. */
  get twilioAccount(): { accountSid: string; authToken: string; apiBase: string } {
    if (!this.#twilio) throw new Error('the sandbox is not started')
    return this.#twilio
  }

  #twilioEnv(): Record<string, string> {
    if (!this.#options.twilio || this.#options.demo || !this.#twilio) return {}
    const { accountSid, authToken, apiBase } = this.#twilio
    return { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_API_URL: apiBase }
  }

  /** A verb of the command line, beside the running product. */
  async command(...words: string[]): Promise<{ code: number | null; said: string }> {
    const env = { PORT: String(this.port), GUILDESK_DATA_DIR: this.folder, ...this.#twilioEnv(), ...this.#options.env }
    const run = keep(process.execPath, [join(ROOT, 'dist/server/cli.mjs'), ...words], env, false)
    const code = await run.ended
    return { code, said: run.stdout + run.stderr }
  }

  /** Kills Node alone (-9); the database stays behind as an orphan. */
  async kill(): Promise<void> {
    this.#running?.child.kill('SIGKILL')
    await this.#running?.ended
  }

  /** Kills Node and the database together (-9). */
  async killWithDatabase(): Promise<void> {
    const database = this.databasePid
    this.#running?.child.kill('SIGKILL')
    if (database) process.kill(database, 'SIGKILL')
    await this.#running?.ended
  }

  async stop(): Promise<void> {
    this.#running?.child.kill('SIGTERM')
    await this.#running?.ended
  }

  /** Ends everything. Throws when a request did not conform to Discord's or Twilio's official description, or an answer of the simulated one. */
  async close(): Promise<void> {
    await this.stop()
    await this.#conforming?.close()
    await this.#conformingTwilio?.close()
    this.#sandbox?.child.kill('SIGTERM')
    await this.#sandbox?.ended
    await rm(this.folder, { recursive: true, force: true })
    const { violations: atTwilio = [], wrongAnswers = [] } = this.#conformingTwilio ?? {}
    const violations = [...(this.#conforming?.violations ?? []), ...atTwilio, ...wrongAnswers]
    if (violations.length > 0) throw new Error(`requests do not conform:\n${violations.join('\n')}`)
  }

  /** One act of the sandbox's control API. */
  act<A extends ActName>(name: A, input: ActInput<A>): Promise<ActResult<A>> {
    return act(this.sandboxUrl, name, input)
  }

  /** The console's own client, as the owner. */
  rpc(): DeskClient {
    const link = new RPCLink({ url: `${this.url}/rpc`, headers: () => ({ cookie: this.#cookie, origin: this.url }) })
    return createORPCClient(link) as DeskClient
  }

  /** A socket as the console opens it, perhaps by another address of the desk; the caller follows. */
  socket(url = this.url): DeskSocket {
    return io(url, {
      transports: ['websocket'],
      extraHeaders: { cookie: this.#cookie, origin: url },
      reconnectionDelay: 50,
      reconnectionDelayMax: 250,
    })
  }

  async #startSandbox(): Promise<void> {
    const { lifted, world } = this.#options
    const args = ['--port', '0', '--data', join(this.folder, 'sandbox')]
    if (lifted) args.push('--lifted')
    if (world) args.push('--world', world)
    const sandbox = keep(process.execPath, [join(ROOT, 'dist/sandbox-server/main.mjs'), ...args], this.#clockEnv())
    this.#sandbox = sandbox
    const ready = new Promise<SandboxReady>((resolve, reject) => {
      sandbox.child.on('message', (message: SandboxReady) => {
        if (message.kind === 'sandbox-ready') resolve(message)
      })
      void sandbox.ended.then((code) => reject(new Error(`the sandbox ended (${code}):\n${sandbox.stderr}`)))
    })
    const { apiBase, token, applicationId, twilio } = await ready
    const page = new URL(apiBase).origin
    if (this.#options.conform ?? isDescribed) this.#conforming = await conforming(page)
    if (this.#options.conform ?? isTwilioDescribed) this.#conformingTwilio = await conformingTwilio(twilio.apiBase)
    this.#twilio = { ...twilio, apiBase: this.#conformingTwilio?.apiBase ?? twilio.apiBase }
    this.#sandboxAnswer = { apiBase: this.#conforming?.apiBase ?? apiBase, token, applicationId, page }
  }

  /** Takes the owner's session; done at the start unless it stands unowned. */
  async signIn(): Promise<void> {
    const answer = await fetch(`${this.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url },
      body: JSON.stringify(OWNER),
    })
    if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`)
    this.#cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }
}

async function readyz(url: string): Promise<{ ready: boolean; discord?: { phase: string } } | null> {
  try {
    return (await (await fetch(`${url}/readyz`)).json()) as { ready: boolean; discord?: { phase: string } }
  } catch {
    return null
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
