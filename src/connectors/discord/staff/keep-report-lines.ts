import type { Kernel } from '../../../kernel/kernel.ts'
import { caseId } from '../reports/case-id.ts'
import { hasButton, keyOf, type Look } from './line.ts'
import { digestOf, drawReport } from './report-line.ts'
import type { StaffChannel } from './staff-channel.ts'
import { ReportLineStore, type ReportToTell } from './store-report-lines.ts'

/** A staff channel that is chosen later does not hear of all that was reported before. */
const NEWS_MS = 60 * 60_000

export interface ReportLinesOptions {
  kernel: Kernel
  workspace: number
  channel: StaffChannel
  /** More than so many within the time, and the others are told by one line. */
  single: number
  atOnceMs: number
  /** Joins a report to the batch that gathers. */
  join: (id: string, channelId: string) => Promise<void>
}

/** Keeps one line in the staff channel for each report of a member: who, what, how bad; later who has it and how it ended. */
export class ReportLines {
  readonly #options: ReportLinesOptions
  readonly #store: ReportLineStore

  constructor(options: ReportLinesOptions) {
    this.#options = options
    this.#store = new ReportLineStore(options.kernel.db, options.workspace)
  }

  get store(): ReportLineStore {
    return this.#store
  }

  /** Whether the line of a case is to be written, or rewritten. */
  async isDue(id: string, setting: { channelId: string | null; locale: string }): Promise<boolean> {
    const report = await this.#store.read(id)
    if (!report) return false
    const { line } = report
    if (!line) return setting.channelId !== null && this.#isNews(report)
    return line.batchId === null && line.shown !== digestOf(report, setting.locale)
  }

  /** Brings the line of a report to what is true now. Answers when to look again, if it is to be; undefined when it is no report. */
  async bring(id: string, setting: { channelId: string | null; look: Look }): Promise<Date | null | undefined> {
    const report = await this.#store.read(id)
    if (!report) return undefined
    const { line } = report
    // One that was deleted before it could be told has nothing to rewrite.
    if (line?.batchId || (line?.shown && !line.messageId)) return null
    if (line?.messageId) return this.#edit(report, line.channelId, line.messageId, setting.look)
    if (line) return this.#post(report, line, setting.look)
    if (!setting.channelId || !this.#isNews(report)) return null
    return this.#begin(report, setting.channelId, setting.look)
  }

  async #begin(report: ReportToTell, channelId: string, look: Look): Promise<Date | null> {
    const { single, atOnceMs, join, kernel } = this.#options
    const at = kernel.clock.now()
    if ((await this.#store.begunSince(new Date(at.getTime() - atOnceMs))) >= single) {
      await join(report.id, channelId)
      return null
    }
    await this.#store.begin(report.id, channelId, at)
    return this.#post(report, { channelId, begunAt: at }, look)
  }

  async #post(report: ReportToTell, line: { channelId: string; begunAt: Date }, look: Look): Promise<Date | null> {
    const { id } = report
    const told = await this.#options.channel.post(line.channelId, {
      key: keyOf(id, 1),
      begunAt: line.begunAt,
      draw: () => drawReport(report, look),
      isIt: (message) => hasButton(message, caseId('manage', id)),
    })
    if (told.result === 'later') return told.at
    await this.#store.told(id, told.result === 'done' ? told.id : null, digestOf(report, look.locale))
    return null
  }

  async #edit(report: ReportToTell, channelId: string, messageId: string, look: Look): Promise<Date | null> {
    const digest = digestOf(report, look.locale)
    if (report.line?.shown === digest) return null
    const told = await this.#options.channel.edit(channelId, messageId, () => drawReport(report, look))
    if (told.result === 'later') return told.at
    // A line that somebody deleted has said what it was there for.
    await this.#store.told(report.id, messageId, digest)
    return null
  }

  #isNews({ status, openedAt }: ReportToTell): boolean {
    const over = status === 'resolved' || status === 'closed'
    return !over && openedAt.getTime() > this.#options.kernel.clock.now().getTime() - NEWS_MS
  }
}
