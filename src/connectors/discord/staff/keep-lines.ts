import { STAFF_ROUTE } from '../../../core/conversation/wake-staff.ts'
import { readSettings } from '../../../core/workspace/settings.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { BULK } from '../../../kernel/lanes/lane.ts'
import { Reconciler } from '../../../kernel/lanes/reconciler.ts'
import { wakeLanes } from '../../../kernel/lanes/wake.ts'
import { takeId } from '../interactions/button-id.ts'
import { Batches } from './keep-batches.ts'
import { ReportLines } from './keep-report-lines.ts'
import { drawLine, hasButton, keyOf, type Look, shownOf, type Waiting } from './line.ts'
import type { StaffChannel, Told } from './staff-channel.ts'
import { LineStore, type StoredLine } from './store-lines.ts'

const LEASE_MS = 30_000
/** More than this many within the time, and the others are told by one line with a count. */
const SINGLE_LINES = 5
const AT_ONCE_MS = 10_000

export interface StaffLinesOptions {
  kernel: Kernel
  workspace: number
  /** Address of the desk, without a slash at the end. */
  publicUrl: string
  channel: StaffChannel
}

interface Setting {
  channelId: string | null
  look: Look
}

/**
 * Keeps one line in the staff channel for each conversation that waits and for each report, and beyond five at once one line for all the
 * others. The subjects of its lanes are conversations, cases and batches; each is brought to what is true now, one after the other.
 */
export class StaffLines {
  readonly #options: StaffLinesOptions
  readonly #store: LineStore
  readonly #batches: Batches
  readonly #reports: ReportLines
  readonly #reconciler: Reconciler

  constructor(options: StaffLinesOptions) {
    this.#options = options
    const { kernel, workspace } = options
    this.#store = new LineStore(kernel.db, workspace)
    this.#batches = new Batches({ kernel, workspace, channel: options.channel, store: this.#store })
    this.#reports = new ReportLines({
      ...{ kernel, workspace, channel: options.channel, single: SINGLE_LINES, atOnceMs: AT_ONCE_MS },
      join: (id, channelId) =>
        this.#batches.join('reports', channelId, (tx, line) => this.#reports.store.join(tx, id, line)),
    })
    this.#reconciler = new Reconciler({
      kernel,
      workspace,
      route: STAFF_ROUTE,
      // Who comes sixth is told apart from who comes fifth only when they are looked at one after the other.
      concurrency: 1,
      leaseMs: LEASE_MS,
      bring: (subject) => this.#bring(subject),
      fault: 'a line of the staff channel could not be kept',
    })
  }

  start(): Promise<void> {
    // Whoever did this before is gone, or the gateway would not be ours.
    return this.#reconciler.start()
  }

  stop(): Promise<void> {
    return this.#reconciler.stop()
  }

  /** A case has changed: its line is looked at, where it says something else by now. */
  async wakeReport(id: string): Promise<void> {
    const { kernel, workspace } = this.#options
    const { staffChannel, locale } = await readSettings(kernel.db, workspace)
    if (!(await this.#reports.isDue(id, { channelId: staffChannel?.id ?? null, locale }))) return
    const lane = { workspace, subject: id, route: STAFF_ROUTE, priority: BULK }
    await kernel.db.transaction((tx) => wakeLanes(tx, [lane], kernel.clock.now()))
  }

  /** Brings the line of a conversation, or of a batch, to what is true now. Answers when to look again, if it is to be. */
  async #bring(subject: string): Promise<Date | null> {
    const setting = await this.#setting()
    const waiting = await this.#store.waiting(subject)
    if (!waiting) {
      const batch = await this.#store.batch(subject)
      if (batch) return this.#batches.bring(batch, setting.look)
      return (await this.#reports.bring(subject, setting)) ?? null
    }
    const line = await this.#store.line(subject)
    const stands = line?.shown === 'waiting' ? line : null
    if (waiting.status === 'queued') return this.#wait(waiting, stands, setting)
    return stands && this.#end(waiting, stands, setting)
  }

  async #setting(): Promise<Setting> {
    const { kernel, workspace, publicUrl, channel } = this.#options
    const { staffChannel, locale, virtualAgent } = await readSettings(kernel.db, workspace)
    channel.chosen(staffChannel?.id ?? null)
    const look = {
      locale,
      publicUrl,
      virtualAgent: virtualAgent.name,
      get linked() {
        return channel.linked
      },
    }
    return { channelId: staffChannel?.id ?? null, look }
  }

  async #wait(waiting: Waiting, stands: StoredLine | null, { channelId, look }: Setting): Promise<Date | null> {
    if (stands?.messageId || stands?.batchId) return null
    if (!channelId) return null
    if (stands?.channelId === channelId) return this.#post(waiting, stands, look)
    const { conversation } = waiting
    const at = this.#options.kernel.clock.now()
    if ((await this.#store.begunSince(this.#ago(AT_ONCE_MS))) >= SINGLE_LINES) {
      await this.#batches.join('waiting', channelId, (tx, line) => this.#store.join(tx, conversation, line))
      return null
    }
    return this.#post(waiting, await this.#store.begin(conversation, channelId, at), look)
  }

  async #post(waiting: Waiting, line: StoredLine, look: Look): Promise<Date | null> {
    const { conversation } = waiting
    const told = await this.#options.channel.post(line.channelId, {
      key: keyOf(conversation, line.round),
      begunAt: line.begunAt,
      draw: () => drawLine(waiting, look),
      isIt: (message) => hasButton(message, takeId(conversation)),
    })
    if (told.result === 'later') return told.at
    if (told.result === 'done') await this.#store.posted(conversation, line.round, told.id)
    return null
  }

  /** Nobody waits there any more: the line says who has it, or that it is over. */
  async #end(waiting: Waiting, line: StoredLine, { look }: Setting): Promise<Date | null> {
    const { conversation } = waiting
    if (line.batchId) {
      await this.#store.shown(conversation, shownOf(waiting))
      await this.#batches.wake(line.batchId)
      return null
    }
    const stands = await this.#standing(waiting, line)
    if (stands.result === 'later') return stands.at
    if (stands.result === 'done') {
      const told = await this.#options.channel.edit(line.channelId, stands.id, () => drawLine(waiting, look))
      if (told.result === 'later') return told.at
    }
    await this.#store.shown(conversation, shownOf(waiting))
    return null
  }

  /** It may have been posted without our seeing the answer; what was not is not posted any more. */
  async #standing({ conversation }: Waiting, { channelId, messageId, begunAt }: StoredLine): Promise<Told> {
    if (messageId) return { result: 'done', id: messageId }
    return this.#options.channel.find(channelId, begunAt, (message) => hasButton(message, takeId(conversation)))
  }

  #in(ms: number): Date {
    return new Date(this.#options.kernel.clock.now().getTime() + ms)
  }

  #ago(ms: number): Date {
    return this.#in(-ms)
  }
}
