import type { CaseAnswer } from '../../protocol/handoff.ts'
import type { Form } from '../conversation/form.ts'
import type { KnownCase } from './find-known-case.ts'

/** What the virtual agent does with what was said. Articles are named by their originals. */
export type Decision =
  /** `answers`: what they said to a form that was asked through. */
  | { kind: 'handoff'; reason: 'asked' | 'offered' | 'language' | 'virtual_agent_off'; answers?: CaseAnswer[] }
  /** `composed`: of these articles, in words that the proposal has. `picked`: they chose it themselves. */
  | { kind: 'answer'; article: string; composed?: string[]; picked?: true }
  /** `close`: asking which of the two is meant settles it. */
  | { kind: 'suggest'; articles: string[]; close: boolean }
  | { kind: 'unknown'; again: boolean }
  /** An incident is told before anything else; `words` is what they had asked. */
  | { kind: 'incident'; words: string }
  | { kind: 'known_case'; known: KnownCase; words: string }
  /** They have the trouble of a case. */
  | { kind: 'joined'; case: string }
  | { kind: 'something_else' }
  /** The answer to what its reporters were asked about a case. */
  | { kind: 'noted'; case: string; words: string }
  /** Before a person takes over; `again`: the last answer did not fit. */
  | { kind: 'form'; form: Form; again: boolean }
  /** They wrote what looks like a scam. */
  | { kind: 'caution' }
  | { kind: 'helped' | 'not_helped' | 'no_more' | 'declined' | 'never_mind' | 'greet' | 'nothing' }

/** What can be told from the words and presses alone, or the question that has to be looked up. */
export type FirstLook = Decision | { kind: 'question'; words: string }
