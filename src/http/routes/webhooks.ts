import { createWebhook } from '../../core/webhook/create-webhook.ts'
import { deleteWebhook } from '../../core/webhook/delete-webhook.ts'
import { listWebhooks, showWebhook } from '../../core/webhook/endpoint.ts'
import { listDeliveries } from '../../core/webhook/list-deliveries.ts'
import { replayDelivery, replayFailed } from '../../core/webhook/replay-deliveries.ts'
import { rotateSecret } from '../../core/webhook/rotate-secret.ts'
import { sendTest } from '../../core/webhook/send-test.ts'
import { updateWebhook } from '../../core/webhook/update-webhook.ts'
import type { WebhookAct } from '../../core/webhook/webhook.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function webhookRoutes({ kernel, secrets, guarded }: Services) {
  const { webhooks } = procedures
  const show = (context: CallContext, id: string) =>
    showWebhook(kernel.db, callerOf(context).workspace, id, kernel.clock.now())
  return {
    list: webhooks.list.handler(async ({ context }) => ({
      items: await listWebhooks(kernel.db, callerOf(context).workspace, kernel.clock.now()),
    })),
    create: webhooks.create.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const { id, secret } = await createWebhook(kernel, { secrets, guarded }, { workspace, agent, ...input })
      return { webhook: await show(context, id), signingSecret: secret }
    }),
    update: webhooks.update.handler(async ({ context, input }) => {
      await updateWebhook(kernel, guarded, { ...actOf(context, input.id), ...input })
      return show(context, input.id)
    }),
    delete: webhooks.delete.handler(async ({ context, input }) => {
      await deleteWebhook(kernel, actOf(context, input.id))
      return {}
    }),
    rotate: webhooks.rotate.handler(async ({ context, input }) => {
      const secret = await rotateSecret(kernel, secrets, actOf(context, input.id))
      return { webhook: await show(context, input.id), signingSecret: secret }
    }),
    test: webhooks.test.handler(async ({ context, input }) => ({
      delivery: await sendTest(kernel, actOf(context, input.id)),
    })),
    log: webhooks.log.handler(({ context, input }) => {
      const { id, state, cursor, limit } = input
      const { workspace } = callerOf(context)
      return listDeliveries(kernel.db, { workspace, id, state, cursor, limit, now: kernel.clock.now() })
    }),
    replay: webhooks.replay.handler(async ({ context, input }) => {
      await replayDelivery(kernel, actOf(context, input.id))
      return {}
    }),
    replayFailed: webhooks.replayFailed.handler(async ({ context, input }) => ({
      count: await replayFailed(kernel, { ...actOf(context, input.id), since: new Date(input.since) }),
    })),
  }
}

function actOf(context: CallContext, id: string): WebhookAct {
  const { workspace, agent } = callerOf(context)
  return { workspace, agent, id }
}
