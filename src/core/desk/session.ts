import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import type { DeskHandle } from './desk.ts'

/** A session as the verbs hold it. */
export interface Session {
  id: string
  conversation: string
  desk: 'flex'
  purpose: 'router' | 'desk'
  state: 'opening' | 'open' | 'ending' | 'ended'
  handle: DeskHandle
  externalId: string | null
  /** Public names by the desk's id of each agent. */
  agents: Record<string, string>
  seenIndex: number
  lookAt: Date | null
  lookedAt: Date | null
  saidAt: Date | null
  callBy: Date | null
  calledAt: Date | null
  emptySince: Date | null
  trouble: string | null
  attempts: number
  openedAt: Date
  joinedAt: Date | null
  endedBy: 'us' | 'agent' | 'timer' | 'cancelled' | 'failed' | null
}

/** Its columns, of a table or alias `desk_session`. */
export const SESSION_COLUMNS = `id, conversation_id as conversation, desk, purpose, state, handle, external_id as "externalId", agents,
    seen_index as "seenIndex", look_at as "lookAt", looked_at as "lookedAt", said_at as "saidAt", call_by as "callBy",
    called_at as "calledAt", empty_since as "emptySince", trouble, attempts, opened_at as "openedAt", joined_at as "joinedAt",
    ended_by as "endedBy"`

const READ: Statement = {
  name: 'desk_session_read',
  text: `select ${SESSION_COLUMNS} from desk_session where workspace = $1 and id = $2`,
}
const LOCK: Statement = { name: 'desk_session_lock', text: `${READ.text} for update` }

const FIND: Statement = {
  name: 'desk_session_find',
  text: `select ${SESSION_COLUMNS} from desk_session where workspace = $1 and external_id = $2`,
}

/** A session as it stands; null where there is none. */
export async function readSession(reader: Reader, workspace: number, id: string): Promise<Session | null> {
  const [row] = await reader.run<Session>(READ, [workspace, id])
  return row ?? null
}

/** Takes a session's lock. Whoever holds its conversation's too has taken that one before. */
export async function lockSession(tx: Transaction, workspace: number, id: string): Promise<Session | null> {
  const [row] = await tx.run<Session>(LOCK, [workspace, id])
  return row ?? null
}

/** The session of an exchange, by the desk's own id of it; null where it is none of ours. */
export async function findSession(reader: Reader, workspace: number, externalId: string): Promise<Session | null> {
  const [row] = await reader.run<Session>(FIND, [workspace, externalId])
  return row ?? null
}
