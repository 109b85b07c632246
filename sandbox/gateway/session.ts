import { randomBytes } from 'node:crypto'

/** What a session needs of the socket that carries it. */
export interface Carrier {
  write(frame: string): void
  close(code: number, reason: string): void
}

/** A session outlives its socket for so long. Discord names no figure; clients see some minutes. */
export const SESSION_AFTERLIFE_MS = 5 * 60_000
/** More unacknowledged events than this and the oldest go; Discord's own bound is unknown, ours keeps memory bounded. */
const MAX_BUFFERED = 200_000

interface Buffered {
  sequence: number
  frame: string
  /** A member's message, which the ledger counts. */
  counts: boolean
  written: boolean
}

/** One identified session: its sequence, and what it may still have to say again. */
export class Session {
  readonly id = randomBytes(16).toString('hex')
  readonly intents: number
  sequence = 0
  carrier: Carrier | undefined
  droppedAt = 0
  lost = false
  #buffer: Buffered[] = []

  constructor(intents: number) {
    this.intents = intents
  }

  /** Numbers, remembers and sends an event; `data` is JSON already. Returns whether a socket took it. */
  dispatch(type: string, data: string, counts = false): boolean {
    this.sequence++
    const frame = `{"t":"${type}","s":${this.sequence},"op":0,"d":${data}}`
    const written = this.carrier !== undefined
    if (!this.lost) this.#buffer.push({ sequence: this.sequence, frame, counts, written })
    if (this.#buffer.length > MAX_BUFFERED) this.#buffer = this.#buffer.slice(MAX_BUFFERED / 2)
    this.carrier?.write(frame)
    return written
  }

  /**
   * Forgets what the client says it has. Hostile on purpose (issue 2 §2): a client that heartbeats a sequence it has not made durable
   * cannot have those events again (documentation: events/gateway, "Sending Heartbeats": d is the last sequence received).
   */
  trim(sequence: number): void {
    let count = 0
    while (count < this.#buffer.length && this.#buffer[count]!.sequence <= sequence) count++
    if (count > 0) this.#buffer = this.#buffer.slice(count)
  }

  /** Sends again all after `sequence`; false where that is no longer whole, so the session must be refused. */
  replay(sequence: number): { events: number; first: number; again: number } | false {
    const first = this.#buffer[0]?.sequence ?? this.sequence + 1
    if (sequence < first - 1) return false
    const missed = this.#buffer.filter((event) => event.sequence > sequence)
    const again = missed.filter((event) => event.counts && event.written).length
    const counted = missed.filter((event) => event.counts).length
    for (const event of missed) {
      this.carrier?.write(event.frame)
      event.written = true
    }
    return { events: missed.length, first: counted - again, again }
  }

  /** It cannot be resumed any more; a socket that carries it goes on. */
  lose(): void {
    this.lost = true
    this.#buffer = []
  }
}
