import type { Candidate, Proposal } from '../answer-engine.ts'

/** How well an article fits by words, at least, for a model of few examples to be believed about it; and one that has not learnt to doubt. */
const WITNESS = { doubts: 0.3, trusts: 0.4 }

/**
 * Which of two proposals for a question is acted on. Words know what was published after the model had learnt, and are the second witness
 * of a model that has seen few examples; of all else the model knows more. Pure.
 * @param of.fresh articles that the model does not know
 * @param of.few the model is not to be believed alone
 * @param of.doubts it has learnt what a question looks like that nothing answers
 */
export function choose(
  ofModel: Proposal,
  ofWords: Proposal,
  { fresh, few, doubts }: { fresh: ReadonlySet<string>; few: boolean; doubts: boolean },
): Proposal {
  const isFresh = ({ article }: Candidate): boolean => fresh.has(article)
  const [found] = ofWords.candidates
  if (ofWords.certainty === 'answer' && found && isFresh(found)) return ofWords
  if (few) return ofBoth(ofModel, ofWords, doubts ? WITNESS.doubts : WITNESS.trusts)
  if (ofModel.certainty === 'answer' || ofWords.certainty === 'none') return ofModel
  return ofWords.candidates.some(isFresh) ? ofWords : ofModel
}

function ofBoth(ofModel: Proposal, ofWords: Proposal, least: number): Proposal {
  const [first] = ofModel.candidates
  const witness = ofWords.candidates.find(({ article }) => article === first?.article)?.score ?? 0
  const reasons = { ...ofModel.reasons, signs: { ...ofModel.reasons.signs, words: witness } }
  if (ofModel.certainty === 'answer' && witness >= least) return { ...ofModel, reasons }
  if (ofWords.certainty !== 'none') return ofWords
  return witness >= least ? { ...ofModel, reasons } : { ...ofModel, certainty: 'none', reasons }
}
