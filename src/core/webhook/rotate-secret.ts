import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { newWebhookSecret } from '../../kernel/webhook-signature.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockWebhook } from './endpoint.ts'
import { WEBHOOK_PURPOSE, type WebhookAct } from './webhook.ts'

/** The secret before signs too for so long, so that receivers can be told the new one without losing anything. */
const OLD_MS = 24 * 3_600_000

const ROTATE: Statement = {
  name: 'webhook_rotate',
  text: `update webhook_endpoint set old_secret = secret, old_secret_until = $4, secret = $3 where workspace = $1 and id = $2`,
}

/** Gives an endpoint a new secret and answers it, this once. @throws Refusal not_found */
export async function rotateSecret(
  kernel: Kernel,
  secrets: Secrets,
  { workspace, agent, id }: WebhookAct,
): Promise<string> {
  const secret = newWebhookSecret()
  const at = kernel.clock.now()
  const until = new Date(at.getTime() + OLD_MS)
  await kernel.db.transaction(async (tx) => {
    await lockWebhook(tx, workspace, id)
    tx.later(ROTATE, [workspace, id, secrets.seal(WEBHOOK_PURPOSE, secret), until])
    await recordAudit(tx, { workspace, agent, act: 'webhook.rotated', subject: `webhook:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'webhook.changed', conversation: null, agent, at }])
  })
  return secret
}
