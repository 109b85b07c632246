import { Refusal } from '../../kernel/errors.ts'
import type { LockedConversation } from './conversation.ts'

/** Whether agents of another desk are asked, or there: ours leave it alone unless they take it on purpose. */
export const isElsewhere = ({ desk, status }: Pick<LockedConversation, 'desk' | 'status'>): boolean =>
  desk !== 'console' && (status === 'queued' || status === 'assigned')

/** @throws Refusal conflict, when the conversation is answered at another desk */
export function refuseElsewhere(conversation: LockedConversation): void {
  if (!isElsewhere(conversation)) return
  throw new Refusal('conflict', 'This conversation is answered in Twilio Flex. Take it here to answer it yourself.')
}
