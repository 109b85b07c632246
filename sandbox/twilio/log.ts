/** One request that was answered, or one webhook that was called. `status` is a number, or what became of it in words. */
export interface TwilioLine {
  number: number
  /** Milliseconds since 1970. */
  at: number
  kind: 'request' | 'webhook'
  /** `POST conversations.twilio.com/v1/Conversations`, or the address that was called. */
  what: string
  /** Of webhooks: the event. */
  title: string
  status: string
  ok: boolean
  /** Milliseconds. */
  took: number
}

const KEPT = 2000

/** What was asked of the simulated Twilio and whom it called: the last two thousand lines. */
export class TwilioLog {
  /** Told of each new line. */
  added: (line: TwilioLine) => void = () => {}
  readonly #clock: () => number
  readonly #lines: TwilioLine[] = []
  #number = 0

  constructor(clock: () => number) {
    this.#clock = clock
  }

  add(line: Omit<TwilioLine, 'number' | 'at'>): void {
    const whole = { number: ++this.#number, at: this.#clock(), ...line }
    this.#lines.push(whole)
    // Cutting in bulk keeps adding cheap.
    if (this.#lines.length > KEPT * 2) this.#lines.splice(0, this.#lines.length - KEPT)
    this.added(whole)
  }

  all(): readonly TwilioLine[] {
    return this.#lines
  }
}
