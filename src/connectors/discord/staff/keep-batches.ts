import { STAFF_ROUTE } from '../../../core/conversation/wake-staff.ts'
import type { Transaction } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { BULK } from '../../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../../kernel/lanes/wake.ts'
import type { Fields } from '../shapes.ts'
import { drawMany, hasLink, keyOf, type Look } from './line.ts'
import { drawReports } from './report-line.ts'
import type { StaffChannel, Told } from './staff-channel.ts'
import type { LineStore, StoredBatch } from './store-lines.ts'

/** A batch takes no more once nobody has joined it for so long: an edit calls nobody's attention. */
const GATHERS_MS = 60_000
/** The line of a batch waits for those who come right behind the first, and is rewritten no more often than this. */
const FIRST_TELL_MS = 1000
const TELL_EVERY_MS = 3000

const KINDS = {
  waiting: { draw: drawMany, path: '/inbox/unassigned' },
  reports: { draw: drawReports, path: '/cases' },
}

/** One line for many who came to the queue at once, or for many reports. */
export class Batches {
  readonly #options: { kernel: Kernel; workspace: number; channel: StaffChannel; store: LineStore }

  constructor(options: { kernel: Kernel; workspace: number; channel: StaffChannel; store: LineStore }) {
    this.#options = options
  }

  /** Has `write` note in the same transaction that somebody belongs to the batch that gathers. */
  async join(
    kind: StoredBatch['kind'],
    channelId: string,
    write: (tx: Transaction, line: { channelId: string; batch: string; at: Date }) => void,
  ): Promise<void> {
    const { kernel, store } = this.#options
    const at = kernel.clock.now()
    const how = { channelId, at, youngerThan: new Date(at.getTime() - GATHERS_MS), fresh: newId() }
    await kernel.db.transaction(async (tx) => {
      const batch = await store.gathering(tx, kind, how)
      write(tx, { channelId, batch, at })
      await wakeLanes(tx, [this.#laneOf(batch)], at)
    })
  }

  async wake(batch: string): Promise<void> {
    const { kernel } = this.#options
    await kernel.db.transaction((tx) => wakeLanes(tx, [this.#laneOf(batch)], kernel.clock.now()))
  }

  /** Brings the line of a batch to what is true now. Answers when to look again, if it is to be. */
  async bring(batch: StoredBatch, look: Look): Promise<Date | null> {
    const { kernel, store } = this.#options
    const { id, messageId, shown, waiting, closedAt } = batch
    if (closedAt || (messageId && shown === waiting)) return null
    const due = batch.toldAt ? batch.toldAt.getTime() + TELL_EVERY_MS : batch.begunAt.getTime() + FIRST_TELL_MS
    if (due > kernel.clock.now().getTime()) return new Date(due)
    const told = await this.#tell(batch, look)
    if (told.result === 'later') return told.at
    const at = kernel.clock.now()
    const closed = waiting === 0 || told.result === 'gone'
    await store.told(id, { messageId: told.result === 'done' ? told.id : messageId, shown: waiting, at, closed })
    return null
  }

  async #tell({ id, kind, channelId, messageId, begunAt, waiting }: StoredBatch, look: Look): Promise<Told> {
    const { channel } = this.#options
    const { draw, path } = KINDS[kind]
    if (messageId) return channel.edit(channelId, messageId, () => draw(waiting, look))
    // All of them were taken before anything was said.
    if (waiting === 0) return { result: 'gone' }
    const isIt = (message: Fields) => hasLink(message, `${look.publicUrl}${path}`)
    return channel.post(channelId, { key: keyOf(id, 1), begunAt, draw: () => draw(waiting, look), isIt })
  }

  #laneOf(subject: string) {
    return { workspace: this.#options.workspace, subject, route: STAFF_ROUTE, priority: BULK }
  }
}
