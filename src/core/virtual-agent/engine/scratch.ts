/**
 * Memory for the weights and rows of whatever is being trained, used again by the next: one after the other is trained, and what
 * each would take anew is given back late.
 */
export interface Scratch {
  weights: Float32Array
  alphas: Float32Array
  /** Entries of rows. */
  columns: Uint16Array
  values: Float32Array
}

export const newScratch = (): Scratch => ({
  weights: new Float32Array(0),
  alphas: new Float32Array(0),
  columns: new Uint16Array(0),
  values: new Float32Array(0),
})

/** Numbers, all zero, that are good until they are borrowed again. */
export function borrow(scratch: Scratch, name: 'weights' | 'alphas', length: number): Float32Array {
  if (scratch[name].length < length) scratch[name] = new Float32Array(length)
  return scratch[name].subarray(0, length).fill(0)
}
