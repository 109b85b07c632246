import { type Descent, passed } from './descent.ts'
import { addProduct, type Matrix } from './matrix.ts'
import { shuffle, upTo } from './random.ts'
import { type Rows, rowAt, rowCount } from './rows.ts'
import { borrow } from './scratch.ts'

/** Cost of a mistake against the length of the weights. */
const COST = 1
const PASSES = 8

/**
 * Linear support vector machines, one against the rest for each label, with squared hinge loss, by dual coordinate descent (Hsieh and
 * others, 2008). All labels go through the rows together, since that reads the weights in their order; the problems stay independent.
 * @returns weights, width × labels, in borrowed memory
 */
export function trainSvm(rows: Rows, of: Descent): Matrix {
  const { labels, count, random } = of
  const borrowed = borrow(of.scratch, of.width * count, rowCount(rows) * count)
  const [values = new Float32Array(), alphas = new Float32Array()] = borrowed
  const weights = { columns: count, values }
  const order = upTo(rowCount(rows))
  const scores = new Float32Array(count)
  const changed = new Uint16Array(count)
  const steps = new Float32Array(count)
  const slack = 1 / (2 * COST)
  let done = 0
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random)
    for (const at of order) {
      passed(of, done++, PASSES * order.length)
      const row = rowAt(rows, at)
      scores.fill(0)
      addProduct(row, weights, scores)
      let square = slack
      for (const value of row.values) square += value * value
      let changes = 0
      for (let label = 0; label < count; label++) {
        const sign = labels[at] === label ? 1 : -1
        const alpha = alphas[at * count + label]!
        const slope = sign * scores[label]! - 1 + slack * alpha
        const next = Math.max(alpha - slope / square, 0)
        // Steps that nobody would see cost as much as the others.
        if (Math.abs(next - alpha) < 1e-4) continue
        alphas[at * count + label] = next
        steps[changes] = (next - alpha) * sign
        changed[changes++] = label
      }
      if (changes === 0) continue
      for (let entry = 0; entry < row.columns.length; entry++) {
        const base = row.columns[entry]! * count
        const value = row.values[entry]!
        for (let change = 0; change < changes; change++)
          weights.values[base + changed[change]!]! += value * steps[change]!
      }
    }
  }
  return weights
}
