import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { noteTold } from './control/bench.ts'
import { FlexLive } from './control/flex-live.ts'
import { Live } from './control/live.ts'
import { serveFlexMedia } from './control/serve-flex-media.ts'
import { isOwnPage, serveControl } from './control/server.ts'
import { Traffic } from './control/traffic.ts'
import { Faults } from './faults.ts'
import { Gateway } from './gateway/gateway.ts'
import { Interactions } from './interactions/interactions.ts'
import { Journal } from './journal.ts'
import { servePage } from './page-files.ts'
import { RequestLog } from './request-log.ts'
import { Limits } from './rest/limits.ts'
import { Nonces } from './rest/nonces.ts'
import type { Route } from './rest/router.ts'
import { accountRoutes, channelRoutes, guildRoutes, interactionRoutes } from './rest/routes.ts'
import { serveRest } from './rest/server.ts'
import { RouteTree } from './route-tree.ts'
import type { Sandbox } from './sandbox.ts'
import { serveAttachment } from './serve-attachment.ts'
import { serveFace } from './serve-face.ts'
import { Story } from './story/story.ts'
import { makeTwilio } from './twilio/make-twilio.ts'
import { TwilioRouter } from './twilio/router.ts'
import { routes as twilioRoutes } from './twilio/routes.ts'
import { serveTwilio } from './twilio/serve.ts'
import { firstAccount, keepTicking, stopTwilio } from './twilio/server.ts'
import { AttachmentStore } from './world/attachment-store.ts'
import { makeDefaultWorld } from './world/default-world.ts'
import { makeEmptyWorld } from './world/empty-world.ts'
import { World } from './world/world.ts'

export interface SandboxOptions {
  /** 0: any free port. */
  port: number
  /** Where chats are kept; without it they live in memory only. */
  dataFolder?: string
  /** What stands at first start: the server of the ready template with its community, or one that somebody has just made. */
  world?: 'template' | 'empty'
  /** No 429s and no 40003, for benches. */
  lifted?: boolean
  /** The built page; `dist/sandbox` of this package where it is not given. */
  pageFolder?: string
  /** "Pull the plug" is offered and told to `tellParent`. */
  development?: boolean
  deskUrl?: string
  tellParent?: (message: object) => void
  heartbeatMs?: number
  /** Milliseconds since 1970; the real clock where it is not given. */
  clock?: () => number
}

export interface RunningSandbox {
  port: number
  /** What the product takes as its Discord: `http://127.0.0.1:<port>/api`. */
  apiBase: string
  gatewayUrl: string
  token: string
  applicationId: string
  guildId: string
  /** What the product takes as its Twilio, and the page on which a person can be the Flex agent. */
  twilio: { accountSid: string; authToken: string; apiBase: string; agentPage: string }
  /** The parts, for tests in the same process. */
  sandbox: Sandbox
  close(): Promise<void>
}

/** Starts a simulated Discord on 127.0.0.1; rejects when the port is taken or the data folder cannot be used. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const sandbox = await makeSandbox(options)
  const live = { discord: new Live(sandbox), flex: new FlexLive(sandbox.twilio) }
  connectOutlets(sandbox, live.discord)
  const server = createServer()
  await listen(server, options.port)
  const { port } = server.address() as AddressInfo
  sandbox.world.origin = `http://127.0.0.1:${port}`
  sandbox.twilio.world.origin = `${sandbox.world.origin}/twilio`
  serve(sandbox, live, server, {
    port,
    pageFolder: options.pageFolder ?? builtPage(),
  })
  const sweeping = setInterval(() => sweep(sandbox), 10_000)
  sweeping.unref()
  keepTicking(sandbox.twilio)
  const { application, guild, origin } = sandbox.world
  const account = firstAccount(sandbox.twilio)
  return {
    port,
    apiBase: `${origin}/api`,
    gatewayUrl: origin.replace(/^http/, 'ws'),
    token: application.token,
    applicationId: application.id,
    guildId: guild.id,
    twilio: {
      accountSid: account.sid,
      authToken: account.authToken,
      apiBase: sandbox.twilio.world.origin,
      agentPage: `${origin}/flex`,
    },
    sandbox,
    close: () => close(sandbox, live, server, sweeping),
  }
}

/** Who looks at the members' page, and who at the Flex agents'. */
interface LivePages {
  discord: Live
  flex: FlexLive
}

/** The page is built to dist/sandbox; run from its bundle, this program lies beside it in dist. */
function builtPage(): string {
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../dist/sandbox' : '../sandbox', import.meta.url))
}

