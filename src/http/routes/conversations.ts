import { countViews } from '../../core/inbox/count-views.ts'
import { listConversations } from '../../core/inbox/list-conversations.ts'
import { pageMessages } from '../../core/inbox/page-messages.ts'
import { showConversation } from '../../core/inbox/show-conversation.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function conversationRoutes({ kernel }: Services) {
  const { db } = kernel
  const asOf = async (workspace: number) => (await readCounter(db, workspace)).number
  return {
    list: procedures.conversations.list.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const number = await asOf(workspace)
      const { view, cursor, limit } = input
      const [page, counts] = await Promise.all([
        listConversations(db, { workspace, agent, view, cursor, limit }),
        countViews(db, workspace, agent),
      ])
      return { ...page, counts, asOf: number }
    }),
    show: procedures.conversations.show.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const number = await asOf(workspace)
      return { ...(await showConversation(db, workspace, input.id)), asOf: number }
    }),
    messages: procedures.conversations.messages.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const number = await asOf(workspace)
      const { id: conversation, cursor, limit } = input
      return { ...(await pageMessages(db, { workspace, conversation, cursor, limit })), asOf: number }
    }),
  }
}
