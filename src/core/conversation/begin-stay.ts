import type { Statement, Transaction } from '../../kernel/database.ts'
import { openSession } from '../desk/open-session.ts'
import { readDeskHistory } from './read-desk-history.ts'

const KEEP: Statement = {
  name: 'conversation_begin_stay',
  text: 'update conversation set session_id = $3 where workspace = $1 and id = $2',
}

/**
 * A conversation, locked by the caller, is heard at an outside desk from here on, with what was said in it before. `router`: it is only followed
 * there; `desk`: agents are to answer it, and who only followed it goes on as one of those. Answers the session.
 */
export async function beginStay(
  tx: Transaction,
  stay: {
    workspace: number
    conversation: string
    purpose: 'router' | 'desk'
    /** The other side asks for an agent itself, and we do when it has not by then; null: we do at once. */
    callBy: Date | null
    /** Messages that are said now, or that an earlier stay was not told any more. */
    fresh?: readonly string[]
    now: Date
  },
): Promise<string> {
  const { workspace, conversation, purpose, fresh = [] } = stay
  const live = purpose === 'router'
  const history = () => readDeskHistory(tx, { workspace, conversation, live, fresh })
  const session = await openSession(tx, { ...stay, desk: 'flex', history })
  tx.later(KEEP, [workspace, conversation, session])
  return session
}
