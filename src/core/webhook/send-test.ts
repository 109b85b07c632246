import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { lockWebhook } from './endpoint.ts'
import { WEBHOOK_ROUTE } from './webhook.ts'

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
    if (!active) throw new Refusal('conflict', 'This webhook is off. Turn it on first.')
    tx.later(STORE, [workspace, delivery, id, now])
    await wakeLanes(tx, [{ workspace, subject: id, route: WEBHOOK_ROUTE, priority: LIVE }], now)
  })
  return delivery
}
