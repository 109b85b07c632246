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
  'keywordsBest',
  'keywordsMargin',
  'svmBest',
  'svmMargin',
  'softmaxBest',
  'softmaxMargin',
  'perceptronBest',
  'perceptronMargin',
] as const

/** Real questions without an answer, held out, from which on they have a say of their own beside those about hidden articles. */
export const ENOUGH_UNANSWERED = 30
/** The share that they have then. */
const REAL_SHARE = 0.5

/** As in the lexical engine (docs/decisions/0013): how far what is covered may be above likeness, and what lead is enough. */
const COVERED_ABOVE = 0.35
const AHEAD = 0.1
/** What is left of the sureness where two are equally good. */
const CLOSE_SHARE = 0.7

const STEPS = 400
const RATE = 0.3
/** What holds the weights small; the fewer questions were seen, the more. */
const SHRINK = { least: 0.002, questions: 6 }

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
    Math.log((likely[articles] ?? 0) + LEAST_NONE),
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

/**
 * How sure one may be where too few examples are known to learn doubt: half likeness to the nearest title or example, half how much of the question
 * stands in the article, the second never far above the first, and less where the next one is as good.
 */
export function unlearntSureness({ near, scores }: Opinion, likely: Float32Array, articles: number): number {
  const [best, second] = bestTwo(likely, articles)
  const covered = scores[1]
  const of = (label: number): number => {
    const likeness = Math.min(1, near.likeness[label] ?? 0)
    return (likeness + Math.min(1, covered?.[label] ?? 0, likeness + COVERED_ABOVE)) / 2
  }
  const lead = second < 0 ? 1 : of(best) - of(second)
  return (
    (1 - (likely[articles] ?? 0)) *
    of(best) *
    Math.min(1, CLOSE_SHARE + ((1 - CLOSE_SHARE) * Math.max(0, lead)) / AHEAD)
  )
}

/**
 * From 0 to 1: how sure it is that an article answers. As likely as it is that nothing answers, so much of it goes: a rejector that has seen few such
 * questions cannot know it by itself.
 */
export function judge({ means, deviations, weights, bias }: Rejector, signs: readonly number[]): number {
  let sum = bias
  spread(signs, means, deviations).forEach((sign, at) => {
    sum += sign * (weights[at] ?? 0)
  })
  return (1 - noneOf(signs)) / (1 + Math.exp(-sum))
}

const LEAST_NONE = 1e-4
const NONE = SIGNS.indexOf('none')
/** The share of "none of them" among all labels, read back from its sign. */
const noneOf = (signs: readonly number[]): number => Math.max(0, Math.exp(signs[NONE] ?? -Infinity) - LEAST_NONE)

/** Signs in their deviations from the mean, held within reason, and the square of each, since some tell both ways. */
function spread(signs: readonly number[], means: readonly number[], deviations: readonly number[]): number[] {
  const plain = signs.map((sign, at) => Math.max(-4, Math.min(4, (sign - means[at]!) / deviations[at]!)))
  return [...plain, ...plain.map((sign) => (sign * sign - 1) / 2)]
}

/** How a question looked to members who had not seen it, and whether its article was known to them, was hidden from them, or there is none. */
export interface Seen {
  signs: readonly number[]
  kind: 'answered' | 'hidden' | 'none'
}

/** Fits the rejector; what is answered and what is not count the same, whichever there is more of. */
export function fitRejector(seen: readonly Seen[]): Rejector {
  const size = seen[0]?.signs.length ?? 0
  const means = Array.from({ length: size }, (_, at) => mean(seen.map(({ signs }) => signs[at]!)))
  const deviations = means.map(
    (middle, at) => Math.sqrt(mean(seen.map(({ signs }) => (signs[at]! - middle) ** 2))) + 1e-6,
  )
  const rows = seen.map(({ signs }) => spread(signs, means, deviations))
  const shares = sharesOf(seen)
  const weights: number[] = Array(size * 2).fill(0)
  const speeds = weights.map(() => 0)
  let bias = 0
  const shrink = Math.max(SHRINK.least, SHRINK.questions / seen.length)
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((weight) => -shrink * weight)
    let biasSlope = 0
    rows.forEach((row, at) => {
      let sum = bias
      for (let sign = 0; sign < row.length; sign++) sum += row[sign]! * weights[sign]!
      const wrong = ((seen[at]!.kind === 'answered' ? 1 : 0) - 1 / (1 + Math.exp(-sum))) * shares[at]!
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

function sharesOf(seen: readonly Seen[]): number[] {
  const count = (kind: Seen['kind']) => seen.filter((each) => each.kind === kind).length
  const [hidden, none] = [count('hidden'), count('none')]
  const real = none >= ENOUGH_UNANSWERED ? (hidden > 0 ? REAL_SHARE : 1) : none / Math.max(1, hidden + none)
  const shares = { answered: 0.5, hidden: 0.5 * (1 - real), none: 0.5 * real }
  return seen.map(({ kind }) => shares[kind] / count(kind))
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)
