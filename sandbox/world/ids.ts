/** Discord's epoch, the first second of 2015 in milliseconds (documentation: reference, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000

/** Makes snowflakes that only grow: 42 bits of milliseconds, then the counter; a crowded millisecond borrows from the next. */
export class Snowflakes {
  #last = 0n
  readonly #clock: () => number

  constructor(clock: () => number) {
    this.#clock = clock
  }

  next(): string {
    const floor = BigInt(this.#clock() - DISCORD_EPOCH) << 22n
    this.#last = floor > this.#last ? floor : this.#last + 1n
    return this.#last.toString()
  }

  /** After a restart no id may be given twice, even if the clock was set back. */
  resumeAfter(id: string): void {
    const seen = BigInt(id)
    if (seen > this.#last) this.#last = seen
  }
}

/** When a snowflake was made, in milliseconds since 1970. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH
}

/** A snowflake that was made then, the `offset`-th of its millisecond. */
export function snowflakeAt(time: number, offset: number): string {
  return ((BigInt(Math.trunc(time) - DISCORD_EPOCH) << 22n) + BigInt(offset)).toString()
}

/** Orders snowflakes by age without big integers: more digits are younger. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

export function isSnowflake(text: unknown): text is string {
  return typeof text === 'string' && /^[1-9]\d{0,19}$/.test(text)
}
