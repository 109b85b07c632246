import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockWebhook } from './endpoint.ts'
import type { WebhookAct } from './webhook.ts'

// Its deliveries and what was answered to them go with it (on delete cascade).
const DELETE: Statement = {
  name: 'webhook_delete',
  text: 'delete from webhook_endpoint where workspace = $1 and id = $2',
}

/** Takes an endpoint away, with its log. What is under way to it at this moment may still arrive. @throws Refusal not_found */
export async function deleteWebhook(kernel: Kernel, { workspace, agent, id }: WebhookAct): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    await lockWebhook(tx, workspace, id)
    tx.later(DELETE, [workspace, id])
    await recordAudit(tx, { workspace, agent, act: 'webhook.deleted', subject: `webhook:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'webhook.changed', conversation: null, agent, at }])
  })
}
