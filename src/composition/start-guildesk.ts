import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { findOwner } from '../core/agent/find-agent.ts'
import { createOwnerLink } from '../core/agent/owner-link.ts'
import type { Workspace } from '../core/workspace/read-workspace.ts'
import { openHttp } from '../http/app.ts'
import { ensureOwner } from '../http/identity/set-up-owner.ts'
import { FolderBlobStore } from '../kernel/blobs.ts'
import { systemClock } from '../kernel/clock.ts'
import { EventFeed } from '../kernel/events/feed.ts'
import { Numberer } from '../kernel/events/numberer.ts'
import { openGuardedFetch } from '../kernel/guarded-fetch.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Log } from '../kernel/log.ts'
import { openSecrets } from '../kernel/secrets/open-secrets.ts'
import { answerStudio } from './answer-studio.ts'
import { Applications } from './applications.ts'
import { type SandboxAnswer, tellSandbox } from './ask-for-sandbox.ts'
import { chooseApplications } from './choose-applications.ts'
import { chooseTwilio } from './choose-twilio.ts'
import { openDemo } from './demo/open-demo.ts'
import { openParser } from './feeds/parse-in-thread.ts'
import { findRealWorkspace } from './find-workspaces.ts'
import { startMaintenance } from './maintenance.ts'
import { openMetrics } from './metrics.ts'
import { openEndpoint } from './open-endpoint.ts'
import { githubSystem, openOutside } from './open-outside.ts'
import { openReaders, openSources } from './open-sources.ts'
import { openStorage } from './open-storage.ts'
import { tellReadiness } from './readiness.ts'
import { finishRemoval, removeDemo } from './remove-demo.ts'
import { openRoutings } from './routings.ts'
import { DiscordDesk } from './set-up-discord.ts'
import { ServerDesk } from './set-up-server.ts'
import { TwilioDesk } from './set-up-twilio.ts'
import { TwilioAccounts } from './twilio-accounts.ts'
import { VirtualAgents } from './virtual-agents.ts'

const DISCORD_PICTURES = 'https://cdn.discordapp.com'

export interface Running {
  /** What standard output is to say. */
  lines: string[]
  stop(): Promise<void>
}

type Closer = () => Promise<unknown> | unknown

