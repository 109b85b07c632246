import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Place } from '../delivery/channel.ts'

export type Status = 'automated' | 'queued' | 'assigned' | 'resolved'

/** A conversation as the verbs hold it, locked until their transaction ends. */
export interface LockedConversation {
  id: string
  contactId: string
  identityId: string
  channel: 'discord'
  status: Status
  assigneeId: string | null
  place: Place | null
  resolvedAt: Date | null
  unread: number
}

const LOCK: Statement = {
  name: 'conversation_lock',
  text: `select id, contact_id as "contactId", identity_id as "identityId", channel, status, assignee_id as "assigneeId", place,
      resolved_at as "resolvedAt", unread
    from conversation where workspace = $1 and id = $2 for update`,
}

/** Takes the conversation's lock: whoever changes it or writes into it does so one after the other. */
export async function lockConversation(tx: Transaction, workspace: number, id: string): Promise<LockedConversation> {
  const [row] = await tx.run<LockedConversation>(LOCK, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such conversation.')
  return row
}

/** Hours after its resolving during which a message reopens a conversation; later ones begin a new one. */
export const GRACE_HOURS = 72

/** Whether words said at `saidAt` still belong to a conversation that was resolved. */
export function reopens(resolvedAt: Date | null, saidAt: Date): boolean {
  return resolvedAt !== null && saidAt.getTime() - resolvedAt.getTime() <= GRACE_HOURS * 3_600_000
}

/** A reopened conversation goes back to its agent, else to the queue. */
export const reopenedStatus = (assigneeId: string | null): Status => (assigneeId ? 'assigned' : 'queued')
