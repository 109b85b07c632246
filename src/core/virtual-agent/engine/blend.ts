import { softmax } from './matrix.ts'

/** How much each member's scores count in the common one; in the order of Opinion.scores. */
export type Blend = readonly number[]

/** A question whose label is known, judged by members who have not seen it. */
export interface Judged {
  scores: readonly Float32Array[]
  label: number
}

const STEPS = 60
/** Weights to begin with: neighbours, SVM, softmax regression, perceptron; they bring the scores to about one scale. */
const FIRST = [4, 2, 0.5, 0.5]
const RATE = 0.15
/** How many judged questions are looked at: enough for four numbers. */
const MOST_JUDGED = 1500

/** Probabilities of the labels. Pure. */
export function blend(weights: Blend, scores: readonly Float32Array[]): Float32Array {
  const common = new Float32Array(scores[0]?.length ?? 0)
  scores.forEach((own, member) => {
    const weight = weights[member] ?? 0
    for (let label = 0; label < common.length; label++) common[label]! += weight * own[label]!
  })
  softmax(common)
  return common
}

/**
 * The weights under which the right labels of judged questions are likeliest: a conditional logit of as many numbers as there are
 * members, climbed by Adagrad. The logarithm of each weight is what moves, so that none turns against its member.
 */
export function fitBlend(judged: readonly Judged[]): Blend {
  const members = judged[0]?.scores.length ?? 1
  const logs = FIRST.slice(0, members).map(Math.log)
  const squares = logs.map(() => 1e-6)
  const every = Math.max(1, Math.floor(judged.length / MOST_JUDGED))
  const looked = judged.filter((_, at) => at % every === 0)
  for (let step = 0; step < STEPS && looked.length > 0; step++) {
    const weights = logs.map(Math.exp)
    const slopes = logs.map(() => 0)
    for (const { scores, label } of looked) {
      const likely = blend(weights, scores)
      scores.forEach((own, member) => {
        let expected = 0
        for (let at = 0; at < own.length; at++) expected += likely[at]! * own[at]!
        slopes[member]! += own[label]! - expected
      })
    }
    logs.forEach((log, member) => {
      const slope = (slopes[member]! * weights[member]!) / looked.length
      squares[member]! += slope * slope
      logs[member] = Math.max(-4, Math.min(4, log + (RATE * slope) / Math.sqrt(squares[member]!)))
    })
  }
  return logs.map(Math.exp)
}
