import { setTimeout as wait } from 'node:timers/promises'
import type { EventFeed, EventRange } from '../../kernel/events/feed.ts'
import type { Log } from '../../kernel/log.ts'
import type { Frame } from '../../protocol/frames.ts'
import { type Follower, frameAfter } from './follower.ts'

/** A screen that is further behind loads everything again: that is less than all these events. */
const TOO_FAR = 5000n
/** Events per frame while catching up. */
const PAGE = 500
const TRY_AGAIN_MS = 1000

export interface StreamOptions {
  workspace: number
  feed: EventFeed
  log: Log
  hydrate: (range: EventRange) => Promise<Frame>
  /** Sends one frame to several lines, encoded once. */
  broadcast: (lines: readonly string[], frame: Frame) => void
}

/**
 * Brings the log of one workspace to its screens. Each stretch is hydrated once for all who are up to date; what comes in while
 * that is under way goes together in the next frame. Who is behind, or slow, is caught up from the log, page by page.
 */
export class Stream {
  readonly #options: StreamOptions
  readonly #followers = new Set<Follower>()
  /** The newest number that this instance knows of. */
  head = '0'
  /** Up to where frames were passed on. */
  #position = 0n
  #pending: EventRange | null = null
  #working = false
  #end: (() => void) | undefined

  constructor(options: StreamOptions) {
    this.#options = options
  }

  async open(): Promise<void> {
    const { head, end } = await this.#options.feed.follow(this.#options.workspace, (range) => this.#take(range))
    this.#end = end
    // Ranges may have come in before this line runs; they start at the answered head.
    if (BigInt(head) > BigInt(this.head)) this.head = head
    if (this.#position === 0n) this.#position = BigInt(head)
  }

  close(): void {
    this.#end?.()
    for (const follower of this.#followers) this.leave(follower)
  }

  /** Starts, or restarts, a screen after a number. */
  follow(follower: Follower, after: string): void {
    this.#followers.add(follower)
    follower.at = BigInt(after)
    follower.turn++
    void this.#catchUp(follower, follower.turn)
  }

  leave(follower: Follower): void {
    follower.turn++
    follower.at = null
    this.#followers.delete(follower)
  }

  #take(range: EventRange): void {
    this.head = range.to
    const waiting = this.#pending
    this.#pending = waiting ? { from: waiting.from, to: range.to, events: [...waiting.events, ...range.events] } : range
    if (!this.#working) void this.#work()
  }

  async #work(): Promise<void> {
    this.#working = true
    for (let range = this.#pending; range; range = this.#pending) {
      this.#pending = null
      const frame = this.#followers.size > 0 ? await this.#hydrate(range) : null
      this.#position = BigInt(range.to)
      this.#pass(range, frame)
    }
    this.#working = false
  }

  async #hydrate(range: EventRange): Promise<Frame | null> {
    try {
      return await this.#options.hydrate(range)
    } catch (error) {
      this.#options.log.warn({ err: error }, 'a frame could not be filled, its screens are caught up later')
      return null
    }
  }

  #pass(range: EventRange, frame: Frame | null): void {
    const from = BigInt(range.from)
    const exact: string[] = []
    for (const follower of this.#followers) {
      const { at, busy, line } = follower
      if (at === null || busy || at >= this.#position) continue
      if (!frame || at < from || line.isFull()) {
        void this.#catchUp(follower, follower.turn)
        continue
      }
      follower.at = this.#position
      if (at === from) exact.push(line.id)
      else line.send(frameAfter(frame, at))
    }
    if (frame && exact.length > 0) this.#options.broadcast(exact, frame)
  }

  /** Reads the log for one screen until it stands where the others are, or is to load everything again. */
  async #catchUp(follower: Follower, turn: number): Promise<void> {
    follower.busy = true
    for (;;) {
      if (follower.line.isFull()) await follower.line.whenRoom()
      const page = await this.#page(follower)
      if (follower.turn !== turn || follower.at === null) return
      if (page === 'failed') {
        await wait(TRY_AGAIN_MS)
      } else if (typeof page === 'string') {
        this.#reset(follower, page)
        return
      } else if (page) {
        follower.at = BigInt(page.to)
        follower.line.send(page)
      }
      if (follower.turn !== turn) return
      if (page === null && follower.at >= this.#position) break
    }
    follower.busy = false
  }

  /** The next frame for a screen; null when there is none, a word when there cannot be one. */
  async #page({ at }: Follower): Promise<Frame | null | 'failed' | 'pruned' | 'behind'> {
    if (at === null) return null
    if (BigInt(this.head) - at > TOO_FAR) return 'behind'
    try {
      const range = await this.#options.feed.read(this.#options.workspace, String(at), PAGE)
      if (range === 'pruned') return 'pruned'
      return range.events.length > 0 ? await this.#options.hydrate(range) : null
    } catch (error) {
      this.#options.log.warn({ err: error }, 'a screen could not be caught up, trying again')
      return 'failed'
    }
  }

  #reset(follower: Follower, reason: 'behind' | 'pruned'): void {
    follower.at = null
    follower.busy = false
    follower.line.reset(reason, this.head)
  }
}
