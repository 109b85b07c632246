import { moveQueued } from '../../core/conversation/move-queued.ts'
import { listQueues } from '../../core/inbox/list-queues.ts'
import { createQueue } from '../../core/queue/create-queue.ts'
import { deleteQueue } from '../../core/queue/delete-queue.ts'
import { updateQueue } from '../../core/queue/update-queue.ts'
import type { QueueView } from '../../protocol/queues.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function queueRoutes({ kernel }: Services) {
  const { queues } = procedures
  const list = (context: CallContext) => listQueues(kernel, callerOf(context).workspace)
  return {
    list: queues.list.handler(async ({ context }) => ({ items: await list(context) })),
    create: queues.create.handler(async ({ context, input }) => {
      const id = await createQueue(kernel, { ...actOf(context), ...input })
      return find(context, id)
    }),
    update: queues.update.handler(async ({ context, input }) => {
      const { id, ...change } = input
      await updateQueue(kernel, { ...actOf(context), ...change, queue: id })
      return find(context, id)
    }),
    remove: queues.remove.handler(async ({ context, input }) => {
      await deleteQueue(kernel, { ...actOf(context), queue: input.id }, moveQueued)
      return {}
    }),
  }

  async function find(context: CallContext, id: string): Promise<QueueView> {
    const found = (await list(context)).find((queue) => queue.id === id)
    if (!found) throw new Error('the queue was removed meanwhile')
    return found
  }
}

function actOf(context: CallContext): { workspace: number; agent: string } {
  const { workspace, agent } = callerOf(context)
  return { workspace, agent }
}
