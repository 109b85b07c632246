import type { Reader, Transaction } from '../../kernel/database.ts'
import type { Place, Recipient } from './channel.ts'

/** A delivery that surely or perhaps did not arrive, for good. */
export interface FailedDelivery {
  conversation: string
  message: string
  operation: 'send' | 'edit' | 'delete'
  state: 'failed' | 'unknown'
  /** See protocol/messages.ts, `deliveryCause`. */
  cause: string
}

/** What deliveries need to know of conversations, which stand after them; wired in the composition root. */
export interface DeliveryConversations {
  /** Whom each conversation is for, as it stands now. */
  recipients(reader: Reader, workspace: number, conversations: readonly string[]): Promise<Map<string, Recipient>>
  /** Deliveries have just ended so. Called last in their transaction. */
  failed(tx: Transaction, workspace: number, failures: readonly FailedDelivery[], now: Date): Promise<void>
  /** A send arrived at a place: the conversation goes on there. */
  moved(tx: Transaction, workspace: number, moves: readonly { conversation: string; place: Place }[]): Promise<void>
}
