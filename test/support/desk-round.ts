import { setTimeout as wait } from 'node:timers/promises'
import { deskConversations } from '../../src/core/conversation/desk-conversations.ts'
import { DESK_ROUTE } from '../../src/core/desk/desk.ts'
import { DeskWorker } from '../../src/core/desk/worker.ts'
import { connectDesk } from '../../src/core/queue/connected-desk.ts'
import { queueFor } from '../../src/core/queue/queue-for.ts'
import { updateQueue } from '../../src/core/queue/update-queue.ts'
import { takeIn } from '../../src/core/transfer/take-in.ts'
import type { BlobStore } from '../../src/kernel/blobs.ts'
import { laneTopic } from '../../src/kernel/lanes/lane.ts'
import { directMessage, type TestCore } from './core.ts'
import { type Exchange, MemoryDesk } from './memory-desk.ts'
import { Story } from './story.ts'

/** Bytes in memory. */
export class MemoryBlobs implements BlobStore {
  readonly kept = new Map<string, Uint8Array>()

  async put(_: number, bytes: Uint8Array): Promise<{ blob: string; hash: string }> {
    const blob = `blob-${this.kept.size + 1}`
    this.kept.set(blob, bytes)
    return { blob, hash: 'hash' }
  }

  async read(blob: string): Promise<Uint8Array> {
    const bytes = this.kept.get(blob)
    if (!bytes) throw new Error('no such blob')
    return bytes
  }

  async remove(): Promise<void> {}
  async clear(): Promise<void> {}
}

let members = 0

/** The core with its queue answered at an outside desk in memory, and the worker between the two. */
export class DeskRound extends Story {
  readonly blobs = new MemoryBlobs()
  desk: MemoryDesk
  worker: DeskWorker

  private constructor(core: TestCore) {
    super(core)
    this.desk = new MemoryDesk(() => core.clock.now())
    this.worker = this.openWorker()
  }

  static async open(core: TestCore): Promise<DeskRound> {
    const { kernel, workspace, agent } = core
    const queue = await kernel.db.transaction(async (tx) => {
      const now = core.clock.now()
      connectDesk(tx, { workspace, desk: 'flex', now })
      return queueFor(tx, { workspace, guild: null, now })
    })
    await updateQueue(kernel, { workspace, agent, queue: queue.id, version: 1, desk: 'flex' })
    const round = new DeskRound(core)
    await round.worker.start()
    return round
  }

  openWorker(): DeskWorker {
    const { kernel, workspace } = this.core
    return new DeskWorker({
      kernel,
      workspace,
      desk: this.desk,
      blobs: this.blobs,
      sniff: async () => null,
      urlOf: (conversation) => `https://desk.test/inbox/all/${conversation}`,
      conversations: { ...deskConversations, takeIn: (looked) => takeIn(kernel, looked) },
    })
  }

  /** A member who has asked for a person: their conversation waits at the outside desk. */
  async handedOff(...before: string[]): Promise<{ member: string; conversation: string }> {
    const member = `member-${++members}`
    for (const words of before) await this.say(directMessage(member, words))
    const conversation = await this.say(directMessage(member, 'agent please'))
    return { member, conversation }
  }

  /** The newest exchange of a conversation. */
  exchange(conversation: string): Exchange {
    const exchange = this.desk.of(conversation).at(-1)
    if (!exchange) throw new Error('the desk has no exchange of it')
    return exchange
  }

  /** Lets time pass, and waits until nothing is due at the desk any more. */
  async rest(milliseconds = 0): Promise<void> {
    const { clock, database, kernel } = this.core
    clock.advance(milliseconds)
    kernel.bus.wake(laneTopic(DESK_ROUTE))
    for (let looks = 0; looks < 1000; looks++) {
      const open = await database.pool.query(
        `select 1 from lane where route = $2 and (owner is not null or (due <= $1 and (hold_until is null or hold_until <= $1)))`,
        [clock.now(), DESK_ROUTE],
      )
      if (open.rowCount === 0) return
      await wait(5)
    }
    throw new Error('the lanes of the desk did not come to rest')
  }

  /** Lets time pass in small steps, each to its end. */
  async pass(milliseconds: number, step = 1000): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += step) await this.rest(step)
  }
}
