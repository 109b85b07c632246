import { addNote } from '../../core/conversation/add-note.ts'
import { deleteMessage } from '../../core/conversation/delete-message.ts'
import { editMessage } from '../../core/conversation/edit-message.ts'
import type { MessageAct } from '../../core/conversation/own-message.ts'
import { retryMessage } from '../../core/conversation/retry-message.ts'
import { revealMessage } from '../../core/conversation/reveal-message.ts'
import { sendReply } from '../../core/conversation/send-reply.ts'
import { explainMessage } from '../../core/inbox/explain-message.ts'
import { listRevisions } from '../../core/inbox/list-revisions.ts'
import { viewMessages } from '../../core/inbox/view-messages.ts'
import { markAnswer } from '../../core/virtual-agent/learning/mark-answer.ts'
import { Refusal } from '../../kernel/errors.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function messageRoutes({ kernel }: Services) {
  const show = async (context: CallContext, id: string) => {
    const view = (await viewMessages(kernel.db, callerOf(context).workspace, [id])).get(id)
    if (!view) throw new Refusal('not_found', 'There is no such message.')
    return view
  }
  return {
    send: procedures.messages.send.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const { kind, ...words } = input
      const verb = kind === 'note' ? addNote : sendReply
      return show(context, await verb(kernel, { ...words, workspace, agent }))
    }),
    edit: procedures.messages.edit.handler(async ({ context, input }) => {
      await editMessage(kernel, { ...actOf(context, input.id), text: input.text })
      return show(context, input.id)
    }),
    delete: procedures.messages.delete.handler(async ({ context, input }) => {
      await deleteMessage(kernel, actOf(context, input.id))
      return show(context, input.id)
    }),
    retry: procedures.messages.retry.handler(async ({ context, input }) => {
      await retryMessage(kernel, actOf(context, input.id))
      return show(context, input.id)
    }),
    revisions: procedures.messages.revisions.handler(async ({ context, input }) => {
      return { items: await listRevisions(kernel.db, callerOf(context).workspace, input.id) }
    }),
    why: procedures.messages.why.handler(({ context, input }) =>
      explainMessage(kernel.db, callerOf(context).workspace, input.id),
    ),
    mark: procedures.messages.mark.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const { id: message, mark, shouldBe = null } = input
      await markAnswer(kernel, { workspace, agent, message, mark, shouldBe })
      return explainMessage(kernel.db, workspace, message)
    }),
    reveal: procedures.messages.reveal.handler(async ({ context, input }) => {
      return { text: await revealMessage(kernel, actOf(context, input.id)) }
    }),
  }
}

function actOf(context: CallContext, message: string): MessageAct {
  const { workspace, agent } = callerOf(context)
  return { workspace, agent, message }
}
