import type { JudgementReasons } from '../../protocol/articles.ts'
import type { CaseReason } from '../case/case.ts'
import type { RouterNote } from './router.ts'

/** What a turn was decided from. Ids and figures; the words stand in the messages themselves. */
export interface Trace {
  decision:
    | 'answer'
    | 'suggest'
    | 'unknown'
    | 'handoff'
    | 'helped'
    | 'not_helped'
    | 'declined'
    | 'never_mind'
    | 'greet'
    | 'incident'
    | 'known_case'
    | 'joined'
    | 'something_else'
    | 'noted'
    | 'form'
    | 'no_more'
    | 'caution'
    | 'nothing'
  /** Why a person was called. */
  reason?: CaseReason
  /** The articles that were given, named, or that did not help. */
  articles?: string[]
  /** The case that was named or joined. */
  case?: string
  /** The inbound messages and presses that were answered together. */
  messages: string[]
  presses: string[]
  candidates: { article: string; title: string; score: number; matched: string }[]
  certainty: 'answer' | 'suggest' | 'none' | null
  /** Where the certainty comes from; missing where nothing was looked up, and in what is older than it. */
  reasons?: JudgementReasons
  /** Which part a router had in it; missing for none. */
  router?: RouterNote
}
