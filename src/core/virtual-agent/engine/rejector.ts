import type { Opinion } from './members.ts'

/** A logistic judgement whether a question is answered by any article, from how the members judged it. */
export interface Rejector {
  means: readonly number[]
  deviations: readonly number[]
  weights: readonly number[]
  bias: number
}

/** Signs of a question by name, for "Why?". */
export const SIGNS = [
  'probability',
  'logProbability',
  'margin',
  'entropy',
  'none',
  'similarity',
  'ownSimilarity',
  'unknown',
  'strange',
  'length',
  'agreement',
  'svmBest',
  'svmMargin',
  'softmaxBest',
  'softmaxMargin',
  'perceptronBest',
  'perceptronMargin',
] as const

const STEPS = 400
const RATE = 0.3
const SHRINK = 0.002

/** The two highest labels among the articles. */
export function bestTwo(scores: Float32Array, articles: number): [number, number] {
  let best = 0
  let second = -1
  for (let label = 1; label < articles; label++) {
    if (scores[label]! > scores[best]!) {
      second = best
      best = label
    } else if (second < 0 || scores[label]! > scores[second]!) second = label
  }
  return [best, second]
}

/**
 * The signs in the order of SIGNS; those of members who take no part are left out at the end.
 * @param likely probabilities of the labels, by blend
 * @param articles labels that are articles; a label after them is "none"
 */
export function signsOf(opinion: Opinion, likely: Float32Array, articles: number): number[] {
  const [best, second] = bestTwo(likely, articles)
  const most = likely[best] ?? 0
  let entropy = 0
  for (const share of likely) if (share > 1e-9) entropy -= share * Math.log(share)
  const strange = opinion.spelt.strange
  const signs = [
    most,
    Math.log(most + 1e-6),
    most - (likely[second] ?? 0),
    entropy,
    Math.log((likely[articles] ?? 0) + 1e-4),
    opinion.near.best,
    opinion.near.likeness[best] ?? 0,
    opinion.near.unknown,
    strange.reduce((sum, each) => sum + each, 0) / Math.max(1, strange.length),
    Math.log(1 + strange.length),
    opinion.scores.filter((own) => bestTwo(own, articles)[0] === best).length,
  ]
  for (const own of opinion.scores.slice(1)) {
    const [first, next] = bestTwo(own, articles)
    signs.push(own[first]!, own[first]! - (own[next] ?? 0))
  }
  return signs
}

/** From 0 to 1: how sure it is that an article answers. */
export function judge({ means, deviations, weights, bias }: Rejector, signs: readonly number[]): number {
  let sum = bias
  spread(signs, means, deviations).forEach((sign, at) => {
    sum += sign * (weights[at] ?? 0)
  })
  return 1 / (1 + Math.exp(-sum))
}

/** Signs in their deviations from the mean, held within reason, and the square of each, since some tell both ways. */
function spread(signs: readonly number[], means: readonly number[], deviations: readonly number[]): number[] {
  const plain = signs.map((sign, at) => Math.max(-4, Math.min(4, (sign - means[at]!) / deviations[at]!)))
  return [...plain, ...plain.map((sign) => (sign * sign - 1) / 2)]
}

/** Fits the rejector on questions that members have not seen; both kinds count the same, whichever has more. */
export function fitRejector(seen: readonly { signs: readonly number[]; answered: boolean }[]): Rejector {
  const size = seen[0]?.signs.length ?? 0
  const means = Array.from({ length: size }, (_, at) => mean(seen.map(({ signs }) => signs[at]!)))
  const deviations = means.map(
    (middle, at) => Math.sqrt(mean(seen.map(({ signs }) => (signs[at]! - middle) ** 2))) + 1e-6,
  )
  const rows = seen.map(({ signs }) => spread(signs, means, deviations))
  const right = seen.filter(({ answered }) => answered).length
  const shares = seen.map(({ answered }) => 0.5 / (answered ? right : seen.length - right))
  const weights: number[] = Array(size * 2).fill(0)
  const speeds = weights.map(() => 0)
  let bias = 0
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((weight) => -SHRINK * weight)
    let biasSlope = 0
    rows.forEach((row, at) => {
      let sum = bias
      for (let sign = 0; sign < row.length; sign++) sum += row[sign]! * weights[sign]!
      const wrong = ((seen[at]!.answered ? 1 : 0) - 1 / (1 + Math.exp(-sum))) * shares[at]!
      for (let sign = 0; sign < row.length; sign++) slopes[sign]! += wrong * row[sign]!
      biasSlope += wrong
    })
    bias += RATE * biasSlope
    for (let sign = 0; sign < weights.length; sign++) {
      speeds[sign] = 0.9 * speeds[sign]! + slopes[sign]!
      weights[sign]! += RATE * speeds[sign]!
    }
  }
  return { means, deviations, weights, bias }
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)
