import { ENOUGH_UNANSWERED } from './rejector.ts'

/** Sureness from which on an article is the answer, and from which on it is worth naming; 0 to 1. */
export interface Thresholds {
  answer: number
  suggest: number
}

/**
 * What answering a question about a hidden article costs, against what a right answer gains. Less than it: hidden articles are nearer to the others
 * than what nobody has written about. With few questions more, up to four times, since then little is known.
 */
const HIDDEN_COST = 0.25
const FEW = { times: 3, questions: 200 }
/** Real questions without an answer at which they have half of the say. */
const HALF_BELIEVED = 50
const UNTRIED = 0.5
/** From one end of the slider to the other, in the logarithm of the odds. */
const REACH = 3
/** Suggestions begin at odds this much lower (its logarithm). */
const SUGGEST_BELOW = 1.6
const NEAREST_TO_END = 0.005

const oddsOf = (sureness: number): number => Math.log(sureness / (1 - sureness))
const surenessOf = (odds: number): number => 1 / (1 + Math.exp(-odds))
const within = (sureness: number): number => Math.min(1 - NEAREST_TO_END, Math.max(NEAREST_TO_END, sureness))

const thresholdsFrom = (answer: number): Thresholds => ({
  answer: within(answer),
  suggest: surenessOf(oddsOf(within(answer)) - SUGGEST_BELOW),
})

/** A question that was put to members who do not know it, and what they would have done. */
export interface Tried {
  sureness: number
  /** Its article is known to them, is hidden from them, or there is none. */
  kind: 'answered' | 'hidden' | 'none'
  /** Whether the first article is the right one. */
  right: boolean
}

/**
 * The thresholds at which right answers and questions that are rightly left unanswered are most together, each in its share. What few questions
 * say is a matter of luck, so it is held near to what the rejector, which counts both kinds the same, gives for the same cost.
 */
export function chooseThresholds(tried: readonly Tried[]): Thresholds {
  const hidden = tried.filter(({ kind }) => kind !== 'none')
  const cost = HIDDEN_COST * (1 + (FEW.times * FEW.questions) / (FEW.questions + hidden.length))
  const supposed = oddsOf(cost / (1 + cost))
  let odds = (supposed + oddsOf(within(bestThreshold(hidden, cost)))) / 2
  const none = tried.filter(({ kind }) => kind === 'none').length
  if (none >= ENOUGH_UNANSWERED) {
    const real = tried.filter(({ kind }) => kind !== 'hidden')
    const share = none / (none + HALF_BELIEVED)
    odds += share * (oddsOf(within(bestThreshold(real, 1))) - odds)
  }
  return thresholdsFrom(surenessOf(odds))
}

/** From the surest down: each right answer gains, each answer that should not be loses; the sureness at which most is gained. */
function bestThreshold(tried: readonly Tried[], cost: number): number {
  const inScope = tried.filter(({ kind }) => kind === 'answered').length
  const gain = 1 / Math.max(1, inScope)
  const loss = cost / Math.max(1, tried.length - inScope)
  let sum = 0
  let most = 0
  let best = UNTRIED
  for (const { sureness, kind, right } of tried.toSorted((a, b) => b.sureness - a.sureness)) {
    if (kind !== 'answered') sum -= loss
    else if (right) sum += gain
    if (sum <= most) continue
    most = sum
    best = sureness
  }
  return best
}

/**
 * The thresholds for a place of the slider: 0 answers whatever it can, 0.5 is as fitted, 1 answers only what it is very sure of. Pure; the more
 * caution, the higher both thresholds.
 */
export function thresholdsAt({ thresholds }: { thresholds: Thresholds }, caution: number): Thresholds {
  const share = Number.isFinite(caution) ? Math.min(1, Math.max(0, caution)) : 0.5
  const move = (share - 0.5) * 2 * REACH
  return {
    answer: surenessOf(oddsOf(thresholds.answer) + move),
    suggest: surenessOf(oddsOf(thresholds.suggest) + move),
  }
}

/** Marks as strong as this belief that the fitted thresholds are right: spread of the line's offset and of its slope. */
const SPREAD = { offset: 0.6, slope: 0.25 }
const STEPS = 30

/**
 * The thresholds after agents and members have marked what was proposed: a line from the odds of sureness to the odds of being right is fitted to the
 * marks, beginning with the belief that sureness is what it says (Platt, 1999, with a prior), and the answer threshold goes to where the fitted one's
 * sureness now is true. Few marks move it little. Pure.
 * @param judged how sure the model was, and whether its first article was right
 */
export function retune(
  { thresholds }: { thresholds: Thresholds },
  judged: readonly { sureness: number; right: boolean }[],
): Thresholds {
  const marks = judged
    .filter(({ sureness }) => sureness >= 0 && sureness <= 1)
    .map(({ sureness, right }) => ({ odds: oddsOf(within(sureness)), right: right ? 1 : 0 }))
  let offset = 0
  let slope = 1
  // Newton's steps on two numbers.
  for (let step = 0; step < STEPS; step++) {
    let [a, b] = [-offset / SPREAD.offset ** 2, -(slope - 1) / SPREAD.slope ** 2]
    let [aa, ab, bb] = [1 / SPREAD.offset ** 2, 0, 1 / SPREAD.slope ** 2]
    for (const { odds, right } of marks) {
      const likely = surenessOf(offset + slope * odds)
      const weight = likely * (1 - likely)
      a += right - likely
      b += (right - likely) * odds
      aa += weight
      ab += weight * odds
      bb += weight * odds * odds
    }
    const area = aa * bb - ab * ab
    offset += (bb * a - ab * b) / area
    slope = Math.max(0.3, slope + (aa * b - ab * a) / area)
  }
  const moved = thresholdsFrom(surenessOf((oddsOf(thresholds.answer) - offset) / slope))
  return { answer: moved.answer, suggest: Math.min(moved.answer, moved.suggest) }
}