/** Puts Guildesk together and starts it; answers when it serves. What was started before a failure is stopped again. */
export async function startGuildesk(config: Config, log: Log): Promise<Running> {
  const closers: Closer[] = []
  const stop = async () => {
    for (const close of closers.reverse()) await close()
  }
  try {
    return { lines: await start(config, log, closers), stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

async function start(config: Config, log: Log, closers: Closer[]): Promise<string[]> {
  const port = config.port === 0 ? await freePort(config.host) : config.port
  const publicUrl = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`
  const storage = await openStorage(config, log)
  closers.push(storage.close)
  const kernel: Kernel = { db: storage.db, bus: storage.bus, clock: systemClock, log }
  const secrets = await openSecrets(kernel.db, { configured: config.secret, dataFolder: config.dataFolder })
  const blobs = new FolderBlobStore(join(config.dataFolder, 'files'), kernel.clock)
  const feed = openEventLog(kernel, closers)
  await finishRemoval({ kernel, blobs })
  const real = await findRealWorkspace(kernel, secrets)
  const ownerMade = config.owner && (await ensureOwner(kernel, { workspace: real.id, ...config.owner }))
  if (ownerMade) log.info('made the owner that the environment names')

  const sandbox = await chooseApplications(config, { kernel, secrets, real })
  await chooseTwilio(config, { kernel, secrets, real, sandbox })
  const alone = config.databaseUrl === undefined
  const guarded = openGuardedFetch({ allowed: config.privateHosts })
  const endpoint = openEndpoint(config, { kernel, secrets, guarded })
  const virtualAgents = new VirtualAgents({ kernel, feed, endpoint, alone })
  const engineOf = (workspace: number) => virtualAgents.engineOf(workspace)
  const asks = { requestsPerSecond: config.discordRequestsPerSecond, sandboxBase: sandbox?.apiBase ?? null }
  const applications = new Applications({ kernel, secrets, blobs, publicUrl, ...asks, engineOf })
  const accounts = new TwilioAccounts({ kernel, secrets, blobs, publicUrl, alone, sandbox: sandbox?.twilio ?? null })
  const routings = openRoutings(kernel, { alone, engineOf })
  const outside = openOutside({ kernel, feed, secrets, guarded, alone })
  const readers = openReaders(config, { kernel, guarded, parse: openParser() })
  const sources = openSources({ kernel, secrets, readers, alone })
  const keepers = [virtualAgents, routings, applications, outside, sources, accounts]
  for (const keeper of keepers) await keeper.start(kernel.bus)
  const sync = async () => void (await Promise.all(keepers.map((keeper) => keeper.sync())))
  const fixed = config.discord ? real.id : null
  const servers = new ServerDesk({ kernel, applications })
  const http = await openHttp({
    kernel,
    blobs,
    feed,
    secrets,
    guarded,
    github: githubSystem(guarded),
    readers,
    sandbox: async (workspace) => (applications.stored(workspace)?.simulated ? (sandbox?.page ?? null) : null),
    trouble: (workspace) => applications.trouble(workspace) ?? accounts.trouble(workspace),
    discord: new DiscordDesk({ kernel, secrets, applications, sandbox, fixed }),
    servers,
    twilio: new TwilioDesk({ ...{ kernel, secrets, accounts, publicUrl }, ...twilioOf(config, real, sandbox) }),
    answerStudio: (call) => answerStudio({ kernel, accounts, engineOf, publicUrl }, call),
    endpoint,
    virtualAgent: (workspace) => virtualAgents.of(workspace),
    removeDemo: ({ workspace }) => removeDemo({ kernel, blobs, sync }, workspace),
    config: {
      publicUrl,
      host: config.host,
      port,
      consoleFolder: consoleFolder(),
      pictureHosts: picturesOf(config, sandbox),
    },
    readiness: () => tellReadiness(kernel, applications),
    metrics: openMetrics(kernel.db, { discord: () => applications.states(), calls: () => accounts.counts.all() }),
  })
  // Stopped in the reverse order: no more requests, then no more Discord, then what they have written is numbered.
  closers.push(() => Promise.all([servers, ...keepers].map((keeper) => keeper.stop())))
  closers.push(() => http.close())
  await http.listen()
  closers.push(startMaintenance(storage.url, kernel))
  const near = ['0.0.0.0', '127.0.0.1', 'localhost'].includes(config.host) ? `http://127.0.0.1:${port}` : publicUrl
  const desk = { api: `${near}/api`, desk: publicUrl }
  const access = (of: number) => applications.stored(of)
  closers.push(openDemo({ kernel, blobs, secrets, place: sandbox?.demo, desk, access, tellSandbox }))
  return linesFor({ publicUrl, page: sandbox?.page ?? null, setUp: await setUpLink(kernel, real, publicUrl) })
}

/** Whose account leads to the simulated Twilio, and which workspace has its own from the environment. */
const twilioOf = (config: Config, real: Workspace, sandbox: SandboxAnswer | null) => ({
  sandbox: sandbox?.twilio ?? null,
  fixed: config.twilio ? real.id : null,
})

/** Where contacts' pictures come from: Discord, and the servers that the start named in its place. */
function picturesOf(config: Config, sandbox: { apiBase: string; page: string } | null): string[] {
  const bases = [config.discord?.apiBase, sandbox?.apiBase, sandbox?.page].filter(
    (base) => base !== undefined && base !== null,
  )
  return [DISCORD_PICTURES, ...bases.map((base) => new URL(base).origin)]
}

function openEventLog(kernel: Kernel, closers: Closer[]): EventFeed {
  const feed = new EventFeed(kernel)
  const numberer = new Numberer({ ...kernel, emit: (rows) => feed.take(rows) })
  feed.start()
  numberer.start()
  closers.push(
    () => feed.stop(),
    () => numberer.stop(),
  )
  return feed
}

async function setUpLink(kernel: Kernel, workspace: Workspace, publicUrl: string): Promise<string | null> {
  if (await findOwner(kernel.db, workspace.id)) return null
  const token = await createOwnerLink(kernel, { workspace: workspace.id })
  return `${publicUrl}/owner?token=${token}`
}

function linesFor({
  publicUrl,
  page,
  setUp,
}: {
  publicUrl: string
  page: string | null
  setUp: string | null
}): string[] {
  return [
    `Desk     ${publicUrl}`,
    ...(page ? [`Sandbox  ${page}`] : []),
    ...(setUp ? [`Set up   ${setUp}`] : []),
    'Ready',
  ]
}

/** dist/console, seen from the bundle (dist/server) or from the sources (src/composition). */
function consoleFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return here.endsWith('composition') ? join(here, '../../dist/console') : join(here, '../console')
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
