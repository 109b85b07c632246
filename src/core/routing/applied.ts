import type { LockedConversation } from '../conversation/conversation.ts'
import type { Proposal } from '../virtual-agent/answer-engine.ts'
import type { Decision } from './decide.ts'
import type { Article } from './read-articles.ts'
import type { TurnFacts } from './read-turn.ts'

/** A decision with everything that it was made from and is to be done on. */
export interface Applied {
  workspace: number
  /** Locked. */
  conversation: LockedConversation
  facts: TurnFacts
  decision: Decision
  /** Null where nothing was looked up. */
  proposal: Proposal | null
  /** Those that the decision names, as far as they are published. */
  articles: Article[]
  now: Date
}
