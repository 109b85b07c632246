import { isDeepStrictEqual } from 'node:util'
import type { LogLine } from '../../../core/moderation/moderator.ts'
import { readSettings } from '../../../core/workspace/settings.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { plainWords } from '../../../protocol/plain-words.ts'
import type { DriftItem } from '../../../protocol/server.ts'
import { text } from '../../../texts/format.ts'
import type { Account } from '../account.ts'
import type { Hearer } from '../gateway/hearer.ts'
import type { ModLog } from '../moderation/mod-log.ts'
import type { Asker } from '../set-up/ask-patiently.ts'
import { type Fields, idOf, isFields } from '../shapes.ts'
import { findDrift } from './find-drift.ts'
import { lookAtServer } from './look-at-server.ts'
import { listAppliedServers, readParts, readStoredServer, saveDrift } from './store-server.ts'

/** What nobody tells, as a change while we were away, is found by looking so often. */
const LOOK_MS = 15 * 60_000
/** Whoever changes a server changes several things: it is looked at when they pause. */
const PAUSE_MS = 5000

/** Events that may mean that a guild is no longer as its file says (gateway-events). */
const CHANGES = /^(?:CHANNEL_(?:CREATE|UPDATE|DELETE)|GUILD_ROLE_(?:CREATE|UPDATE|DELETE)|GUILD_UPDATE)$/

export interface ServerWatchOptions {
  kernel: Kernel
  workspace: number
  rest: Asker
  account: Account
  log: Pick<ModLog, 'write'>
  /** Milliseconds; other ones for tests. */
  pauseMs?: number
}

/**
 * Keeps what was changed by hand in guilds that are kept by a file: looked at by the clock and a moment after somebody changed something, stored,
 * and told to the desk; what is grave is told in the mod-log as well. Changes nothing by itself.
 */
export class ServerWatch implements Hearer {
  readonly #options: ServerWatchOptions
  readonly #due = new Map<string, NodeJS.Timeout>()
  /** Lines of the mod-log that wait. */
  readonly #later = new Set<NodeJS.Timeout>()
  /** Messages that are panels, by id, with their guild. */
  readonly #panels = new Map<string, string>()
  readonly #grave = new Map<string, string>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(options: ServerWatchOptions) {
    this.#options = options
  }

  /** What stands open until a person acts; null when nothing does. */
  get trouble(): string | null {
    return this.#grave.values().next().value ?? null
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.#lookAtAll(), LOOK_MS)
    this.#timer.unref()
    await this.#lookAtAll()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    for (const timer of [...this.#due.values(), ...this.#later]) clearTimeout(timer)
    await this.#looking
  }

  hear(type: string, data: unknown): void {
    if (!isFields(data)) return
    const guild = CHANGES.test(type)
      ? (idOf(data, 'guild_id') ?? (type === 'GUILD_UPDATE' ? idOf(data, 'id') : null))
      : this.#guildOfPanel(type, data)
    if (guild) this.#schedule(guild)
  }

  #guildOfPanel(type: string, data: Fields): string | null {
    const ids = type === 'MESSAGE_DELETE' ? [data.id] : type === 'MESSAGE_DELETE_BULK' ? data.ids : []
    const panel = Array.isArray(ids) ? ids.find((id) => this.#panels.has(id)) : undefined
    return this.#panels.get(panel) ?? null
  }

  #schedule(guild: string): void {
    if (this.#stopped) return
    clearTimeout(this.#due.get(guild))
    const timer = setTimeout(() => {
      this.#due.delete(guild)
      this.#look(guild)
    }, this.#options.pauseMs ?? PAUSE_MS)
    timer.unref()
    this.#due.set(guild, timer)
  }

  async #lookAtAll(): Promise<void> {
    const { kernel, workspace } = this.#options
    try {
      for (const { guild } of await listAppliedServers(kernel.db, workspace)) this.#look(guild)
    } catch (error) {
      kernel.log.warn({ err: error }, 'the servers that are kept could not be listed')
    }
  }

  /** One after the other, and whatever goes wrong with one is tried again by the clock. */
  #look(guild: string): void {
    const { kernel } = this.#options
    this.#looking = this.#looking
      .then(() => (this.#stopped ? undefined : this.#lookNow(guild)))
      .catch((error: unknown) => kernel.log.warn({ err: error }, 'a server could not be held against its file'))
  }

  async #lookNow(guild: string): Promise<void> {
    const { kernel, workspace, rest, account } = this.#options
    const place = { workspace, guild }
    const before = await readStoredServer(kernel.db, place)
    // What is being applied is not changed by hand; the end of the run is the next event.
    if (!before?.appliedAt || (before.run?.state === 'running' && !before.stale)) return
    const looked = await lookAtServer({ ...place, kernel, rest, account }, { text: undefined, prune: false })
    if (!looked.ok) return
    const drift = findDrift(looked)
    // What is stored comes back with its fields in another order.
    const changed = !isDeepStrictEqual(drift, before.drift)
    await saveDrift(kernel.db, place, { drift, at: kernel.clock.now(), changed })
    await this.#rememberPanels(guild)
    const grave = drift.filter((item) => item.grave)
    if (grave[0]) this.#grave.set(guild, `${looked.found.name}: ${grave[0].words} See Settings, Server.`)
    else this.#grave.delete(guild)
    const known = new Set(before.drift.map(({ words }) => words))
    await this.#tell(grave.filter(({ words }) => !known.has(words)))
  }

  async #rememberPanels(guild: string): Promise<void> {
    const parts = await readParts(this.#options.kernel.db, { workspace: this.#options.workspace, guild })
    for (const [id, of] of this.#panels) if (of === guild) this.#panels.delete(id)
    for (const [name, id] of parts) if (name.startsWith('panel ')) this.#panels.set(id, guild)
  }

  async #tell(items: readonly DriftItem[]): Promise<void> {
    if (items.length === 0) return
    const { kernel, workspace } = this.#options
    const { locale } = await readSettings(kernel.db, workspace)
    const at = kernel.clock.now()
    const lines = items.map(({ words }) => ({
      ...{ id: newId(), at, path: '/settings/server' },
      // Channels and roles are called what somebody has called them.
      text: text(locale, 'serverDrift', { words: plainWords(words, 300) }),
    }))
    await this.#write(lines, locale)
  }

  /** What Discord lets nobody write now is written when it does: the next look finds nothing new to tell. */
  async #write(lines: LogLine[], locale: string): Promise<void> {
    const { kernel, log } = this.#options
    const again = await log.write(lines, locale)
    if (!again || this.#stopped) return
    const timer = setTimeout(
      () => {
        this.#later.delete(timer)
        this.#looking = this.#looking
          .then(() => (this.#stopped ? undefined : this.#write(lines, locale)))
          .catch((error: unknown) => kernel.log.warn({ err: error }, 'the mod-log could not be told of a server'))
      },
      Math.max(0, again.getTime() - kernel.clock.now().getTime()),
    )
    timer.unref()
    this.#later.add(timer)
  }
}
