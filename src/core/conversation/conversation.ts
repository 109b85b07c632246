import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Place } from '../delivery/channel.ts'
import type { Offer } from './offer.ts'

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
  /** Its handoff case, once it has had one. */
  caseId: string | null
  offer: Offer | null
  /** The guild it began in. */
  guild: { id: string; name: string } | null
  /** The assignee opened it to write, and has said nothing yet. */
  unannounced: boolean
  /** The desk at which it is answered. */
  desk: 'console' | 'flex'
  /** Public name of the outside desk's agent who has it. */
  deskAgent: string | null
  /** The outside desk's session that hears what is said here. */
  sessionId: string | null
}

/** The columns of a `LockedConversation`, of a table or alias `conversation`. */
export const LOCKED_COLUMNS = `id, contact_id as "contactId", identity_id as "identityId", channel, status, assignee_id as "assigneeId",
    place, resolved_at as "resolvedAt", unread, case_id as "caseId", offer, guild,
    unannounced, desk, desk_agent as "deskAgent", session_id as "sessionId"`

const LOCK: Statement = {
  name: 'conversation_lock',
  text: `select ${LOCKED_COLUMNS} from conversation where workspace = $1 and id = $2 for update`,
}

/** Takes the conversation's lock: whoever changes it or writes into it does so one after the other. */
export async function lockConversation(tx: Transaction, workspace: number, id: string): Promise<LockedConversation> {
  const [row] = await tx.run<LockedConversation>(LOCK, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such conversation.')
  return row
}

/** Whether words said at `saidAt` still belong to a conversation that was resolved: for so many hours they open it again. */
export function isWithinGrace(resolvedAt: Date | null, saidAt: Date, graceHours: number): boolean {
  return resolvedAt !== null && saidAt.getTime() - resolvedAt.getTime() <= graceHours * 3_600_000
}
