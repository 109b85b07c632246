import { type Base, doubtSigns, NO_WEIGHT, reorder, type StackWeights, stack } from './stack.ts'
import type { Near } from './vector-index.ts'

/** A question that neither the engine nor the index has seen. */
export interface HeldOut {
  base: Base
  near: readonly Near[]
  /** The article that answers it; null where that one was hidden from both. */
  right: string | null
}

const WEIGHTS = [0, 0.5, 1, 2, 4, 8, 16, 32]
/** What vectors must bring, in nats a question, before they count at all. */
const WORTH = 0.02
const LEAST_QUESTIONS = 12
const LEAST_HIDDEN = 8

/**
 * How much vectors count, from questions whose answer is known. What helps with one half of them is tried on the other half, so that an endpoint whose
 * vectors say nothing gets no weight. Pure.
 * @param line sureness from which on the engine answers
 */
export function fitStack(judged: readonly HeldOut[], line: number): StackWeights {
  const known = judged.filter(({ right }) => right !== null)
  if (known.length < LEAST_QUESTIONS) return NO_WEIGHT
  const halves = [0, 1].map((odd) => known.filter((_, at) => at % 2 === odd))
  const chosen = halves.map((half) => bestOrder(half))
  const gains = halves.map((half, at) => orderLoss(half, 0) - orderLoss(half, chosen[1 - at] ?? 0))
  const helps = gains.every((gain) => gain > WORTH)
  const order = helps ? bestOrder(known) : 0
  return { order, doubt: fitDoubt(judged, order, line) }
}

const bestOrder = (questions: readonly HeldOut[]): number =>
  WEIGHTS.reduce(
    (best, weight) => (orderLoss(questions, weight) < orderLoss(questions, best) - 1e-9 ? weight : best),
    0,
  )

/** Of the right article's probability, the negative logarithm in the middle. */
function orderLoss(questions: readonly HeldOut[], weight: number): number {
  const losses = questions.map(({ base, near, right }) => {
    // Without weight as well they are seen as shares of one, so that only what vectors say makes a difference.
    const candidates = reorder(weight, base, near)
    return -Math.log(Math.max(1e-3, candidates.find(({ article }) => article === right)?.probability ?? 0))
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length)
}

interface Row {
  signs: number[]
  right: boolean
}

function fitDoubt(judged: readonly HeldOut[], order: number, line: number): StackWeights['doubt'] {
  const rows = judged.map(({ base, near, right }): Row => {
    const { candidates } = stack({ order, doubt: null }, base, near)
    return { signs: doubtSigns(base, near, candidates), right: right !== null && candidates[0]?.article === right }
  })
  const wrong = rows.filter((row) => !row.right)
  if (wrong.length < LEAST_HIDDEN || rows.length - wrong.length < LEAST_HIDDEN) return null
  const halves = [0, 1].map((odd) => rows.filter((_, at) => at % 2 === odd))
  const gain = (signs: (row: Row) => number[], from: readonly Row[], on: readonly Row[]): number =>
    loss(on, signs, climb(from, signs))
  const alone = ({ signs }: Row): number[] => signs.slice(0, 1)
  const all = ({ signs }: Row): number[] => signs
  const gains = halves.map(
    (half, at) => gain(alone, halves[1 - at] ?? [], half) - gain(all, halves[1 - at] ?? [], half),
  )
  if (!gains.every((each) => each > WORTH)) return null
  const { weights, bias } = climb(rows, all)
  return { weights, bias: bias + shiftTo(line, wrong, { weights, bias }) }
}

interface Logistic {
  weights: number[]
  bias: number
}

const STEPS = 500
const RATE = 0.2
const SHRINK = 0.01

/** A logistic regression in which both kinds count the same. */
function climb(rows: readonly Row[], signs: (row: Row) => number[]): Logistic {
  const size = rows[0] ? signs(rows[0]).length : 0
  const weights: number[] = Array(size).fill(0)
  let bias = 0
  const shares = sharesOf(rows)
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((weight) => -SHRINK * weight)
    let biasSlope = 0
    for (const row of rows) {
      const wrong = ((row.right ? 1 : 0) - chance(signs(row), { weights, bias })) * shares(row)
      signs(row).forEach((sign, at) => {
        slopes[at]! += wrong * sign
      })
      biasSlope += wrong
    }
    weights.forEach((_, at) => {
      weights[at]! += RATE * slopes[at]!
    })
    bias += RATE * biasSlope
  }
  return { weights, bias }
}

const chance = (signs: readonly number[], { weights, bias }: Logistic): number =>
  1 / (1 + Math.exp(-signs.reduce((sum, sign, at) => sum + sign * weights[at]!, bias)))

/** Right and wrong ones count the same together, whichever has more. */
function sharesOf(rows: readonly Row[]): (row: Row) => number {
  const right = rows.filter((row) => row.right).length
  const [ofRight, ofWrong] = [0.5 / Math.max(1, right), 0.5 / Math.max(1, rows.length - right)]
  return (row) => (row.right ? ofRight : ofWrong)
}

function loss(rows: readonly Row[], signs: (row: Row) => number[], fitted: Logistic): number {
  const shares = sharesOf(rows)
  return rows.reduce((sum, row) => {
    const likely = chance(signs(row), fitted)
    return sum - Math.log(Math.max(1e-6, row.right ? likely : 1 - likely)) * shares(row)
  }, 0)
}

/** What is added so that as many wrong answers stand above the line as with the engine alone: the line then means what it meant. */
function shiftTo(line: number, wrong: readonly Row[], fitted: Logistic): number {
  const odds = (share: number): number => Math.log(share / (1 - share))
  const ownLine = odds(Math.min(0.999, Math.max(0.001, line)))
  const above = wrong.filter(({ signs }) => signs[0]! >= ownLine).length
  const sums = wrong
    .map(({ signs }) => odds(Math.min(1 - 1e-9, Math.max(1e-9, chance(signs, fitted)))))
    .sort((a, b) => b - a)
  const [last, next] = [sums[above - 1] ?? (sums[0] ?? 0) + 1, sums[above] ?? (sums.at(-1) ?? 0) - 1]
  return ownLine - (last + next) / 2
}
