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
/** A suggestion this much worse than the best one is none. */
const SUGGESTED_WITHIN = 0.3

/** How far the lines move from the least careful to the most. */
const CAUTION_SPAN = 0.3

/** The lines of what is found by words alone, by how careful the virtual agent is to be, from 0 to 1. Pure. */
export function wordThresholds(caution: number): JudgementReasons['thresholds'] {
  const moved = (caution - 0.5) * CAUTION_SPAN
  return { answer: ENOUGH_TO_ANSWER + moved, suggest: ENOUGH_TO_SUGGEST + moved }
}

/**
 * How sure one may be of candidates that were found by words, which stand best first. Where they are to be suggested only those worth
 * naming are left; else all stay, for whoever asks why. Pure.
 * @param words of the question, as they were understood
 */
export function weigh(candidates: readonly Candidate[], words: readonly string[], caution = 0.5): Proposal {
  const thresholds = wordThresholds(caution)
  const [best, second] = candidates
  const sureness = best?.score ?? 0
  const ahead = sureness - (second?.score ?? 0)
  const reasons: JudgementReasons = {
    ...{ engine: 'words', model: null, sureness, words: [...words], signs: { ahead }, endpoint: null },
    thresholds,
  }
  if (sureness < thresholds.suggest) return { candidates: [...candidates], certainty: 'none', reasons }
  const sure = sureness >= thresholds.answer && ahead >= AHEAD_TO_ANSWER
  if (sure) return { candidates: [...candidates], certainty: 'answer', reasons }
  const named = candidates.filter(({ score }) => score >= sureness - SUGGESTED_WITHIN)
  return { candidates: named, certainty: 'suggest', reasons }
}
