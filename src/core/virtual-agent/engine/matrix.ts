import type { Row } from './rows.ts'

/** A dense matrix, row by row: a row is a feature, a column an article or a hidden unit. */
export interface Matrix {
  columns: number
  values: Float32Array
}

/** The same in a quarter of the space: each row has its own scale, which is the value of 127. */
export interface Packed {
  columns: number
  values: Int8Array
  scales: Float32Array
}

export const matrixOf = (rows: number, columns: number): Matrix => ({
  columns,
  values: new Float32Array(rows * columns),
})

/** `into` += row × matrix. */
export function addProduct({ columns, values }: Row, matrix: Matrix, into: Float32Array): void {
  const width = matrix.columns
  const weights = matrix.values
  for (let entry = 0; entry < columns.length; entry++) {
    const value = values[entry]!
    const base = columns[entry]! * width
    for (let column = 0; column < width; column++) into[column]! += value * weights[base + column]!
  }
}

/** The same with a packed matrix. */
export function addPackedProduct({ columns, values }: Row, matrix: Packed, into: Float32Array): void {
  const width = matrix.columns
  const weights = matrix.values
  for (let entry = 0; entry < columns.length; entry++) {
    const at = columns[entry]!
    const value = (values[entry]! * matrix.scales[at]!) / 127
    const base = at * width
    for (let column = 0; column < width; column++) into[column]! += value * weights[base + column]!
  }
}

export function pack({ columns, values }: Matrix): Packed {
  const rows = values.length / columns
  const scales = new Float32Array(rows)
  const packed = new Int8Array(values.length)
  for (let row = 0; row < rows; row++) {
    let most = 0
    const from = row * columns
    for (let at = from; at < from + columns; at++) most = Math.max(most, Math.abs(values[at]!))
    scales[row] = most
    if (most === 0) continue
    for (let at = from; at < from + columns; at++) packed[at] = Math.round((values[at]! / most) * 127)
  }
  return { columns, values: packed, scales }
}

/** Turns scores into probabilities in place; answers the logarithm of the sum of their powers of e. */
export function softmax(scores: Float32Array): number {
  let most = -Infinity
  for (const score of scores) if (score > most) most = score
  let sum = 0
  for (let at = 0; at < scores.length; at++) {
    const power = Math.exp(scores[at]! - most)
    scores[at] = power
    sum += power
  }
  for (let at = 0; at < scores.length; at++) scores[at]! /= sum
  return most + Math.log(sum)
}
