import type { QueryClient } from '@tanstack/react-query'
import type { ConversationRow } from '../../protocol/conversations.ts'
import type { MessageView } from '../../protocol/messages.ts'
import { type MessagesState, upsertMessage } from '../conversation/messages-state.ts'
import { handsInList } from '../inbox/hands.ts'
import { type ListState, settle } from '../inbox/list-state.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { compareNumbers } from './cursor.ts'
import { myNumber } from './log.ts'
import type { Detail } from './queries.ts'
import { createStore } from './store.ts'

export type Act =
  | { verb: 'resolve' | 'reopen' | 'handBack' }
  /** `here`: knowingly from another desk, where it ends. */
  | { verb: 'take'; here: boolean }
  /** Null gives it back to the queue. */
  | { verb: 'assign'; agent: string | null }

/** Why the last act on a conversation did not happen; shown where the acts are. */
export const actFault = createStore<{ conversation: string; words: string } | null>(null)

const NOT_DONE: Record<Act['verb'], string> = {
  take: 'Not taken',
  resolve: 'Not resolved',
  reopen: 'Not reopened',
  handBack: 'Not handed back',
  assign: 'Not transferred',
}

/** Sentences that say by themselves what did not happen. */
const TELLS_ALL = /^Not (taken|resolved|reopened|handed back|transferred)| took this one /

/**
 * Does one thing with a conversation; the screen shows the server's answer at once. Resolves to whether it happened; where it
 * did not, `actFault` has the cause.
 */
export async function act(client: QueryClient, what: Act, id: string): Promise<boolean> {
  actFault.set(() => null)
  try {
    const { asOf, ...row } = await ask(what, id)
    // Where the log has already gone further, it has said this and perhaps more.
    const mine = myNumber()
    if (mine === null || compareNumbers(mine, asOf) <= 0) showRow(client, row)
    void client.invalidateQueries({ queryKey: ['counts'] })
    return true
  } catch (error) {
    const { words } = failureOf(error)
    const said = TELLS_ALL.test(words) ? words : `${NOT_DONE[what.verb]}: ${words}`
    actFault.set(() => ({ conversation: id, words: said }))
    return false
  }
}

function ask(what: Act, id: string) {
  if (what.verb === 'assign') return rpc.conversations.assign({ id, agent: what.agent })
  if (what.verb === 'take') return rpc.conversations.take({ id, here: what.here })
  return rpc.conversations[what.verb]({ id })
}

function showRow(client: QueryClient, row: ConversationRow): void {
  client.setQueryData<Detail>(['conversation', row.id], (detail) => detail && { ...detail, ...row })
  client.setQueriesData<ListState>({ queryKey: ['list'] }, (list) => {
    if (!list?.rows[row.id]) return list
    const changed = { ...list, rows: { ...list.rows, [row.id]: row } }
    return handsInList() ? changed : settle(changed)
  })
}

/** Runs an act on one message and shows the message that comes back. Resolves to null, or to why it failed. */
export async function actOnMessage(client: QueryClient, run: () => Promise<MessageView>): Promise<string | null> {
  try {
    const message = await run()
    client.setQueryData<MessagesState>(
      ['messages', message.conversation],
      (state) => state && upsertMessage(state, message),
    )
    return null
  } catch (error) {
    return failureOf(error).words
  }
}
