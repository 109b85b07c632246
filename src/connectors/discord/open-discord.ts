import { setTimeout as sleep } from 'node:timers/promises'
import type { AttachmentFetcher } from '../../core/attachment/source.ts'
import type { Channel, Recipient } from '../../core/delivery/channel.ts'
import type { AnswerEngine } from '../../core/virtual-agent/answer-engine.ts'
import { readSettings } from '../../core/workspace/settings.ts'
import { SETTINGS_CHANGED } from '../../core/workspace/update-settings.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { type Account, readAccount } from './account.ts'
import { AnnouncementDeletions } from './announcements/hear-deletions.ts'
import { Asks } from './asks/asks.ts'
import { Posts } from './asks/posts.ts'
import { CardDeletions } from './cards/hear-deletions.ts'
import { DiscordChannel } from './channel.ts'
import { DiscordAttachments } from './fetch-attachment.ts'
import { TOKEN_REFUSED } from './gateway/connection.ts'
import { Gateway } from './gateway/gateway.ts'
import { intentsFor } from './gateway/intents.ts'
import { GatewayLease, type Held } from './gateway/lease.ts'
import { GatewaySession } from './gateway/session.ts'
import { Guilds } from './guilds.ts'
import type { View } from './inbound/view.ts'
import { registerCommands } from './interactions/commands.ts'
import { Interactions } from './interactions/interactions.ts'
import type { DiscordInward } from './inward.ts'
import { Keepers } from './keepers.ts'
import { Members } from './members.ts'
import { ReportedDeletions } from './moderation/hear-deletions.ts'
import { ModLog } from './moderation/mod-log.ts'
import { openDirect } from './outbound/direct.ts'
import { Echoes } from './outbound/echoes.ts'
import { Tools } from './outbound/tools.ts'
import { Recent } from './recent.ts'
import { CaseRequests } from './reports/case-requests.ts'
import { Targets } from './reports/targets.ts'
import { DiscordRest } from './rest/client.ts'
import { RoleLookup } from './role-lookup.ts'
import { Refusals } from './safety/refusals.ts'
import { SafetyRequests } from './safety/safety-requests.ts'
import { LookalikeWatch } from './safety/scan/lookalike-watch.ts'
import { StaffWatch } from './safety/staff-watch.ts'
import { Welcome } from './safety/welcome.ts'
import { WordLimit } from './safety/word-limit.ts'
import { ServerWatch } from './server/watch-server.ts'
import { StaffActs } from './staff/acts.ts'
import { StaffChannel } from './staff/staff-channel.ts'
import { Threads } from './threads.ts'

const RETRY_LONGEST_MS = 30_000
const STEP_AGAIN_MS = 2000
const REMEMBERED = 10_000
const DISCORD_CDN = 'https://cdn.discordapp.com'

export interface DiscordOptions {
  kernel: Kernel
  workspace: number
  /** `apiBase` ends in `/api`; null is Discord itself. */
  application: { token: string; apiBase: string | null }
  secrets: Secrets
  inward: DiscordInward
  limits: { requestsPerSecond: number }
  /** Address of the desk, to which the lines of the staff channel lead; without a slash at the end. */
  publicUrl: string
  /** Files that may stand on living cards, and pictures of articles, are read from here. */
  blobs: BlobStore
  /** Answers what is asked beside any chat. */
  engine: AnswerEngine
  /**
   * This process has become (or is no longer) the application's gateway: only while it is may the delivery lanes be drained.
   * A promise that is returned is waited for.
   */
  onLeading: (leading: boolean) => void | Promise<void>
}

/** For readiness and metrics. */
export interface DiscordState {
  /** `standby`: another process is the gateway. `stopped`: nothing works until a person acts, `problem` says how. */
  phase: 'standby' | 'connecting' | 'connected' | 'stopped'
  problem: string | null
  /** What does not work until a person acts, while all else goes on: the staff channel cannot be written in, say. */
  trouble: string | null
  /** Changes that wait to be stored, and requests that wait for their turn. */
  waitingIn: number
  waitingOut: number
  /** What was missed is being read. */
  backfilling: boolean
  /** Answers 401, 403 and 429 of the last ten minutes. */
  invalidRequests: number
}

export interface DiscordConnector {
  channel: Channel
  attachments: AttachmentFetcher
  start(): Promise<void>
  stop(): Promise<void>
  state(): DiscordState
}

/** Opens a workspace's Discord application. `start` does not wait for Discord: `state` tells how far it is. */
export function openDiscord(options: DiscordOptions): DiscordConnector {
  return new Connector(options)
}

class Connector implements DiscordConnector {
  readonly channel: Channel
  readonly attachments: AttachmentFetcher
  readonly #options: DiscordOptions
  readonly #rest: DiscordRest
  readonly #lease: GatewayLease
  readonly #echoes = new Echoes()
  readonly #conversations = new Recent<string>(REMEMBERED)
  #gateway: Gateway | undefined
  #tools: Tools | undefined
  #keepers: Keepers | undefined
  #server: ServerWatch | undefined
  #problem: string | null = null
  #ending = new AbortController()

