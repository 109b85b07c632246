import type { Reader, Transaction } from '../../kernel/database.ts'
import type { Place, Recipient } from './channel.ts'

/** What deliveries need to know of conversations, which stand after them; wired in the composition root. */
export interface DeliveryConversations {
  /** Whom each conversation is for, as it stands now. */
  recipients(reader: Reader, workspace: number, conversations: readonly string[]): Promise<Map<string, Recipient>>
  /** A send arrived at a place: the conversation goes on there. */
  moved(tx: Transaction, workspace: number, moves: readonly { conversation: string; place: Place }[]): Promise<void>
}
