import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { GuardedFetch } from '../../kernel/guarded-fetch.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { WebhookEvent } from '../../protocol/webhooks.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { checkUrl, lockWebhook } from './endpoint.ts'
import type { WebhookAct } from './webhook.ts'

export interface WebhookChange extends WebhookAct {
  url?: string | undefined
  description?: string | undefined
  /** Null: all of them. */
  events?: WebhookEvent[] | null | undefined
  active?: boolean | undefined
}

const UPDATE: Statement = {
  name: 'webhook_update',
  text: `update webhook_endpoint set url = coalesce($3, url), description = coalesce($4, description),
      events = case when $5 then $6::text[] else events end
    where workspace = $1 and id = $2`,
}

// What it missed while it was off was meant to be missed.
const TURN_ON: Statement = {
  name: 'webhook_turn_on',
  text: `update webhook_endpoint e set active = true, trouble = null, failures = 0, failing_since = null, rest_until = null, since = c.number
    from event_counter c where e.workspace = $1 and e.id = $2 and c.workspace = $1`,
}

const TURN_OFF: Statement = {
  name: 'webhook_turn_off',
  text: 'update webhook_endpoint set active = false, trouble = $3 where workspace = $1 and id = $2',
}

const FAIL_WAITING: Statement = {
  name: 'webhook_fail_waiting',
  text: `update webhook_delivery set state = 'failed', due = null, settled_at = $3
    where workspace = $1 and endpoint_id = $2 and state = 'waiting'`,
}

/**
 * Changes what is named. Turned off, what waits counts as failed and can be sent again; turned on, it hears of what happens from then on.
 * @throws Refusal not_found, invalid (the address may not be sent to)
 */
export async function updateWebhook(kernel: Kernel, guarded: GuardedFetch, change: WebhookChange): Promise<void> {
  const { workspace, agent, id, url, description, events, active } = change
  if (url !== undefined) await checkUrl(guarded, url)
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockWebhook(tx, workspace, id)
    tx.later(UPDATE, [workspace, id, url, description, events !== undefined, events ?? null])
    if (active === true && !before.active) tx.later(TURN_ON, [workspace, id])
    if (active === false) {
      tx.later(TURN_OFF, [workspace, id, null])
      tx.later(FAIL_WAITING, [workspace, id, at])
    }
    await recordAudit(tx, { workspace, agent, act: 'webhook.changed', subject: `webhook:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'webhook.changed', conversation: null, agent, at }])
  })
}

export { FAIL_WAITING, TURN_OFF }
