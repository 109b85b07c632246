import type { Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { GuardedFetch } from '../../../kernel/guarded-fetch.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Secrets } from '../../../kernel/secrets/secrets.ts'
import { newWebhookSecret } from '../../../kernel/webhook-signature.ts'
import { recordAudit } from '../../audit/record-audit.ts'
import { checkSource } from './check-source.ts'
import { SOURCE_PURPOSE, SOURCES_MOST, type SourceManner } from './source.ts'
import { wakeSources } from './wake-source.ts'

export interface NewSource extends SourceManner {
  workspace: number
  agent: string
  kind: 'feed' | 'webhook' | 'x'
  url: string
  /** X's token; of others none. */
  secret: string | undefined
  plainSecret: boolean
}

// The workspace's row stands for all its sources: two that are made at once are counted one after the other.
const COUNT: Statement = {
  name: 'source_count',
  text: `with held as (select id from workspace where id = $1 for no key update)
    select count(s.id)::int as n from held left join announcement_source s on s.workspace = held.id and s.removed_at is null`,
}

const CREATE: Statement = {
  name: 'source_create',
  text: `insert into announcement_source (workspace, id, kind, name, url, place, template, filter, approval, mention, crosspost, secret, plain_secret,
      primed_at, created_by, created_at)
    values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8::jsonb, $9, $10::jsonb, $11, $12, $13, $14, $15, $16)`,
}

/**
 * Adds a source. What it holds at its first look is old and is not announced; of a webhook everything is new. Answers the secret of a webhook,
 * which can be read this once.
 * @throws Refusal invalid (with the field), conflict (too many)
 */
export async function createSource(
  kernel: Kernel,
  { secrets, guarded }: { secrets: Secrets; guarded: GuardedFetch },
  source: NewSource,
): Promise<{ id: string; secret: string | null }> {
  const { workspace, agent, kind } = source
  const url = await checkSource(guarded, { ...source, hasSecret: Boolean(source.secret) })
  const [id, at, isHook] = [newId(), kernel.clock.now(), kind === 'webhook']
  const made = isHook ? newWebhookSecret() : null
  const secret = made ?? (kind === 'x' ? source.secret : undefined)
  const sealed = secret ? secrets.seal(SOURCE_PURPOSE, secret) : null
  await kernel.db.transaction(async (tx) => {
    const [held] = await tx.run<{ n: number }>(COUNT, [workspace])
    if ((held?.n ?? 0) >= SOURCES_MOST) {
      throw new Refusal('conflict', `A workspace has at most ${SOURCES_MOST} sources. Delete one first.`)
    }
    const { name, place, template, filter, approval, mention, crosspost } = source
    tx.later(CREATE, [
      ...[workspace, id, kind, name, url, JSON.stringify(place), template, JSON.stringify(filter), approval],
      ...[mention && JSON.stringify(mention), crosspost, sealed, isHook && source.plainSecret, isHook ? at : null],
      ...[agent, at],
    ])
    await recordAudit(tx, { workspace, agent, act: 'source.created', subject: `source:${id}`, facts: { kind }, at })
    if (!isHook) await wakeSources(tx, workspace, [id], at)
    await appendEvents(tx, [{ workspace, kind: 'source.changed', conversation: null, agent, at }])
  })
  return { id, secret: made }
}
