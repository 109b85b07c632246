import type { Reader } from '../../../kernel/database.ts'
import { readSettings } from '../../workspace/settings.ts'
import type { AnswerEngine, Candidate, Proposal } from '../answer-engine.ts'
import { type Judgement, propose } from '../engine/propose.ts'
import { lexicalEngine } from '../lexical-engine.ts'
import { findFresh } from './find-fresh.ts'
import { matchedBy } from './matched-by.ts'
import { type PublishedArticle, readPublished } from './read-published.ts'
import type { Serving } from './served-model.ts'
import { type Thresholds, thresholdsOf } from './thresholds.ts'

/** A second article with so much of the first one's probability may as well be meant. */
const CLOSE_SHARE = 0.5
/** Of all probability, what two must have together so that asking which of them is meant settles it. */
const CLOSE_TOGETHER = 0.6
/** What has less of the first one's probability is not worth naming. */
const NAMED_SHARE = 0.05

/**
 * Answers by the model, checked against what is published at this moment: what is not published any more is never named, and what was
 * published after the model had read its lessons is found by words until the next model stands. While there is no model words answer alone.
 */
export function modelEngine(current: () => Serving | null): AnswerEngine {
  return {
    async propose(reader, asked) {
      const serving = current()
      if (!serving) return lexicalEngine.propose(reader, asked)
      const judgement = propose(serving.model, asked.question)
      const [caution, published, fresh] = await Promise.all([
        asked.caution ?? cautionOf(reader, asked.workspace),
        readPublished(reader, asked, judgement.candidates),
        findFresh(reader, asked.workspace, serving),
      ])
      const ofModel = proposalOf(judgement, { serving, published, thresholds: thresholdsOf(serving, caution) })
      const lost = judgement.candidates.some(({ article }) => !published.has(article))
      const doubtful = lost && ofModel.certainty !== 'answer'
      if (!doubtful && fresh.size === 0) return ofModel
      return choose(ofModel, await lexicalEngine.propose(reader, asked), { fresh, doubtful })
    },
  }
}

const cautionOf = async (reader: Reader, workspace: number): Promise<number> =>
  (await readSettings(reader, workspace)).virtualAgent.caution

function proposalOf(
  judgement: Judgement,
  of: { serving: Serving; published: ReadonlyMap<string, PublishedArticle>; thresholds: Thresholds },
): Proposal {
  const { words, signs } = judgement
  const { serving, published, thresholds } = of
  const all = judgement.candidates.flatMap(({ article, probability }): Candidate[] => {
    const shown = published.get(article)
    return shown
      ? [{ article: shown.id, title: shown.title, score: probability, matched: matchedBy(words, shown) }]
      : []
  })
  // How sure it is was said of the first one alone; where that is gone nothing is known of the others.
  const first = judgement.candidates[0]
  const sureness = first && published.has(first.article) ? judgement.sureness : 0
  const certainty = sureness >= thresholds.answer ? 'answer' : sureness >= thresholds.suggest ? 'suggest' : 'none'
  const reasons: Proposal['reasons'] = {
    ...{ engine: 'model', model: serving.id, sureness, thresholds, words, signs, endpoint: null },
  }
  if (certainty !== 'suggest') return { candidates: all, certainty, reasons }
  const [best, second] = all
  const named = all.filter(({ score }) => score >= (best?.score ?? 0) * NAMED_SHARE)
  return { candidates: named, certainty, reasons, close: isClose(best?.score ?? 0, second?.score ?? 0) }
}

const isClose = (best: number, second: number): boolean =>
  second >= best * CLOSE_SHARE && best + second >= CLOSE_TOGETHER

/** Words know what the model does not; of all else the model knows more. */
function choose(
  ofModel: Proposal,
  ofWords: Proposal,
  { fresh, doubtful }: { fresh: ReadonlySet<string>; doubtful: boolean },
): Proposal {
  if (doubtful) return ofWords
  const isFresh = ({ article }: Candidate): boolean => fresh.has(article)
  const [first] = ofWords.candidates
  if (ofWords.certainty === 'answer' && first && isFresh(first)) return ofWords
  if (ofModel.certainty === 'answer' || ofWords.certainty === 'none') return ofModel
  return ofWords.candidates.some(isFresh) ? ofWords : ofModel
}
