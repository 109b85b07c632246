import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { beginFollowing } from '../../kernel/events/log-follower.ts'
import type { GuardedFetch } from '../../kernel/guarded-fetch.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { newWebhookSecret } from '../../kernel/webhook-signature.ts'
import { WEBHOOKS_MOST, type WebhookEvent } from '../../protocol/webhooks.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { checkUrl } from './endpoint.ts'
import { WEBHOOK_FOLLOWER, WEBHOOK_PURPOSE } from './webhook.ts'

export interface NewWebhook {
  workspace: number
  agent: string
  url: string
  description: string
  events: WebhookEvent[] | null
}

// The workspace's row stands for all its endpoints: two that are made at once are counted one after the other.
const COUNT: Statement = {
  name: 'webhook_count',
  text: `with held as (select id from workspace where id = $1 for update)
    select count(e.id)::int as n from held left join webhook_endpoint e on e.workspace = held.id`,
}

const CREATE: Statement = {
  name: 'webhook_create',
  text: `insert into webhook_endpoint (workspace, id, url, description, events, secret, since, created_at)
    select $1, $2, $3, $4, $5, $6, number, $7 from event_counter where workspace = $1`,
}

/**
 * An endpoint that hears of what happens from now on. Answers its secret, which can be read this once.
 * @throws Refusal invalid (the address may not be sent to), conflict (too many endpoints)
 */
export async function createWebhook(
  kernel: Kernel,
  tools: { secrets: Secrets; guarded: GuardedFetch },
  { workspace, agent, url, description, events }: NewWebhook,
): Promise<{ id: string; secret: string }> {
  await checkUrl(tools.guarded, url)
  const [id, secret, at] = [newId(), newWebhookSecret(), kernel.clock.now()]
  const sealed = tools.secrets.seal(WEBHOOK_PURPOSE, secret)
  await kernel.db.transaction(async (tx) => {
    const [held] = await tx.run<{ n: number }>(COUNT, [workspace])
    if ((held?.n ?? 0) >= WEBHOOKS_MOST) {
      throw new Refusal('conflict', `A workspace has at most ${WEBHOOKS_MOST} webhooks. Delete one first.`)
    }
    beginFollowing(tx, workspace, WEBHOOK_FOLLOWER)
    tx.later(CREATE, [workspace, id, url, description, events, sealed, at])
    await recordAudit(tx, { workspace, agent, act: 'webhook.created', subject: `webhook:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'webhook.changed', conversation: null, agent, at }])
  })
  return { id, secret }
}
