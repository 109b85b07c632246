import { blend } from './blend.ts'
import { consult } from './members.ts'
import { normalise } from './normalise.ts'
import { judge, SIGNS, signsOf, unlearntSureness } from './rejector.ts'
import type { Thresholds } from './thresholds.ts'
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

/**
 * Judges a question, whatever it is. Pure, and bounded by the question's first 4,000 characters.
 * @param thresholds other than those fitted, where a slider or marks have moved them
 */
export function propose(model: Model, text: string, thresholds: Thresholds = model.thresholds): Judgement {
  const { articles, members, rejector } = model
  const words = normalise(text)
  if (words.length === 0 || articles.length === 0)
    return { candidates: [], sureness: 0, certainty: 'none', words, signs: {} }
  const opinion = consult(members, words)
  const likely = blend(model.blend, opinion.scores)
  const signs = signsOf(opinion, likely, articles.length)
  const sureness = rejector ? judge(rejector, signs) : unlearntSureness(opinion, likely, articles.length)
  const candidates = best(likely, articles)
  const certainty = sureness >= thresholds.answer ? 'answer' : sureness >= thresholds.suggest ? 'suggest' : 'none'
  const named = Object.fromEntries(signs.map((sign, at) => [SIGNS[at] ?? String(at), sign]))
  return { candidates, sureness, certainty, words: opinion.spelt.words, signs: named }
}

/** The likeliest articles; of thousands only a few are ever put in order. */
function best(likely: Float32Array, articles: readonly string[]): Judgement['candidates'] {
  const found: { label: number; probability: number }[] = []
  for (let label = 0; label < articles.length; label++) {
    const probability = likely[label] ?? 0
    if (found.length === MOST_CANDIDATES && probability <= found[MOST_CANDIDATES - 1]!.probability) continue
    const at = found.findIndex((each) => each.probability < probability)
    found.splice(at < 0 ? found.length : at, 0, { label, probability })
    if (found.length > MOST_CANDIDATES) found.pop()
  }
  return found.map(({ label, probability }) => ({ article: articles[label] ?? '', probability }))
}
