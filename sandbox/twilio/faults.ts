/** Shares are of 1: 0.05 is every twentieth, by chance. */
export interface WebhookFaults {
  /** Never sent. */
  drop: number
  /** Sent a second time, a moment later. */
  double: number
  /** Held back so that later ones overtake it. */
  reorder: number
  /** Added to every webhook, milliseconds. */
  delayMs: number
}

export interface AnswerFaults {
  /** 429 with 20429, before anything was done (docs/usage/api: "429 … was not processed"). */
  tooMany: number
  /** 500, before anything was done. */
  broken: number
  /** 500, after the deed was done. */
  brokenAfter: number
  /** The connection is cut after the deed was done. */
  lost: number
}

const NO_WEBHOOK_FAULTS: WebhookFaults = { drop: 0, double: 0, reorder: 0, delayMs: 0 }
const NO_ANSWER_FAULTS: AnswerFaults = { tooMany: 0, broken: 0, brokenAfter: 0, lost: 0 }

/** Longest that a reordered webhook is held, milliseconds. */
const HELD_MS = 400

export type AnswerFault = keyof AnswerFaults

/** The faults that are set. The server asks for each request, the caller for each webhook. */
export class TwilioFaults {
  webhooks: WebhookFaults = { ...NO_WEBHOOK_FAULTS }
  answers: AnswerFaults = { ...NO_ANSWER_FAULTS }
  /** Every connection is cut and no webhook goes out, as if Twilio were away. */
  down = false
  /** Added to every answer, milliseconds. */
  latencyMs = 0
  /** The very next requests whose `METHOD host/path` contains `route` end so; used up one by one. */
  readonly next: { route: string; fault: AnswerFault; left: number }[] = []
  #state = 1

  /** The same seed gives the same faults in the same order of requests. */
  seed(seed: number): void {
    this.#state = seed >>> 0 || 1
  }

  clear(): void {
    this.webhooks = { ...NO_WEBHOOK_FAULTS }
    this.answers = { ...NO_ANSWER_FAULTS }
    this.down = false
    this.latencyMs = 0
    this.next.length = 0
  }

  /** What this request ends in, if it is not to end well; uses up one of `next`. */
  takeAnswer(route: string): AnswerFault | undefined {
    const at = this.next.findIndex((each) => route.includes(each.route))
    const set = this.next[at]
    if (set) {
      if (--set.left <= 0) this.next.splice(at, 1)
      return set.fault
    }
    const { tooMany, broken, brokenAfter, lost } = this.answers
    if (tooMany + broken + brokenAfter + lost === 0) return undefined
    let at01 = this.#random()
    for (const fault of ['tooMany', 'broken', 'brokenAfter', 'lost'] as const) {
      at01 -= this.answers[fault]
      if (at01 < 0) return fault
    }
    return undefined
  }

  /** After how many milliseconds each sending of one webhook goes out; empty: it is dropped. */
  takeWebhook(): number[] {
    const { drop, double, reorder, delayMs } = this.webhooks
    if (this.down || this.#random() < drop) return []
    const first = delayMs + (this.#random() < reorder ? 20 + this.#random() * HELD_MS : 0)
    return this.#random() < double ? [first, first + 5 + this.#random() * 200] : [first]
  }

  /** Mulberry32: small, and the same on every machine. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
