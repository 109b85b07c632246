import { softmax } from './matrix.ts'

/** How much each member's scores count in the common one; in the order of Opinion.scores. */
export type Blend = readonly number[]

const STEPS = 60
/** Weights to begin with: neighbours, keywords, SVM, softmax regression, perceptrons; they bring the scores to about one scale. */
export const FIRST_BLEND: Blend = [4, 2, 2, 0.5, 0.5]
const RATE = 0.15
/** Numbers that are looked at: enough for five weights. */
const MOST_JUDGED = 1500
const MOST_NUMBERS = 2_000_000

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
 * The weights under which the right labels of questions are likeliest: a conditional logit of as many numbers as there are
 * members, climbed by Adagrad. The logarithm of each weight is what moves, so that none turns against its member.
 * @param asked for each question that members have not seen, what they say of it; all of them do not stand in memory at once
 */
export function fitBlend(asked: readonly (() => readonly Float32Array[])[], labels: readonly number[]): Blend {
  const first = asked[0]?.() ?? []
  if (first.length === 0) return FIRST_BLEND
  const size = first.length * (first[0]?.length ?? 1)
  const every = Math.max(1, asked.length / Math.min(MOST_JUDGED, Math.max(50, MOST_NUMBERS / size)))
  const looked: { scores: readonly Float32Array[]; label: number }[] = []
  for (let at = 0; at < asked.length; at += every) {
    const index = Math.floor(at)
    looked.push({ scores: asked[index]?.() ?? [], label: labels[index] ?? 0 })
  }
  const logs = FIRST_BLEND.slice(0, first.length).map(Math.log)
  const squares = logs.map(() => 1e-6)
  for (let step = 0; step < STEPS; step++) {
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
