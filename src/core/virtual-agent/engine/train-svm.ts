import { type Descent, passed } from './descent.ts'
import type { Matrix } from './matrix.ts'
import { shuffle, upTo } from './random.ts'
import { type Row, type Rows, rowAt, rowCount } from './rows.ts'
import { borrow } from './scratch.ts'

/** Cost of a mistake against the length of the weights. */
const COST = 1
const SLACK = 1 / (2 * COST)
const PASSES = 8
/** Duals that are kept at once, 10 MB of them: more labels are learnt one part after the other. */
const MOST_ALPHAS = 2_500_000

/** The labels that are learnt together: from the first one on, as many as `count`. */
interface Part {
  first: number
  count: number
  alphas: Float32Array
  scores: Float32Array
  /** Labels whose duals have moved, counted from the first, and by how much. */
  changed: Uint16Array
  steps: Float32Array
}

/**
 * Linear support vector machines, one against the rest for each label, with squared hinge loss, by dual coordinate descent (Hsieh and
 * others, 2008). Many labels go through the rows together, since that reads the weights in their order; the problems stay independent.
 * @returns weights, width × labels, in borrowed memory
 */
export function trainSvm(rows: Rows, of: Descent): Matrix {
  const { labels, count, random } = of
  const size = rowCount(rows)
  const together = Math.max(1, Math.min(count, Math.floor(MOST_ALPHAS / Math.max(1, size))))
  const borrowed = borrow(of.scratch, of.width * count, size * together)
  const [values = new Float32Array(), alphas = new Float32Array()] = borrowed
  const weights = { columns: count, values }
  const order = upTo(size)
  const total = PASSES * size * Math.ceil(count / together)
  let done = 0
  for (let first = 0; first < count; first += together) {
    const part: Part = {
      ...{ first, count: Math.min(together, count - first), alphas: alphas.fill(0) },
      ...{ scores: new Float32Array(together), changed: new Uint16Array(together), steps: new Float32Array(together) },
    }
    for (let pass = 0; pass < PASSES; pass++) {
      shuffle(order, random)
      for (const at of order) {
        passed(of, done++, total)
        const row = rowAt(rows, at)
        moveWeights(weights, row, part, moveDuals(weights, row, part, { at, label: labels[at]! }))
      }
    }
  }
  return weights
}

/** Moves the duals of a row; answers how many labels' weights have to follow. */
function moveDuals(weights: Matrix, row: Row, part: Part, { at, label }: { at: number; label: number }): number {
  const { first, count, alphas, scores, changed, steps } = part
  scores.fill(0)
  let square = SLACK
  for (let entry = 0; entry < row.columns.length; entry++) {
    const value = row.values[entry]!
    square += value * value
    const base = row.columns[entry]! * weights.columns + first
    for (let own = 0; own < count; own++) scores[own]! += value * weights.values[base + own]!
  }
  let changes = 0
  for (let own = 0; own < count; own++) {
    const sign = label === first + own ? 1 : -1
    const alpha = alphas[at * count + own]!
    const slope = sign * scores[own]! - 1 + SLACK * alpha
    const next = Math.max(alpha - slope / square, 0)
    // Steps that nobody would see cost as much as the others.
    if (Math.abs(next - alpha) < 1e-4) continue
    alphas[at * count + own] = next
    steps[changes] = (next - alpha) * sign
    changed[changes++] = own
  }
  return changes
}

function moveWeights(weights: Matrix, row: Row, { first, changed, steps }: Part, changes: number): void {
  if (changes === 0) return
  for (let entry = 0; entry < row.columns.length; entry++) {
    const base = row.columns[entry]! * weights.columns + first
    const value = row.values[entry]!
    for (let change = 0; change < changes; change++) weights.values[base + changed[change]!]! += value * steps[change]!
  }
}
