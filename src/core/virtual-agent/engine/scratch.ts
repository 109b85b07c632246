import { newTally, type Tally } from './tally.ts'

/**
 * Memory for the weights and rows of whatever is being trained, used again by the next: one after the other is trained, and what
 * each would take anew is given back late.
 */
export interface Scratch {
  weights: Float32Array
  /** Counts of what texts have, see tally.ts. */
  tallies: { words: Tally; grams: Tally }
  /** Entries of rows. */
  columns: Uint16Array
  values: Float32Array
}

export const newScratch = (): Scratch => ({
  weights: new Float32Array(0),
  tallies: { words: newTally(), grams: newTally() },
  columns: new Uint16Array(0),
  values: new Float32Array(0),
})

/** Arrays of numbers of these lengths, all zero, that are good until some are borrowed again. */
export function borrow(scratch: Scratch, ...lengths: number[]): Float32Array[] {
  const all = lengths.reduce((sum, length) => sum + length, 0)
  if (scratch.weights.length < all) scratch.weights = new Float32Array(all)
  scratch.weights.fill(0, 0, all)
  let from = 0
  return lengths.map((length) => {
    from += length
    return scratch.weights.subarray(from - length, from)
  })
}
