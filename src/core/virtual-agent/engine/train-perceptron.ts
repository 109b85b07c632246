import { type Descent, passed } from './descent.ts'
import { type Matrix, matrixOf, softmax } from './matrix.ts'
import { type Random, shuffle, upTo } from './random.ts'
import { type Row, type Rows, rowAt, rowCount } from './rows.ts'
import { borrow } from './scratch.ts'

/** A perceptron with one hidden layer: features × hidden, hidden (and a bias, last) × labels. */
export interface Perceptron<Weights> {
  input: Weights
  output: Weights
}

export const HIDDEN = 256
const INPUT_DROPOUT = 0.3
const HIDDEN_DROPOUT = 0.5
const FIRST_RATE = 0.03
const FIRST_WEIGHT = 0.03
/** Sums of squared slopes begin here, or the first step would be as long as any. */
const FIRST_SQUARE = 1e-6

/** What one pass through the layers leaves for the way back. */
interface Layers {
  hidden: Float32Array
  scores: Float32Array
  slopes: Float32Array
  /** Hidden units that are not dropped and above zero. */
  alive: Uint16Array
}

/**
 * A perceptron with heavy dropout, which is what keeps it from learning few examples by heart. The rate of each row of weights falls
 * with the slopes that it has seen (Adagrad, one sum a row, since a sum for each weight would need as much memory as the weights).
 * @returns input in borrowed memory
 */
export function trainPerceptron(rows: Rows, of: Descent): Perceptron<Matrix> {
  const { labels, count, random } = of
  const [values = new Float32Array()] = borrow(of.scratch, of.width * HIDDEN)
  const input = { columns: HIDDEN, values }
  const output = matrixOf(HIDDEN + 1, count)
  for (let at = 0; at < input.values.length; at++) input.values[at] = (random() + random() - 1) * FIRST_WEIGHT * 2.4
  for (let at = 0; at < HIDDEN * count; at++) output.values[at] = (random() * 2 - 1) / 16
  const squares = {
    input: new Float32Array(of.width).fill(FIRST_SQUARE),
    output: new Float32Array(HIDDEN + 1).fill(FIRST_SQUARE),
  }
  const layers: Layers = {
    hidden: new Float32Array(HIDDEN),
    scores: new Float32Array(count),
    slopes: new Float32Array(HIDDEN),
    alive: new Uint16Array(HIDDEN),
  }
  const kept = { columns: new Uint16Array(of.width), values: new Float32Array(of.width) }
  const order = upTo(rowCount(rows))
  const passes = passesFor(order.length)
  const total = passes * order.length
  let done = 0
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random)
    for (const at of order) {
      const rate = FIRST_RATE * (1 - passed(of, done++, total))
      const row = thin(rowAt(rows, at), kept, random)
      const alive = forward(row, { input, output }, layers, random)
      softmax(layers.scores)
      layers.scores[labels[at]!]! -= 1
      learnOutput(output, squares.output, layers, alive, rate)
      learnInput(row, input, squares.input, layers, alive, rate)
    }
  }
  return { input, output }
}

/** Few examples need many passes, and many examples have no time for them. */
const passesFor = (examples: number): number => Math.round(Math.min(36, Math.max(16, 160_000 / (examples + 1))))

/** The row without some of its entries, the others heavier for it; it stands in `into`, since a new one each time is much to clear away. */
function thin({ columns, values }: Row, into: Row, random: Random): Row {
  let length = 0
  for (let entry = 0; entry < columns.length; entry++) {
    if (random() < INPUT_DROPOUT) continue
    into.columns[length] = columns[entry]!
    into.values[length++] = values[entry]! / (1 - INPUT_DROPOUT)
  }
  return { columns: into.columns.subarray(0, length), values: into.values.subarray(0, length) }
}

function forward(row: Row, { input, output }: Perceptron<Matrix>, layers: Layers, random: Random): number {
  const { hidden, scores, alive } = layers
  hidden.fill(0)
  for (let entry = 0; entry < row.columns.length; entry++) {
    const base = row.columns[entry]! * HIDDEN
    const value = row.values[entry]!
    for (let unit = 0; unit < HIDDEN; unit++) hidden[unit]! += value * input.values[base + unit]!
  }
  const count = output.columns
  scores.set(output.values.subarray(HIDDEN * count))
  let living = 0
  for (let unit = 0; unit < HIDDEN; unit++) {
    if (hidden[unit]! <= 0 || random() < HIDDEN_DROPOUT) continue
    hidden[unit]! /= 1 - HIDDEN_DROPOUT
    alive[living++] = unit
    const value = hidden[unit]!
    const base = unit * count
    for (let label = 0; label < count; label++) scores[label]! += value * output.values[base + label]!
  }
  return living
}

/** Moves the outer weights, after the slope of each hidden unit is read from them. */
function learnOutput(output: Matrix, squares: Float32Array, layers: Layers, living: number, rate: number): void {
  const { hidden, scores, slopes, alive } = layers
  const count = output.columns
  let square = 0
  for (const slope of scores) square += slope * slope
  square /= count
  for (let index = 0; index <= living; index++) {
    const unit = index === living ? HIDDEN : alive[index]!
    const value = unit === HIDDEN ? 1 : hidden[unit]!
    squares[unit]! += square * value * value
    const step = (rate * value) / Math.sqrt(squares[unit]!)
    const base = unit * count
    let slope = 0
    for (let label = 0; label < count; label++) {
      slope += scores[label]! * output.values[base + label]!
      output.values[base + label]! -= step * scores[label]!
    }
    if (unit < HIDDEN) slopes[unit] = slope / (1 - HIDDEN_DROPOUT)
  }
}

function learnInput(
  row: Row,
  input: Matrix,
  squares: Float32Array,
  layers: Layers,
  living: number,
  rate: number,
): void {
  const { slopes, alive } = layers
  let square = 0
  for (let index = 0; index < living; index++) square += slopes[alive[index]!]! ** 2
  square /= HIDDEN
  for (let entry = 0; entry < row.columns.length; entry++) {
    const column = row.columns[entry]!
    const value = row.values[entry]!
    squares[column]! += square * value * value
    const step = (rate * value) / Math.sqrt(squares[column]!)
    const base = column * HIDDEN
    for (let index = 0; index < living; index++) {
      const unit = alive[index]!
      input.values[base + unit]! -= step * slopes[unit]!
    }
  }
}
