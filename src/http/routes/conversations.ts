import { assignConversation } from '../../core/conversation/assign-conversation.ts'
import { handBack } from '../../core/conversation/hand-back.ts'
import { readConversation } from '../../core/conversation/read-conversation.ts'
import { reopenConversation } from '../../core/conversation/reopen-conversation.ts'
import { resolveConversation } from '../../core/conversation/resolve-conversation.ts'
import { type ConversationAct, takeConversation } from '../../core/conversation/take-conversation.ts'
import { countViews } from '../../core/inbox/count-views.ts'
import { listConversations } from '../../core/inbox/list-conversations.ts'
import { pageMessages } from '../../core/inbox/page-messages.ts'
import { showConversation } from '../../core/inbox/show-conversation.ts'
import { viewRows } from '../../core/inbox/view-rows.ts'
import { showArticle } from '../../core/knowledge/show-article.ts'
import { releaseConversation } from '../../core/routing/release-conversation.ts'
import { keepAnswer } from '../../core/virtual-agent/learning/keep-answer.ts'
import { Refusal } from '../../kernel/errors.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type CallContext, callerOf } from '../context.ts'
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
    take: procedures.conversations.take.handler(({ context, input: { id, here } }) =>
      act((kernel, about) => takeConversation(kernel, { ...about, here }), context, id),
    ),
    resolve: procedures.conversations.resolve.handler(({ context, input }) =>
      act(resolveConversation, context, input.id),
    ),
    reopen: procedures.conversations.reopen.handler(({ context, input }) => act(reopenConversation, context, input.id)),
    assign: procedures.conversations.assign.handler(({ context, input }) => {
      const { agent: to } = input
      const verb = (kernel: Kernel, act: ConversationAct) =>
        to === null ? releaseConversation(kernel, act) : assignConversation(kernel, { ...act, to })
      return act(verb, context, input.id)
    }),
    handBack: procedures.conversations.handBack.handler(({ context, input }) => act(handBack, context, input.id)),
    keepAnswer: procedures.conversations.keepAnswer.handler(async ({ context, input }) => {
      const { article = null } = input
      const kept = await keepAnswer(kernel, { ...actOf(context, input.id), article })
      return showArticle(db, callerOf(context).workspace, kept)
    }),
    read: procedures.conversations.read.handler(async ({ context, input }) => {
      await readConversation(kernel, actOf(context, input.id))
      return {}
    }),
  }

  async function act(
    verb: (kernel: Kernel, act: ConversationAct) => Promise<void>,
    context: CallContext,
    conversation: string,
  ) {
    await verb(kernel, actOf(context, conversation))
    const { workspace } = callerOf(context)
    const number = await asOf(workspace)
    const row = (await viewRows(db, workspace, [conversation])).get(conversation)
    if (!row) throw new Refusal('not_found', 'There is no such conversation.')
    return { ...row, asOf: number }
  }
}

function actOf(context: CallContext, conversation: string): ConversationAct {
  const { workspace, agent } = callerOf(context)
  return { workspace, agent, conversation }
}
