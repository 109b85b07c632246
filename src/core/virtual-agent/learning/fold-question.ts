import { wordsOf } from '../../knowledge/words.ts'

/** Characters of a question that are kept. */
export const QUESTION_KEPT = 500

/** A question as it is kept: what PostgreSQL cannot store is left out. */
export const keptOf = (text: string): string =>
  text.replaceAll('\u0000', '').trim().slice(0, QUESTION_KEPT).toWellFormed()

/** A question's words alone, so that "How do I pay??" and "how do i pay" are one; '' where it has none. At most 500 characters. */
export const foldQuestion = (text: string): string => wordsOf(text).join(' ').slice(0, QUESTION_KEPT).toWellFormed()
