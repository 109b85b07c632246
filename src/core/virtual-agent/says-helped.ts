import { isThanks } from '../conversation/is-thanks.ts'
import { clausesOf } from './clauses.ts'
import { POLITE, SAYS_NO, SAYS_THANKS, SAYS_YES } from './says-helped-words.ts'

/** A longer answer says something of its own, and is a new question. */
const MOST_WORDS = 8

const NO_SIGNS = /^(?:👎|❌|✖|😡|😠|🙁|☹|😞|😢|😭|🤬)/u
const YES_SIGNS = /^(?:👍|✅|✔|👌|💯|🎉|🙏|❤|😀|😃|😄|😁|😊|🥳)/u

/**
 * What a short answer to "did this help?" says, in any of seven languages, by words or emoji; null when it says something else, which is
 * then a question like any other. A bare thank-you is a yes.
 */
export function saysHelped(text: string): 'yes' | 'no' | null {
  const start = text.trim()
  if (NO_SIGNS.test(start)) return start.length <= 12 ? 'no' : null
  if (YES_SIGNS.test(start) && start.length <= 12) return 'yes'
  const clauses = clausesOf(text).filter((clause) => !POLITE.test(clause))
  const isThank = (clause: string): boolean => isThanks(clause) || SAYS_THANKS.test(clause)
  const words = clauses.reduce((sum, clause) => sum + clause.split(' ').length, 0)
  if (words === 0) return null
  if (words > MOST_WORDS || /[?？]|か$/.test(start)) return isThanks(text) ? 'yes' : null
  if (clauses.some((clause) => SAYS_NO.some((pattern) => pattern.test(clause)))) return 'no'
  if (isThanks(text) || clauses.every(isThank)) return 'yes'
  // A yes is said in every clause, or politely: "yes, how do I …" goes on to ask.
  const affirms = (clause: string): boolean => SAYS_YES.some((pattern) => pattern.test(clause))
  return clauses.some(affirms) && clauses.every((clause) => affirms(clause) || isThank(clause)) ? 'yes' : null
}
