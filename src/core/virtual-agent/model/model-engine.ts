import { readSettings } from '../../workspace/settings.ts'
import type { AnswerEngine, Candidate, Proposal } from '../answer-engine.ts'
import { type Judgement, propose } from '../engine/propose.ts'
import type { Thresholds } from '../engine/thresholds.ts'
import { lexicalEngine } from '../lexical-engine.ts'
import { choose } from './choose.ts'
import { findFresh } from './find-fresh.ts'
import { matchedBy } from './matched-by.ts'
import { MOST_ARTICLES } from './read-lessons.ts'
import { type PublishedArticle, readPublished } from './read-published.ts'
import type { Serving } from './served-model.ts'
import { thresholdsOf } from './thresholds.ts'

/** A second article with so much of the first one's probability may as well be meant. */
const CLOSE_SHARE = 0.5
/** Of all probability, what two must have together so that asking which of them is meant settles it. */
const CLOSE_TOGETHER = 0.6
/** What has less of the first one's probability is not worth naming. */
const NAMED_SHARE = 0.05
/** A model of fewer examples has seen too little to be believed alone: words are asked as well. */
const ENOUGH_EXAMPLES = 1000

/**
 * Answers by the model, checked against what is published at this moment: what is not published any more is never named, and what was
 * published after the model had read its lessons is found by words until the next model stands. While there is no model words answer alone.
 */
export function modelEngine(current: () => Serving | null): AnswerEngine {
  return {
    async propose(reader, wished) {
      const caution = wished.caution ?? (await readSettings(reader, wished.workspace)).virtualAgent.caution
      const asked = { ...wished, caution }
      const serving = current()
      if (!serving) return lexicalEngine.propose(reader, asked)
      const judgement = propose(serving.model, asked.question)
      const doubts = serving.model.rejector !== null
      const few = serving.examples < ENOUGH_EXAMPLES || !doubts
      const [published, fresh, soon] = await Promise.all([
        readPublished(reader, asked, judgement.candidates),
        findFresh(reader, asked.workspace, serving),
        few ? lexicalEngine.propose(reader, asked) : null,
      ])
      const ofModel = proposalOf(judgement, { serving, published, thresholds: thresholdsOf(serving, caution), few })
      // How sure it is was said of the first article alone: where that is gone nothing is known of the others.
      const lost = judgement.candidates.some(({ article }) => !published.has(article)) && ofModel.certainty !== 'answer'
      // A knowledge base that is larger than what is learnt: the rest is found by words.
      const full = serving.articles >= MOST_ARTICLES
      if (!lost && !few && !full && fresh.size === 0) return ofModel
      const ofWords = soon ?? (await lexicalEngine.propose(reader, asked))
      const unknown = full ? ofWords.candidates.filter(({ article }) => !serving.model.articles.includes(article)) : []
      for (const { article } of unknown) fresh.add(article)
      return lost ? ofWords : choose(ofModel, ofWords, { fresh, few, doubts })
    },
  }
}

function proposalOf(
  judgement: Judgement,
  of: {
    serving: Serving
    published: ReadonlyMap<string, PublishedArticle>
    thresholds: Thresholds
    few: boolean
  },
): Proposal {
  const { words, signs } = judgement
  const { serving, published, thresholds } = of
  const candidates = judgement.candidates.flatMap(({ article, probability: score }): Candidate[] => {
    const shown = published.get(article)
    return shown ? [{ article: shown.id, title: shown.title, score, matched: matchedBy(words, shown) }] : []
  })
  const first = judgement.candidates[0]
  const sureness = first && published.has(first.article) ? judgement.sureness : 0
  const reasons: Proposal['reasons'] = {
    ...{ engine: 'model', model: serving.id, sureness, thresholds, words, signs, endpoint: null },
  }
  if (sureness < thresholds.suggest) return { candidates, certainty: 'none', reasons }
  const [best = 0, second = 0] = candidates.map(({ score }) => score)
  const close = second >= best * CLOSE_SHARE && best + second >= CLOSE_TOGETHER
  if (sureness >= thresholds.answer && !(close && of.few)) return { candidates, certainty: 'answer', reasons }
  return {
    candidates: candidates.filter(({ score }) => score >= best * NAMED_SHARE),
    certainty: 'suggest',
    reasons,
    close,
  }
}
