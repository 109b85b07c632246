import type { LockedConversation } from '../conversation/conversation.ts'
import type { ShownArticle } from '../knowledge/answer-for.ts'
import type { AgentOfGuild } from '../workspace/agent-of-guild.ts'
import type { Decided } from './decide-turn.ts'
import type { TurnFacts } from './read-turn.ts'
import type { RouterNote } from './router.ts'

/** A decision with everything that it was made from and is to be done on. */
export interface Applied extends Decided {
  workspace: number
  /** Locked. */
  conversation: LockedConversation
  facts: TurnFacts
  /** As it is set now for the conversation's guild. */
  agent: AgentOfGuild
  /** Those that the decision names, as far as they are published, in the words of `locale`. */
  articles: ShownArticle[]
  /** Which part a router had in it; null for none. */
  router: RouterNote | null
  /** By then a router calls the person who is wanted; null: we do. */
  callBy: Date | null
  now: Date
}
