import { blend } from './blend.ts'
import { consult } from './members.ts'
import { normalise } from './normalise.ts'
import { judge, SIGNS, signsOf } from './rejector.ts'
import type { Model } from './train.ts'

/** What the engine would do with a question, and why. */
export interface Judgement {
  /** Ids of articles, best first, with their probability among all articles. */
  candidates: { article: string; probability: number }[]
  /** From 0 to 1: how sure it is that the first answers; comparable across questions. */
  sureness: number
  certainty: 'answer' | 'suggest' | 'none'
  /** The words as they were understood. */
  words: string[]
  /** What the sureness comes from, by name. */
  signs: Record<string, number>
}

const MOST_CANDIDATES = 5

/** Judges a question, whatever it is. Pure, and bounded by the question's first 4,000 characters. */
export function propose(model: Model, text: string): Judgement {
  const { articles, members, rejector, thresholds } = model
  const words = normalise(text)
  if (words.length === 0 || articles.length === 0)
    return { candidates: [], sureness: 0, certainty: 'none', words, signs: {} }
  const opinion = consult(members, words)
  const likely = blend(model.blend, opinion.scores)
  const signs = signsOf(opinion, likely, articles.length)
  const sureness = rejector ? judge(rejector, signs) : opinion.near.best * (1 - opinion.near.unknown)
  const candidates = best(likely, articles)
  const certainty = sureness >= thresholds.answer ? 'answer' : sureness >= thresholds.suggest ? 'suggest' : 'none'
  const named = Object.fromEntries(signs.map((sign, at) => [SIGNS[at] ?? String(at), sign]))
  return { candidates, sureness, certainty, words: opinion.spelt.words, signs: named }
}

function best(likely: Float32Array, articles: readonly string[]): { article: string; probability: number }[] {
  return articles
    .map((article, label) => ({ article, probability: likely[label] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_CANDIDATES)
}
