import type { Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { type LockedConversation, lockConversation } from '../conversation/conversation.ts'
import type { NotedMessage } from '../desk/note-messages.ts'
import { lockSession, type Session } from '../desk/session.ts'

/** A session and its conversation while something of the desk's is taken in, both locked. */
export interface Stay {
  tx: Transaction
  workspace: number
  session: Session
  /** As it is after what was taken in so far. */
  conversation: LockedConversation
  /** The conversation is answered at this very session: else only words are taken from it. */
  here: boolean
  now: Date
  /** A moment for each thing that is said, one after the other. */
  next(): Date
  events: NewEvent[]
  noted: NotedMessage[]
  /** A hole in the order up to here is given up. */
  skipTo: number | null
  /** When the exchange is to be read again before its time. */
  lookAt: Date | null
}

/** Takes the locks of a conversation and of its session, in this order. Null where the session is over. */
export async function lockStay(
  tx: Transaction,
  { workspace, session: id, now }: { workspace: number; session: { id: string; conversation: string }; now: Date },
): Promise<Stay | null> {
  const conversation = await lockConversation(tx, workspace, id.conversation)
  const session = await lockSession(tx, workspace, id.id)
  if (!session || session.state === 'ended') return null
  const here = conversation.sessionId === session.id
  let said = 0
  const next = () => new Date(now.getTime() + said++)
  return { tx, workspace, session, conversation, here, now, next, events: [], noted: [], skipTo: null, lookAt: null }
}

/** Has the exchange read again at `at`, or before if that was to happen. */
export function lookAgain(stay: Stay, at: Date): void {
  if (!stay.lookAt || at < stay.lookAt) stay.lookAt = at
}
