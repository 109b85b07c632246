import type { Candidate, Proposal } from '../answer-engine.ts'

/** How well an article fits by words, at least, for a model of few examples to be believed about it. */
const WITNESS = 0.3

/**
 * Which of two proposals for a question is acted on. Words know what was published after the model had learnt, and are the second witness
 * of a model that has seen few examples; of all else the model knows more. Pure.
 * @param of.fresh articles that the model does not know
 * @param of.few the model is not to be believed alone
 */
export function choose(
  ofModel: Proposal,
  ofWords: Proposal,
  { fresh, few }: { fresh: ReadonlySet<string>; few: boolean },
): Proposal {
  const isFresh = ({ article }: Candidate): boolean => fresh.has(article)
  const [found] = ofWords.candidates
  if (ofWords.certainty === 'answer' && found && isFresh(found)) return ofWords
  if (few) return ofBoth(ofModel, ofWords)
  if (ofModel.certainty === 'answer' || ofWords.certainty === 'none') return ofModel
  return ofWords.candidates.some(isFresh) ? ofWords : ofModel
}

function ofBoth(ofModel: Proposal, ofWords: Proposal): Proposal {
  const [first] = ofModel.candidates
  const witness = ofWords.candidates.find(({ article }) => article === first?.article)?.score ?? 0
  const reasons = { ...ofModel.reasons, signs: { ...ofModel.reasons.signs, words: witness } }
  if (ofModel.certainty === 'answer' && witness >= WITNESS) return { ...ofModel, reasons }
  if (ofWords.certainty !== 'none') return ofWords
  return witness >= WITNESS ? { ...ofModel, reasons } : { ...ofModel, certainty: 'none', reasons }
}
