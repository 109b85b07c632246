import { STAFF_ROUTE } from '../../../core/conversation/wake-staff.ts'
import { readSettings } from '../../../core/workspace/settings.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { freeLanes } from '../../../kernel/lanes/claim.ts'
import { BULK, type ClaimedLane } from '../../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../../kernel/lanes/release.ts'
import { wakeLanes } from '../../../kernel/lanes/wake.ts'
import { LaneWorker } from '../../../kernel/lanes/worker.ts'
import { takeId } from '../interactions/button-id.ts'
import { type Fields, listOf } from '../shapes.ts'
import { drawLine, drawMany, keyOf, type Look, shownOf, type Waiting } from './line.ts'
import type { StaffChannel, Told } from './staff-channel.ts'
import { LineStore, type StoredBatch, type StoredLine } from './store-lines.ts'

const LEASE_MS = 30_000
/** More than this many within the time, and the others are told by one line with a count. */
const SINGLE_LINES = 5
const AT_ONCE_MS = 10_000
/** A batch takes no more once nobody has joined it for so long: an edit calls nobody's attention. */
const GATHERS_MS = 60_000
/** The line of a batch waits for those who come right behind the first, and is rewritten no more often than this. */
const FIRST_TELL_MS = 1000
const TELL_EVERY_MS = 3000
const FAULT_PAUSE_MS = 5000

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
 * Keeps one line in the staff channel for each conversation that waits, and beyond five at once one line for all the others. The
 * subjects of its lanes are conversations and batches; each is brought to what is true now, one after the other.
 */
export class StaffLines {
  readonly #options: StaffLinesOptions
  readonly #store: LineStore
  readonly #worker: LaneWorker

  constructor(options: StaffLinesOptions) {
    this.#options = options
    const { kernel, workspace } = options
    this.#store = new LineStore(kernel.db, workspace)
    this.#worker = new LaneWorker({
      ...kernel,
      workspace,
      route: STAFF_ROUTE,
      // Who comes sixth is told apart from who comes fifth only when they are looked at one after the other.
      concurrency: 1,
      leaseMs: LEASE_MS,
      work: (lane) => this.#work(lane),
    })
  }

  async start(): Promise<void> {
    // Whoever drew the lines before is gone, or the gateway would not be ours.
    await freeLanes(this.#options.kernel.db, this.#options.workspace, STAFF_ROUTE)
    this.#worker.start()
  }

  stop(): Promise<void> {
    return this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { kernel } = this.#options
    let hold: Date | null
    try {
      hold = await this.#bring(lane.subject)
    } catch (error) {
      kernel.log.error({ err: error, subject: lane.subject }, 'a line of the staff channel could not be kept')
      hold = this.#in(FAULT_PAUSE_MS)
    }
    await kernel.db.transaction((tx) => releaseLanes(tx, [{ lane, hold }], kernel.clock.now()))
  }

  /** Brings the line of a conversation, or of a batch, to what is true now. Answers when to look again, if it is to be. */
  async #bring(subject: string): Promise<Date | null> {
    const setting = await this.#setting()
    const waiting = await this.#store.waiting(subject)
    if (!waiting) {
      const batch = await this.#store.batch(subject)
      return batch && this.#bringBatch(batch, setting)
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
      await this.#join(conversation, channelId, at)
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
      await this.#wakeBatch(line.batchId)
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

  async #join(conversation: string, channelId: string, at: Date): Promise<void> {
    const { kernel } = this.#options
    const how = { channelId, at, youngerThan: this.#ago(GATHERS_MS), fresh: newId() }
    await kernel.db.transaction(async (tx) => {
      const batch = await this.#store.join(tx, conversation, how)
      await wakeLanes(tx, [this.#laneOf(batch)], at)
    })
  }

  async #wakeBatch(batch: string): Promise<void> {
    const { kernel } = this.#options
    await kernel.db.transaction((tx) => wakeLanes(tx, [this.#laneOf(batch)], kernel.clock.now()))
  }

  #laneOf(subject: string) {
    return { workspace: this.#options.workspace, subject, route: STAFF_ROUTE, priority: BULK }
  }

  async #bringBatch(batch: StoredBatch, { look }: Setting): Promise<Date | null> {
    const { id, messageId, shown, waiting, closedAt } = batch
    if (closedAt || (messageId && shown === waiting)) return null
    const due = batch.toldAt ? batch.toldAt.getTime() + TELL_EVERY_MS : batch.begunAt.getTime() + FIRST_TELL_MS
    if (due > this.#options.kernel.clock.now().getTime()) return new Date(due)
    const told = await this.#tellBatch(batch, look)
    if (told.result === 'later') return told.at
    const at = this.#options.kernel.clock.now()
    const closed = waiting === 0 || told.result === 'gone'
    await this.#store.told(id, { messageId: told.result === 'done' ? told.id : messageId, shown: waiting, at, closed })
    return null
  }

  async #tellBatch({ id, channelId, messageId, begunAt, waiting }: StoredBatch, look: Look): Promise<Told> {
    const draw = () => drawMany(waiting, look)
    if (messageId) return this.#options.channel.edit(channelId, messageId, draw)
    // All of them were taken before anything was said.
    if (waiting === 0) return { result: 'gone' }
    const address = `${look.publicUrl}/inbox/unassigned`
    const isIt = (message: Fields) => hasLink(message, address)
    return this.#options.channel.post(channelId, { key: keyOf(id, 1), begunAt, draw, isIt })
  }

  #in(ms: number): Date {
    return new Date(this.#options.kernel.clock.now().getTime() + ms)
  }

  #ago(ms: number): Date {
    return this.#in(-ms)
  }
}

const buttonsOf = (message: Fields): Fields[] =>
  listOf(message, 'components').flatMap((row) => listOf(row, 'components'))

const hasButton = (message: Fields, customId: string): boolean =>
  buttonsOf(message).some((button) => button.custom_id === customId)

const hasLink = (message: Fields, url: string): boolean => buttonsOf(message).some((button) => button.url === url)
