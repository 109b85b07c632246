import { type Descent, passed } from './descent.ts'
import { addProduct, type Matrix, softmax } from './matrix.ts'
import { shuffle, upTo } from './random.ts'
import { type Rows, rowAt, rowCount } from './rows.ts'
import { borrow } from './scratch.ts'

const PASSES = 14
const FIRST_RATE = 4

/**
 * Softmax regression by stochastic descent with a rate that falls to nothing. A pass leaves out the labels that are already told
 * from the row's own, which are most.
 * @returns weights, width × labels, in borrowed memory
 */
export function trainSoftmax(rows: Rows, of: Descent): Matrix {
  const { labels, count, random } = of
  const [values = new Float32Array()] = borrow(of.scratch, of.width * count)
  const weights = { columns: count, values }
  const order = upTo(rowCount(rows))
  const scores = new Float32Array(count)
  const changed = new Uint16Array(count)
  const steps = new Float32Array(count)
  const total = PASSES * order.length
  let done = 0
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random)
    for (const at of order) {
      const rate = FIRST_RATE * (1 - passed(of, done++, total))
      const row = rowAt(rows, at)
      scores.fill(0)
      addProduct(row, weights, scores)
      softmax(scores)
      scores[labels[at]!]! -= 1
      let changes = 0
      for (let label = 0; label < count; label++) {
        if (Math.abs(scores[label]!) < 1e-3) continue
        steps[changes] = -rate * scores[label]!
        changed[changes++] = label
      }
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
