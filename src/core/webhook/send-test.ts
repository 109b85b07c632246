import type { Statement } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { askNow, lockWebhook } from './endpoint.ts'

const STORE: Statement = {
  name: 'webhook_store_test',
  text: `insert into webhook_delivery (workspace, id, endpoint_id, kind, at, state, due, made_at)
    values ($1, $2, $3, 'webhook.test', $4, 'waiting', $4, $4)`,
}

/** Sends an event that means nothing, to see whether it arrives. Answers the delivery's id. @throws Refusal not_found, conflict (it is off) */
export async function sendTest(kernel: Kernel, { workspace, id }: { workspace: number; id: string }): Promise<string> {
  const delivery = newId()
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const { active } = await lockWebhook(tx, workspace, id)
    tx.later(STORE, [workspace, delivery, id, now])
    await askNow(tx, { workspace, id, active, now })
  })
  return delivery
}
