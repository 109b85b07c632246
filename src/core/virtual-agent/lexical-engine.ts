import { findArticles } from '../knowledge/find-articles.ts'
import type { AnswerEngine } from './answer-engine.ts'
import { weigh } from './certainty.ts'

const MOST_CANDIDATES = 5

/** The first engine: the words of the question, their stems and what they may be misspelt from, looked up in PostgreSQL. */
export const lexicalEngine: AnswerEngine = {
  async propose(reader, asked) {
    return weigh(await findArticles(reader, { ...asked, most: MOST_CANDIDATES }))
  },
}
