import { readAccount } from '../connectors/discord/account.ts'
import { readPlaces } from '../connectors/discord/announcements/read-places.ts'
import {
  type DiscordApplication,
  deleteApplication,
  holderOf,
  upsertApplication,
} from '../connectors/discord/applications.ts'
import { type Bar, findBars, type Scene } from '../connectors/discord/moderation/find-bars.ts'
import type { Asker } from '../connectors/discord/set-up/ask-patiently.ts'
import { type Access, type Checked, checkToken, withDiscord } from '../connectors/discord/set-up/check-token.ts'
import { tidyToken } from '../connectors/discord/set-up/fault-of-token.ts'
import { inviteLink } from '../connectors/discord/set-up/permissions.ts'
import { readChannels } from '../connectors/discord/set-up/read-channels.ts'
import type { Told } from '../connectors/discord/set-up/read-guilds.ts'
import { type RoleFacts, readRoles } from '../connectors/discord/set-up/read-roles.ts'
import { wordsOfFailure } from '../connectors/discord/set-up/words-of-failure.ts'
import { recordAudit } from '../core/audit/record-audit.ts'
import { readSettings } from '../core/workspace/settings.ts'
import type { DiscordSetUp, SetUpCaller } from '../http/discord-set-up.ts'
import type { Transaction } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { appendEvents } from '../kernel/events/append.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import type { AnnouncementPlace } from '../protocol/announcement-contract.ts'
import type { DiscordChannelView, DiscordCheck, DiscordRoleView, DiscordView } from '../protocol/discord.ts'
import type { ChannelPlace } from '../protocol/settings.ts'
import type { Applications } from './applications.ts'
import type { SandboxAnswer } from './ask-for-sandbox.ts'
import { WORKSPACES_CHANGED } from './keeper.ts'

export interface SetUpOptions {
  kernel: Kernel
  secrets: Secrets
  applications: Applications
  /** The simulated Discord beside us: its own token leads there, every other one to Discord. */
  sandbox: SandboxAnswer | null
  /** The workspace whose token is DISCORD_TOKEN's; null where the environment names none. */
  fixed: number | null
}

const BARS_MS = 30_000
const NONE = 'No Discord application is connected yet. Paste its bot token in Settings.'
const KIND_WORDS = { text: 'a text channel', forum: 'a forum', announcement: 'an announcement channel' }
const FIXED = 'The environment decides the token of this workspace (DISCORD_TOKEN). Change it there, then start again.'

/** Setting up Discord at run time: looks are answered by Discord itself, changes are stored and connected at once. */
export class DiscordDesk implements DiscordSetUp {
  readonly #options: SetUpOptions
  /** Whoever asks for the same channels meanwhile gets the same answer: settings name several at once, and Discord counts each question. */
  readonly #asked = new Map<string, Promise<DiscordChannelView[]>>()
  readonly #bars = new Map<string, { until: number; bars: Promise<Bar[]> }>()

  constructor(options: SetUpOptions) {
    this.#options = options
  }

  isFixed(workspace: number): boolean {
    return workspace === this.#options.fixed
  }

  async show(workspace: number): Promise<DiscordView> {
    const { applications, kernel } = this.#options
    const stored = applications.stored(workspace)
    const state = applications.state(workspace)
    if (!stored || !state) return { application: null, invite: null, guilds: null, unanswered: null }
    const { phase, problem } = state
    const { simulated } = stored
    // One that does not run cannot be asked either: there is no simulated Discord to ask.
    const told = phase === 'stopped' && simulated ? unasked(problem) : await checkToken(stored, kernel.log)
    const account = told.ok ? told.account : null
    const id = account?.applicationId ?? (stored.applicationId === '0' ? null : stored.applicationId)
    return {
      application: {
        ...{ id, phase, problem, simulated },
        name: account?.name ?? null,
        botName: account?.botName ?? null,
        messageContent: account?.messageContent ?? null,
        guildMembers: account?.guildMembers ?? null,
      },
      invite: id && !simulated ? inviteLink(id) : null,
      guilds: told.ok ? told.guilds : null,
      unanswered: told.ok ? null : told.words,
    }
  }

