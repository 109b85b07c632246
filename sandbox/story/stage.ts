import { setTimeout as sleep } from 'node:timers/promises'

/** Why the story cannot go on, in a sentence for the caption. */
export class StoryTrouble extends Error {}

const TICK_MS = 50
/** How long the product may take for its part before the story says so. */
const PATIENCE_MS = 20_000

/** Time on the stage: it runs faster where that is wished, and ends with the signal. */
export class Stage {
  readonly signal: AbortSignal
  readonly #speed: () => number

  constructor(signal: AbortSignal, speed: () => number) {
    this.signal = signal
    this.#speed = speed
  }

  /** Lets so many seconds of the story pass. */
  async pause(seconds: number): Promise<void> {
    for (let left = seconds * 1000; left > 0; left -= TICK_MS * this.#speed()) await sleep(TICK_MS, null, this)
  }

  /**
   * Waits until the other side has done its part.
   * @throws StoryTrouble with `trouble` when it does not within 20 seconds
   */
  async until<T>(look: () => T | undefined | Promise<T | undefined>, trouble: string): Promise<T> {
    for (const deadline = Date.now() + PATIENCE_MS; ; ) {
      const found = await look()
      if (found !== undefined) return found
      if (Date.now() > deadline) throw new StoryTrouble(trouble)
      await sleep(TICK_MS, null, this)
    }
  }
}
