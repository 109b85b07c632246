import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { askNow, lockWebhook } from './endpoint.ts'

const ENDPOINT: Statement = {
  name: 'webhook_delivery_endpoint',
  text: 'select endpoint_id as endpoint from webhook_delivery where workspace = $1 and id = $2',
}

const REPLAY: Statement = {
  name: 'webhook_replay',
  text: `update webhook_delivery set state = 'waiting', tries = 0, due = $3, settled_at = null
    where workspace = $1 and id = $2`,
}

// Due in the order in which they happened.
const REPLAY_FAILED: Statement = {
  name: 'webhook_replay_failed',
  text: `update webhook_delivery set state = 'waiting', tries = 0, due = least(made_at, $4), settled_at = null
    where workspace = $1 and endpoint_id = $2 and state = 'failed' and at >= $3 returning 1`,
}

/** Sends one delivery again, or one that waits at once, with its id and what is true of its event now. @throws Refusal not_found, conflict (the webhook is off) */
export async function replayDelivery(
  kernel: Kernel,
  { workspace, id }: { workspace: number; id: string },
): Promise<void> {
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const [found] = await tx.run<{ endpoint: string }>(ENDPOINT, [workspace, id])
    if (!found) throw new Refusal('not_found', 'There is no such delivery. They are kept for 30 days.')
    const { active } = await lockWebhook(tx, workspace, found.endpoint)
    tx.later(REPLAY, [workspace, id, now])
    await askNow(tx, { workspace, id: found.endpoint, active, now })
  })
}

/** Sends all again that have failed since; answers how many. @throws Refusal not_found, conflict (the webhook is off) */
export async function replayFailed(
  kernel: Kernel,
  { workspace, id, since }: { workspace: number; id: string; since: Date },
): Promise<number> {
  const now = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const { active } = await lockWebhook(tx, workspace, id)
    const rows = await tx.run(REPLAY_FAILED, [workspace, id, since, now])
    await askNow(tx, { workspace, id, active, now })
    return rows.length
  })
}
