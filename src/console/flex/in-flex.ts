import type { ConversationRow, TransferView } from '../../protocol/conversations.ts'

/** Whether a conversation waits or is answered at Twilio Flex now, and so at no desk of ours. */
export function isInFlex({ desk, status }: Pick<ConversationRow, 'desk' | 'status'>): boolean {
  return desk === 'flex' && (status === 'queued' || status === 'assigned')
}

/** Who has it there, as it is said beside a name: "Priya Kumar in Flex". */
export function flexWords({ status, deskAgent }: Pick<ConversationRow, 'status' | 'deskAgent'>): string {
  if (status === 'queued') return 'Waits in Flex'
  return `${deskAgent ?? 'An agent'} in Flex`
}

type Stay = Pick<TransferView, 'purpose' | 'state' | 'agents' | 'joinedAt' | 'endedBy'>

const ENDED: Record<NonNullable<TransferView['endedBy']>, string> = {
  us: 'Ended here',
  agent: 'Ended by its agent in Flex',
  timer: 'Closed in Flex after a long silence',
  cancelled: 'Taken out of Flex before an agent had it',
  failed: 'Could not be made in Flex',
}

/** Where a stay at Flex stands, in words. */
export function stayWords({ purpose, state, agents, joinedAt, endedBy }: Stay): string {
  if (state === 'ended') return endedBy ? ENDED[endedBy] : 'Over'
  if (state === 'ending') return 'Being ended there'
  if (purpose === 'router') return 'Studio decides, no agent is asked'
  if (agents.length > 0) return `With ${new Intl.ListFormat('en').format(agents)}`
  if (joinedAt !== null) return 'Between two agents'
  return state === 'opening' ? 'Being made there' : 'Waits for an agent'
}
