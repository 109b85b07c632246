import type { QueryClient } from '@tanstack/react-query'
import type { ConversationRow } from '../../protocol/conversations.ts'
import type { MessageView } from '../../protocol/messages.ts'
import { type MessagesState, upsertMessage } from '../conversation/messages-state.ts'
import { handsInList } from '../inbox/hands.ts'
import { type ListState, settle } from '../inbox/list-state.ts'
import { sayFailed } from '../look/toast.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { compareNumbers } from './cursor.ts'
import { myNumber } from './log.ts'
import type { Detail } from './queries.ts'

export type Act = 'take' | 'resolve' | 'reopen'

const NOT_DONE = { take: 'Not taken', resolve: 'Not resolved', reopen: 'Not reopened' }

/** Takes, resolves or reopens a conversation; the screen shows the server's answer at once. */
export async function act(client: QueryClient, verb: Act, id: string): Promise<void> {
  try {
    const { asOf, ...row } = await rpc.conversations[verb]({ id })
    // Where the log has already gone further, it has said this and perhaps more.
    const mine = myNumber()
    if (mine === null || compareNumbers(mine, asOf) <= 0) showRow(client, row)
    void client.invalidateQueries({ queryKey: ['counts'] })
  } catch (error) {
    sayFailed(`${NOT_DONE[verb]}: ${failureOf(error).words}`)
  }
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
