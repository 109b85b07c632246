import type { Statement, Transaction } from '../../kernel/database.ts'
import type { Offer } from './offer.ts'

const OFFER: Statement = {
  name: 'conversation_offer',
  text: 'update conversation set offer = $3::jsonb where workspace = $1 and id = $2',
}

/** Remembers what the virtual agent asked last; null: nothing. */
export function keepOffer(tx: Transaction, workspace: number, conversation: string, offer: Offer | null): void {
  tx.later(OFFER, [workspace, conversation, offer && JSON.stringify(offer)])
}
