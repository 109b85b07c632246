import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { type NewRelay, queueRelays } from './queue-relays.ts'
import { relayParts } from './relay-parts.ts'
import { wakeDesk } from './wake-desk.ts'

/** What was said before the desk was asked. */
export interface DeskHistory {
  /** The newest messages, oldest first, each with the number of its files. */
  messages: readonly { id: string; words: boolean; files: number; past: boolean }[]
  /** All that was said before those, as one text; null where there is nothing. */
  transcript: string | null
}

export interface Opening {
  workspace: number
  /** Locked by the caller, who keeps the answer with it. */
  conversation: string
  desk: 'flex'
  purpose: 'router' | 'desk'
  /** The other side asks for an agent, and we do so only when it has not by then; null: we do. */
  callBy: Date | null
  history: () => Promise<DeskHistory>
  now: Date
}

const OPEN: Statement = {
  name: 'desk_session_make',
  text: `insert into desk_session (workspace, id, conversation_id, desk, purpose, state, call_by, said_at, opened_at)
    values ($1, $2, $3, $4, $5, 'opening', $6, $7, $7)
    on conflict (workspace, conversation_id) where state in ('opening', 'open') do update set
      purpose = case when excluded.purpose = 'desk' then 'desk' else desk_session.purpose end,
      call_by = case when excluded.purpose = 'desk' and desk_session.purpose = 'router' then excluded.call_by else desk_session.call_by end
    returning id`,
}

/**
 * Opens a session at an outside desk, with what was said before, or answers the one that there is; a desk asked for where one was only
 * followed makes it a desk's. Answers its id. The worker does the rest.
 */
export async function openSession(tx: Transaction, opening: Opening): Promise<string> {
  const { workspace, conversation, desk, purpose, callBy, now } = opening
  const fresh = newId()
  const [row] = await tx.run<{ id: string }>(OPEN, [workspace, fresh, conversation, desk, purpose, callBy, now])
  const session = row?.id ?? fresh
  if (session === fresh) await queueRelays(tx, workspace, relaysOf(session, conversation, await opening.history()), now)
  await wakeDesk(tx, workspace, [conversation], now)
  return session
}

function relaysOf(session: string, conversation: string, { messages, transcript }: DeskHistory): NewRelay[] {
  const about = { session, conversation }
  const older: NewRelay[] =
    transcript === null ? [] : [{ ...about, message: null, operation: 'transcript', text: transcript, past: true }]
  return [...older, ...messages.flatMap((message) => relayParts(about, message))]
}
