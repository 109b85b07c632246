import type { Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Secrets } from '../../../kernel/secrets/secrets.ts'
import { newWebhookSecret } from '../../../kernel/webhook-signature.ts'
import { recordAudit } from '../../audit/record-audit.ts'
import { SOURCE_PURPOSE, type SourceAct } from './source.ts'
import { lockSource } from './stored-source.ts'

const ROTATE: Statement = {
  name: 'source_rotate',
  text: 'update announcement_source set secret = $3 where workspace = $1 and id = $2',
}

/** Gives a webhook a new secret and answers it, this once; the one before ends. @throws Refusal not_found, conflict (it has none of ours) */
export async function rotateSource(
  kernel: Kernel,
  secrets: Secrets,
  { workspace, agent, id }: SourceAct,
): Promise<string> {
  const secret = newWebhookSecret()
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const { kind } = await lockSource(tx, workspace, id)
    if (kind !== 'webhook') throw new Refusal('conflict', 'Only a webhook has a secret of ours.')
    tx.later(ROTATE, [workspace, id, secrets.seal(SOURCE_PURPOSE, secret)])
    await recordAudit(tx, { workspace, agent, act: 'source.rotated', subject: `source:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'source.changed', conversation: null, agent, at }])
  })
  return secret
}