  constructor(options: DiscordOptions) {
    this.#options = options
    const { kernel, workspace, application, limits } = options
    this.#rest = new DiscordRest({
      ...application,
      requestsPerSecond: limits.requestsPerSecond,
      log: kernel.log,
      onTokenRefused: () => this.#fail(TOKEN_REFUSED),
    })
    this.#lease = new GatewayLease({
      db: kernel.db,
      workspace,
      log: kernel.log,
      onTaken: (held) => this.#begin(held),
      onLost: () => this.#end(),
    })
    this.channel = new DiscordChannel({
      tools: () => (this.#problem === null ? this.#tools : undefined),
      onRecipient: (to) => this.#conversations.set(to.address, to.conversation),
      log: kernel.log,
      now: () => kernel.clock.now(),
    })
    this.attachments = new DiscordAttachments(
      () => (this.#problem === null ? this.#rest : undefined),
      application.apiBase,
    )
  }

  async start(): Promise<void> {
    this.#lease.start()
  }

  async stop(): Promise<void> {
    this.#ending.abort()
    await this.#lease.stop()
    this.#rest.close()
  }

  state(): DiscordState {
    const rest = this.#rest.facts()
    const gateway = this.#gateway?.facts()
    const phase = this.#problem
      ? 'stopped'
      : !this.#lease.held
        ? 'standby'
        : gateway?.connected
          ? 'connected'
          : 'connecting'
    return {
      phase,
      problem: this.#problem,
      trouble: this.#keepers?.trouble ?? this.#server?.trouble ?? null,
      waitingIn: gateway?.waiting ?? 0,
      waitingOut: rest.waiting,
      backfilling: gateway?.backfilling ?? false,
      invalidRequests: rest.invalidRequests,
    }
  }

  /** One clear line, once; nothing is tried again until a person has acted. */
  #fail(line: string): void {
    if (this.#problem) return
    this.#problem = line
    this.#options.kernel.log.error({ workspace: this.#options.workspace }, line)
    void this.#gateway?.stop()
  }

  /** The lease is ours. Returns at once, so that its renewal goes on while Discord may be away. */
  async #begin(held: Held): Promise<void> {
    this.#ending = new AbortController()
    void this.#work(held, this.#ending.signal).catch((error: unknown) => {
      this.#options.kernel.log.error({ err: error }, 'the connection to Discord could not be begun')
    })
  }

  async #work(held: Held, signal: AbortSignal): Promise<void> {
    const { kernel, workspace, secrets } = this.#options
    const account = await this.#account(signal)
    if (!account) return
    const guilds = new Guilds(this.#rest)
    const threads = new Threads(kernel.db, workspace)
    const members = new Members(kernel.db, workspace, secrets)
    const { applicationId } = account
    const intents = intentsFor(account)
    const session = new GatewaySession({ db: kernel.db, workspace, applicationId, intents, held })
    const deletions = new CardDeletions(kernel, workspace)
    const announcementDeletions = new AnnouncementDeletions(kernel, workspace)
    const limit = new WordLimit(kernel, workspace)
    const loaded = [threads, session, deletions, announcementDeletions, limit]
    await this.#patiently(signal, () => Promise.all(loaded.map((each) => each.load())))
    // A resumed session does not name the guilds again.
    if (session.info) await guilds.askAll()
    if (signal.aborted) return
    const parts = { account, guilds, threads, members, session, deletions, announcementDeletions, limit }
    const gateway = this.#makeGateway(parts)
    signal.addEventListener('abort', limit.follow(), { once: true })
    this.#gateway = gateway
    this.#tools = new Tools({
      ...{ rest: this.#rest, echoes: this.#echoes, members, threads, guilds, account, log: kernel.log },
      now: () => kernel.clock.now(),
      answered: (token) => gateway.interactions.answered(token),
      supportChannel: () => this.#supportChannel(),
    })
    gateway.start()
    const { publicUrl, blobs } = this.#options
    this.#keepers = new Keepers({
      ...{ kernel, workspace, publicUrl, blobs, rest: this.#rest, guilds, account },
      ...{ deletions, announcementDeletions, tools: this.#tools },
    })
    await this.#keepers.start()
    const registered = this.#register(applicationId, signal)
    await this.#options.onLeading(true)
    const off = kernel.bus.on(SETTINGS_CHANGED, () => void this.#register(applicationId, signal))
    signal.addEventListener('abort', off, { once: true })
    await registered
  }

  async #openDirect(userId: string): Promise<void> {
    const tools = this.#tools
    if (!tools || (await tools.members.get(userId)).directChannelId) return
    const opened = await openDirect(tools, userId)
    if (!opened.ok) this.#options.kernel.log.info({ failure: opened.failure }, 'a direct message could not be opened')
  }

  async #supportChannel(): Promise<Recipient['origin']> {
    const { supportChannel } = await readSettings(this.#options.kernel.db, this.#options.workspace)
    return supportChannel && { guildId: supportChannel.guild, channelId: supportChannel.id }
  }

  async #register(applicationId: string, signal: AbortSignal): Promise<void> {
    const { kernel, workspace } = this.#options
    const options = { db: kernel.db, workspace, applicationId, rest: this.#rest, log: kernel.log }
    await this.#patiently(signal, async () => {
      if (!(await registerCommands(options))) throw new Error('Discord could not be asked')
    })
  }

  #makeGateway(parts: {
    account: Account
    guilds: Guilds
    threads: Threads
    members: Members
    session: GatewaySession
    deletions: CardDeletions
    announcementDeletions: AnnouncementDeletions
    limit: WordLimit
  }): Gateway {
    const { kernel, inward, application, workspace, publicUrl, engine, blobs } = this.#options
    const { account, guilds, threads, members } = parts
    const view: View = {
      ...account,
      cdn: application.apiBase ? new URL(application.apiBase).origin : DISCORD_CDN,
      threadOf: (channelId) => threads.get(channelId),
      guildName: (id) => guilds.guildName(id),
      onlyGuild: () => guilds.onlyGuild(),
      channelName: (id) => guilds.channelName(id),
      roleName: (id) => guilds.roleName(id),
    }
    const { applicationId } = account
    const targets = new Targets(this.#rest, view)
    const asks = { kernel, workspace, engine, blobs, rest: this.#rest }
    this.#server = this.#watchServer(account, guilds)
    return new Gateway({
      ...parts,
      ...{ kernel, inward, view, rest: this.#rest, token: application.token },
      echoes: this.#echoes,
      conversations: this.#conversations,
      staff: new StaffActs({ kernel, workspace, publicUrl }),
      cases: new CaseRequests({ kernel, workspace, publicUrl, targets }),
      safety: new SafetyRequests({ kernel, workspace, botId: account.botId, targets }),
      hearers: [
        new ReportedDeletions(kernel, workspace),
        new StaffWatch({ kernel, workspace, rest: this.#rest, view }),
        new LookalikeWatch({ kernel, workspace, rest: this.#rest, guilds, account, view }),
        new Welcome({ kernel, workspace, rest: this.#rest }),
        this.#server,
      ],
      refusals: new Refusals({ kernel, workspace, rest: this.#rest }),
      asks: new Asks(asks),
      posts: new Posts({ ...asks, botId: account.botId }),
      roles: new RoleLookup({ kernel, workspace, rest: this.#rest, guilds, members }),
      makeInteractions: (failing) =>
        new Interactions({
          rest: this.#rest,
          applicationId,
          log: kernel.log,
          inward,
          members,
          threads,
          targets,
          failing,
          openDirect: (userId) => this.#openDirect(userId),
        }),
      onFatal: (line) => this.#fail(line),
      onDeposed: () => void this.#lease.deposed(),
    })
  }

  #watchServer(account: Account, guilds: Guilds): ServerWatch {
    const { kernel, workspace, publicUrl } = this.#options
    const asked = { rest: this.#rest, guilds, account, log: kernel.log, now: () => kernel.clock.now() }
    const log = new ModLog({ kernel, workspace, publicUrl, channel: new StaffChannel(asked) })
    return new ServerWatch({ kernel, workspace, rest: this.#rest, account, log })
  }

  async #end(): Promise<void> {
    this.#ending.abort()
    const gateway = this.#gateway
    this.#gateway = undefined
    this.#tools = undefined
    const keepers = this.#keepers
    this.#keepers = undefined
    await keepers?.stop()
    await this.#options.onLeading(false)
    await gateway?.stop()
  }

  /** Asks until Discord answers; null when the token is refused or the work was ended. */
  async #account(signal: AbortSignal): Promise<Account | null> {
    for (let wait = 500; !signal.aborted; wait = Math.min(RETRY_LONGEST_MS, wait * 2)) {
      const answer = await readAccount(this.#rest)
      if (answer.ok) return answer.account
      if (answer.failure.kind === 'token') return null
      this.#options.kernel.log.warn({ failure: answer.failure }, 'Discord cannot be reached, will try again')
      await sleep(answer.failure.kind === 'limited' ? answer.failure.ms : wait, undefined, { signal }).catch(
        () => undefined,
      )
    }
    return null
  }

  async #patiently(signal: AbortSignal, act: () => Promise<unknown>): Promise<void> {
    while (!signal.aborted) {
      try {
        await act()
        return
      } catch (error) {
        this.#options.kernel.log.warn({ err: error }, 'a step towards Discord failed, will try again')
        await sleep(STEP_AGAIN_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }
}
