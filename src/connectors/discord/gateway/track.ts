/** Which events of one gateway session are in, and how far all of them are committed. */
export class Track {
  #seen: number
  /** Events that matter and are not committed, oldest first. */
  readonly #open = new Set<number>()

  /** `from`: everything up to here is committed. */
  constructor(from: number) {
    this.#seen = from
  }

  /** Whether the event is new; a replay after a reconnect brings some that are already here. */
  accept(sequence: number): boolean {
    if (sequence <= this.#seen) return false
    this.#seen = sequence
    return true
  }

  /** The event has to be committed. All others count as committed once everything before them is. */
  keep(sequence: number): void {
    this.#open.add(sequence)
  }

  done(sequence: number): void {
    this.#open.delete(sequence)
  }

  /** The highest sequence up to which all would be committed if these were too. */
  reach(committed?: ReadonlySet<number>): number {
    for (const sequence of this.#open) {
      if (!committed?.has(sequence)) return sequence - 1
    }
    return this.#seen
  }
}
