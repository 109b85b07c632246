import type { Clock } from '../../kernel/clock.ts'

/** Discord's ids count milliseconds from the first second of 2015 (documentation: reference, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000n

/** A clock that is set to when each thing of the demo happened, and makes ids of that time. */
export class DemoClock implements Clock {
  #now = 0
  #made = 0n

  now(): Date {
    return new Date(this.#now)
  }

  set(milliseconds: number): void {
    this.#now = milliseconds
  }

  /** An id as Discord would have made it then; never the same twice. */
  snowflake(): string {
    this.#made = (this.#made + 1n) % 4096n
    return String(((BigInt(this.#now) - DISCORD_EPOCH) << 22n) + this.#made)
  }
}
