import { setTimeout as sleep } from 'node:timers/promises'
import type { IIdentifyThrottler } from '@discordjs/ws'

const FIRST_MS = 5000
const LONGEST_MS = 5 * 60_000

/**
 * Lets the application identify at most every five seconds, and ever more seldom while no session comes of it: Discord
 * resets the token of an application that identifies more than 1,000 times a day.
 */
export class IdentifyThrottle implements IIdentifyThrottler {
  #next = 0
  #wait = FIRST_MS

  async waitForIdentify(_shardId: number, signal: AbortSignal): Promise<void> {
    const wait = this.#next - Date.now()
    if (wait > 0) await sleep(wait, undefined, { signal })
    this.#next = Date.now() + this.#wait
    this.#wait = Math.min(LONGEST_MS, this.#wait * 2)
  }

  /** A session has begun. */
  succeeded(): void {
    this.#wait = FIRST_MS
  }
}
