import type { AgentView } from '../../protocol/agents.ts'
import type { ConversationRow } from '../../protocol/conversations.ts'
import { createStore } from '../live/store.ts'

/** An act of ours by which a chat ends in Flex. */
export type Leaving = { verb: 'take' | 'resolve' | 'handBack' } | { verb: 'assign'; agent: AgentView }

/** Which conversation is asked about, and what would be done with it. */
export const leaving = createStore<{ conversation: string; by: Leaving } | null>(null)

export interface LeavingQuestion {
  title: string
  /** What it means, as sentences. */
  words: string
  verb: string
}

type Asked = Pick<ConversationRow, 'contact' | 'deskAgent' | 'case'>

/** What is asked before a chat is taken out of Flex, since nothing brings it back there by itself. */
export function leavingQuestion(by: Leaving, { contact, deskAgent, case: chip }: Asked, virtualAgent: string) {
  const from = deskAgent === null ? 'from Flex' : `from ${deskAgent} in Flex`
  const ends = 'The chat ends in Twilio Flex at once'
  const told = `${contact.name} is told`
  const questions: Record<Leaving['verb'], () => LeavingQuestion> = {
    take: () => ({
      title: `Take it ${from}?`,
      words: `${ends} and goes on here with all that was said. ${told} that you joined.`,
      verb: 'Take it here',
    }),
    resolve: () => ({
      title: 'Resolve it, also in Flex?',
      words: `${ends}. ${told}${chip ? ' and asked for a rating' : ''}.`,
      verb: 'Resolve',
    }),
    handBack: () => ({
      title: `Take it ${from}, back to ${virtualAgent}?`,
      words: `${ends}, and ${virtualAgent} answers again. ${told}.`,
      verb: 'Hand back',
    }),
    assign: () => {
      const name = by.verb === 'assign' ? by.agent.publicName : ''
      return {
        title: `Take it ${from}, for ${name}?`,
        words: `${ends} and goes on here with ${name}. ${told}.`,
        verb: `Assign to ${name}`,
      }
    },
  }
  return questions[by.verb]()
}