async function makeSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? Date.now
  const world = new World(clock, new AttachmentStore(options.dataFolder))
  const opened = options.dataFolder ? await Journal.open(path.resolve(options.dataFolder), world) : undefined
  const journal = opened?.journal
  if (journal) world.outlets.record = (record) => journal.write(record)
  if (!opened?.found) (options.world === 'empty' ? makeEmptyWorld : makeDefaultWorld)(world)
  const faults = new Faults()
  const log = new RequestLog(clock)
  const limits = new Limits(clock)
  limits.lifted = options.lifted ?? false
  const twilio = await makeTwilio({ clock, ...(options.dataFolder ? { dataFolder: options.dataFolder } : {}) })
  twilio.limits.lifted = limits.lifted
  return {
    world,
    faults,
    limits,
    log,
    gateway: new Gateway({ world, faults, log, heartbeatMs: options.heartbeatMs ?? 41_250 }),
    interactions: new Interactions(world, log),
    nonces: new Nonces(clock),
    journal,
    traffic: new Traffic(),
    story: new Story(),
    bench: undefined,
    twilio,
    development: options.development ?? false,
    deskUrl: options.deskUrl,
    tellParent: options.tellParent ?? (() => {}),
  }
}

function connectOutlets(sandbox: Sandbox, live: Live): void {
  const { world, gateway, log, faults, story } = sandbox
  world.outlets.event = (event) => gateway.dispatch(event)
  world.outlets.show = (audience, frame) => live.show(audience, frame)
  world.outlets.reload = () => live.reload()
  log.added = () => live.logAdded()
  log.connection = () => live.applicationChanged()
  faults.changed = () => live.faultsChanged()
  story.changed = () => live.storyChanged()
  sandbox.twilio.world.listen((event) => noteTold(sandbox, event))
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function serve(sandbox: Sandbox, live: LivePages, server: Server, place: { port: number; pageFolder: string }): void {
  const routers = {
    discord: new RouteTree<Route>([...channelRoutes, ...accountRoutes, ...guildRoutes, ...interactionRoutes]),
    twilio: new TwilioRouter(twilioRoutes),
  }
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024 })
  // Clients keep connections open; closing idle ones early would race with their next request.
  server.keepAliveTimeout = 75_000
  server.on('request', (request, response) => {
    answer(sandbox, routers, place, request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://sandbox')
    const wantsFlex = url.pathname === '/control/flex-live'
    const wantsLive = wantsFlex || url.pathname === '/control/live'
    if (wantsLive ? !isOwnPage(request, place.port) : !sandbox.faults.gatewayOn || request.headers.origin !== undefined)
      return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (client) => {
      if (wantsFlex) live.flex.watch(client)
      else if (wantsLive) live.discord.watch(client, url.searchParams.get('as'))
      else sandbox.gateway.accept(client, request)
    })
  })
}

async function answer(
  sandbox: Sandbox,
  routers: { discord: RouteTree<Route>; twilio: TwilioRouter },
  place: { port: number; pageFolder: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', sandbox.world.origin)
  if (url.pathname.startsWith('/api/')) return serveRest(sandbox, routers.discord, request, response, url)
  if (url.pathname.startsWith('/twilio/')) return serveTwilio(sandbox.twilio, routers.twilio, request, response)
  // Pictures are shown by the desk's page too, as Discord's are.
  if (url.pathname.startsWith('/avatars/')) return serveFace(url.pathname, response)
  if (!isOwnPage(request, place.port)) {
    response.writeHead(403, { 'content-type': 'text/plain' })
    response.end('This sandbox answers its own page and programs of this computer only.\n')
    return
  }
  if (url.pathname.startsWith('/attachments/')) return serveAttachment(sandbox.world, url, response)
  if (url.pathname.startsWith('/control/flex-media/')) return serveFlexMedia(sandbox.twilio, url, response)
  if (url.pathname.startsWith('/control/')) return serveControl(sandbox, request, response, url)
  return servePage(place.pageFolder, url.pathname, response)
}

function sweep(sandbox: Sandbox): void {
  sandbox.limits.sweep()
  sandbox.nonces.sweep()
  sandbox.interactions.sweep()
  sandbox.gateway.sweep()
}

async function close(sandbox: Sandbox, live: LivePages, server: Server, sweeping: NodeJS.Timeout): Promise<void> {
  clearInterval(sweeping)
  sandbox.traffic.stop()
  await sandbox.story.stop()
  sandbox.interactions.close()
  live.discord.close()
  live.flex.close()
  sandbox.gateway.drop(1001, 'the sandbox stops')
  sandbox.gateway.each((connection) => connection.end())
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
  await stopTwilio(sandbox.twilio)
  await sandbox.journal?.close()
}