  channels(workspace: number, guild: string): Promise<DiscordChannelView[]> {
    const key = `${workspace}:${guild}`
    const asked =
      this.#asked.get(key) ??
      this.#inGuild(workspace, guild, (rest, botId) => readChannels(rest, { guild, botId })).finally(() =>
        this.#asked.delete(key),
      )
    this.#asked.set(key, asked)
    return asked
  }

  async roles(workspace: number, guild: string): Promise<DiscordRoleView[]> {
    return this.#inGuild<RoleFacts[]>(workspace, guild, (rest) => readRoles(rest, guild))
  }

  async findChannel(
    workspace: number,
    { guild, id }: Omit<ChannelPlace, 'name'>,
    ...kinds: ('text' | 'forum' | 'announcement')[]
  ): Promise<ChannelPlace> {
    const found = (await this.channels(workspace, guild)).find((channel) => channel.id === id)
    const wanted = kinds.map((kind) => KIND_WORDS[kind]).join(' or ')
    if (!found) throw new Refusal('invalid', `The bot sees no such channel. Choose ${wanted} that it sees.`)
    if (!kinds.includes(found.kind)) {
      throw new Refusal('invalid', `#${found.name} is ${KIND_WORDS[found.kind]}. Choose ${wanted}.`)
    }
    return { guild, id, name: found.name }
  }

  async findRole(workspace: number, { guild, id }: Omit<ChannelPlace, 'name'>): Promise<ChannelPlace> {
    const roles = await this.roles(workspace, guild)
    const found = roles.find((role) => role.id === id)
    if (!found) throw new Refusal('invalid', 'There is no such role in this server. Choose another one.')
    return { guild, id, name: found.name }
  }

  async announcementPlaces(workspace: number): Promise<{ items: AnnouncementPlace[]; bot: string }> {
    const { stored, account, guilds } = await this.#checked(workspace)
    const places = await withDiscord(stored, this.#options.kernel.log, async (rest) => {
      const all: AnnouncementPlace[] = []
      for (const { id: guild } of guilds) {
        const told = await readPlaces(rest, { guild, botId: account.botId })
        if (!told.ok) throw new Refusal('unavailable', wordsOfFailure(told.failure))
        all.push(...told.facts)
      }
      return all
    })
    const items = [...places.filter(({ publishes }) => publishes), ...places.filter(({ publishes }) => !publishes)]
    return { items, bot: account.botName }
  }

  /** Asked anew at most twice a minute: a screen shows a report again with each thing that happens. */
  async bars(workspace: number, scene: Scene): Promise<Bar[]> {
    const { applications, kernel } = this.#options
    const stored = applications.stored(workspace)
    if (!stored || !scene.guild || applications.state(workspace)?.phase === 'stopped') return []
    const key = JSON.stringify([workspace, scene])
    const now = kernel.clock.now().getTime()
    for (const [old, { until }] of this.#bars) if (until < now) this.#bars.delete(old)
    const known = this.#bars.get(key)
    if (known) return known.bars
    const bars = withDiscord(stored, kernel.log, async (rest) => {
      const told = await readAccount(rest)
      return (told.ok && (await findBars(rest, told.account, scene))) || []
    }).catch(() => [])
    this.#bars.set(key, { until: now + BARS_MS, bars })
    return bars
  }

  /** Asks Discord about a server that the bot is in. */
  async #inGuild<Facts>(
    workspace: number,
    guild: string,
    ask: (rest: Asker, botId: string) => Promise<Told<Facts>>,
  ): Promise<Facts> {
    const { stored, ...checked } = await this.#checked(workspace)
    const { log } = this.#options.kernel
    if (!checked.guilds.some(({ id }) => id === guild)) {
      throw new Refusal('not_found', 'The bot is not in this server. Add it with the invite link.')
    }
    const told = await withDiscord(stored, log, (rest) => ask(rest, checked.account.botId))
    if (!told.ok) throw new Refusal('unavailable', wordsOfFailure(told.failure))
    return told.facts
  }

  /** The workspace's application as Discord answers for it now. */
  async #checked(workspace: number) {
    const stored = this.#options.applications.stored(workspace)
    if (!stored) throw new Refusal('not_found', NONE)
    const checked = await checkToken(stored, this.#options.kernel.log)
    if (!checked.ok) throw new Refusal('unavailable', checked.words)
    return { stored, account: checked.account, guilds: checked.guilds }
  }

  async check(workspace: number, typed: string): Promise<DiscordCheck> {
    const { access, simulated } = this.#accessOf(typed)
    const checked = await checkToken(access, this.#options.kernel.log)
    if (!checked.ok) return { ok: false, words: checked.words, application: null, guilds: [], invite: null }
    const { applicationId, name, botName, messageContent } = checked.account
    const holder = await this.#holder({ ...access, workspace, applicationId, simulated })
    return {
      ok: holder === null,
      words: holder ?? foundWords(checked),
      application: { id: applicationId, name, botName, messageContent },
      guilds: checked.guilds.map(({ id, name: guild }) => ({ id, name: guild })),
      invite: simulated ? null : inviteLink(applicationId),
    }
  }

  async connect(caller: SetUpCaller, typed: string | undefined): Promise<void> {
    const { workspace } = caller
    if (typed !== undefined && this.isFixed(workspace)) throw new Refusal('conflict', FIXED)
    const stored = this.#options.applications.stored(workspace)
    if (typed === undefined && !stored) throw new Refusal('not_found', NONE)
    const again = typed === undefined && stored
    const { access, simulated } = again ? { access: stored, simulated: stored.simulated } : this.#accessOf(typed ?? '')
    const checked = await checkToken(access, this.#options.kernel.log)
    if (!checked.ok) throw new Refusal(checked.refused ? 'invalid' : 'unavailable', checked.words)
    const { applicationId } = checked.account
    const { token, apiBase } = access
    await this.#connectNow(caller, { workspace, applicationId, token, apiBase, simulated })
  }

  async disconnect(caller: SetUpCaller): Promise<void> {
    if (this.isFixed(caller.workspace)) throw new Refusal('conflict', FIXED)
    await this.#change(caller, 'discord.disconnected', (tx) => deleteApplication(tx, caller.workspace))
  }

  async #connectNow(caller: SetUpCaller, application: DiscordApplication): Promise<void> {
    const { secrets, kernel } = this.#options
    await this.#change(caller, 'discord.connected', async (tx) => {
      await tx.run(ONE_AT_A_TIME, [])
      const { demo } = await readSettings(tx, application.workspace)
      if (demo && !application.simulated) throw new Refusal('conflict', DEMO)
      const holder = await holderOf(tx, application)
      if (holder !== null) throw new Refusal('conflict', heldWords(holder))
      await upsertApplication(tx, secrets, { ...application, at: kernel.clock.now() })
    })
  }

  async #change(
    { workspace, agent }: SetUpCaller,
    act: 'discord.connected' | 'discord.disconnected',
    change: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const { kernel, applications } = this.#options
    const at = kernel.clock.now()
    await kernel.db.transaction(async (tx) => {
      await change(tx)
      await recordAudit(tx, { workspace, agent, act, subject: `workspace:${workspace}`, at })
      tx.wake(WORKSPACES_CHANGED)
      await appendEvents(tx, [{ workspace, kind: 'settings.changed', conversation: null, agent, at }])
    })
    await applications.sync()
  }

  async #holder(application: DiscordApplication): Promise<string | null> {
    const holder = await holderOf(this.#options.kernel.db, application)
    return holder === null ? null : heldWords(holder)
  }

  #accessOf(typed: string): { access: Access; simulated: boolean } {
    const token = tidyToken(typed)
    const { sandbox } = this.#options
    const simulated = sandbox !== null && token === sandbox.token
    return { access: { token, apiBase: simulated ? sandbox.apiBase : null }, simulated }
  }
}

const DEMO = 'The demo lives in the simulated Discord. Switch to your own workspace to connect your application.'

/** Two workspaces that connect one application at once: the second finds what the first has stored. */
const ONE_AT_A_TIME = { name: 'discord_connect_lock', text: 'select pg_advisory_xact_lock(7305003)' }

const heldWords = (holder: string): string =>
  `This application belongs to the workspace "${holder}" already. Make another one in the developer portal.`

const unasked = (problem: string | null): Checked => ({ ok: false, words: problem ?? '', refused: false })

function foundWords({ account, guilds }: Extract<Checked, { ok: true }>): string {
  const [first, second] = guilds
  if (!first) return `This is the token of ${account.botName}, which is in no server yet. Add it with the invite link.`
  const where = second ? `${guilds.length} servers` : first.name
  return `This is the token of ${account.botName}, which is in ${where}.`
}
