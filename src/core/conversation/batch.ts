import type { Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { ContactFacts } from '../contact/contact.ts'
import type { WorkspaceSettings } from '../workspace/settings.ts'
import { factsOf } from './facts-of.ts'
import type { Received } from './inbound.ts'
import type { OpenedConversation } from './open-conversations.ts'

/** What came from a channel at once, being stored in one transaction. */
export interface Batch {
  kernel: Kernel
  tx: Transaction
  workspace: number
  channel: 'discord'
  now: Date
  /** Facts to be stated, in their order. */
  events: NewEvent[]
  /** What became of each change, by its index. */
  results: Received[]
  /** Conversations in which the virtual agent is to take its turn. */
  turns: string[]
  /** What looks like a scam among it. */
  scams: FoundScam[]
  /** What the workspace wants for its safety; null where there are no words. */
  safety: WorkspaceSettings['safety'] | null
}

/** Words that look like a scam, and whose they are. */
export interface FoundScam {
  conversation: string
  contact: ContactFacts
  guild: { id: string; name: string } | null
  text: string
  found: string
  /** One such message is enough for an alarm. */
  sure: boolean
}

export function noteEvent(batch: Batch, kind: NewEvent['kind'], conversation: string, message: string | null): void {
  batch.events.push({ workspace: batch.workspace, kind, conversation, message, at: batch.now })
}

export function noteOpening(batch: Batch, conversation: OpenedConversation, changedContacts: readonly string[]): void {
  if (conversation.outcome === 'opened') noteEvent(batch, 'conversation.opened', conversation.id, null)
  else if (conversation.outcome === 'reopened') {
    const fact = { workspace: batch.workspace, kind: 'conversation.reopened' as const, conversation: conversation.id }
    batch.events.push(...factsOf({ ...fact, at: batch.now }, { said: null, case: conversation.caseId }))
  } else if (changedContacts.includes(conversation.contactId))
    noteEvent(batch, 'contact.changed', conversation.id, null)
}
