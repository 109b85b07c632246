import type { TwilioLogView } from '../twilio-acts.ts'

const KEPT = 2000

/** What was asked of the simulated Twilio and whom it called: the last two thousand lines. */
export class TwilioLog {
  /** Told of each new line. */
  added: (line: TwilioLogView) => void = () => {}
  readonly #clock: () => number
  readonly #lines: TwilioLogView[] = []
  #number = 0

  constructor(clock: () => number) {
    this.#clock = clock
  }

  add(line: Omit<TwilioLogView, 'number' | 'at'>): void {
    const whole = { number: ++this.#number, at: this.#clock(), ...line }
    this.#lines.push(whole)
    // Cutting in bulk keeps adding cheap.
    if (this.#lines.length > KEPT * 2) this.#lines.splice(0, this.#lines.length - KEPT)
    this.added(whole)
  }

  all(): readonly TwilioLogView[] {
    return this.#lines
  }
}
