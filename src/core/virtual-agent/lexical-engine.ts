import { findArticles } from '../knowledge/find-articles.ts'
import { wordsOf } from '../knowledge/words.ts'
import type { AnswerEngine } from './answer-engine.ts'
import { weigh } from './certainty.ts'

const MOST_CANDIDATES = 5
/** Words of a question that are kept for "Why?". */
const MOST_WORDS = 60

/** The first engine: the words of the question, their stems and what they may be misspelt from, looked up in PostgreSQL. */
export const lexicalEngine: AnswerEngine = {
  async propose(reader, asked) {
    const found = await findArticles(reader, { ...asked, most: MOST_CANDIDATES })
    return weigh(found, wordsOf(asked.question).slice(0, MOST_WORDS), asked.caution)
  },
}
