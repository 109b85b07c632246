import type { Near } from './vector-index.ts'

/** How much vectors count beside the engine; nothing where they were of no help with the workspace's own examples. */
export interface StackWeights {
  /** Of likeness, beside the logarithm of the engine's probability, in the order of candidates. */
  order: number
  /** Of each sign of doubt, and what is added to them; null leaves the engine's sureness as it is. */
  doubt: { weights: readonly number[]; bias: number } | null
}

export const NO_WEIGHT: StackWeights = { order: 0, doubt: null }

/** What the engine says of a question: probabilities of its candidates, best first. */
export interface Base {
  candidates: readonly { article: string; probability: number }[]
  sureness: number
}

export interface Stacked {
  candidates: { article: string; probability: number }[]
  sureness: number
  signs: Record<string, number>
}

const MOST_CANDIDATES = 5
/** Of an article that the engine did not name. */
const UNNAMED = 1e-3

/** Puts the engine's candidates and the nearest articles together. Pure. */
export function stack(weights: StackWeights, base: Base, near: readonly Near[]): Stacked {
  const candidates = weights.order === 0 ? [...base.candidates] : reorder(weights.order, base, near)
  const signs = doubtSigns(base, near, candidates)
  const { doubt } = weights
  const sum = doubt ? signs.reduce((total, sign, at) => total + sign * (doubt.weights[at] ?? 0), doubt.bias) : null
  return {
    candidates,
    sureness: sum === null ? base.sureness : 1 / (1 + Math.exp(-sum)),
    signs: { likeness: near[0]?.likeness ?? 0, likenessAhead: signs[2] ?? 0, likenessAgrees: signs[3] ?? 0 },
  }
}

/** The engine's candidates and the nearest articles, with shares of both together that add up to one; at most five, best first. */
export function reorder(weight: number, { candidates }: Base, near: readonly Near[]): Stacked['candidates'] {
  const likeness = new Map(near.map((one) => [one.article, one.likeness]))
  // Of an article without a vector nothing is known but that it is none of the nearest.
  const least = near.at(-1)?.likeness ?? 0
  const known = new Map(candidates.map(({ article, probability }) => [article, probability]))
  const named = [...new Set([...known.keys(), ...near.slice(0, MOST_CANDIDATES).map(({ article }) => article)])]
  const sums = named.map((article) => ({
    article,
    sum: Math.log((known.get(article) ?? 0) + UNNAMED) + weight * (likeness.get(article) ?? least),
  }))
  const most = Math.max(...sums.map(({ sum }) => sum))
  const shares = sums.map(({ article, sum }) => ({ article, share: Math.exp(sum - most) }))
  const total = shares.reduce((all, { share }) => all + share, 0)
  return shares
    .map(({ article, share }) => ({ article, probability: share / total }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_CANDIDATES)
}

/** Signs of doubt: the engine's own, how near the chosen article is, how much nearer than the next one, and whether it is the nearest. */
export function doubtSigns(base: Base, near: readonly Near[], candidates: readonly { article: string }[]): number[] {
  const sure = Math.min(0.999, Math.max(0.001, base.sureness))
  const chosen = candidates[0]?.article
  const own = near.find(({ article }) => article === chosen)?.likeness ?? 0
  const other = near.find(({ article }) => article !== chosen)?.likeness ?? 0
  return [Math.log(sure / (1 - sure)), own, own - other, near[0]?.article === chosen ? 1 : 0]
}
