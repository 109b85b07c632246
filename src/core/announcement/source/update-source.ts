import type { Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { GuardedFetch } from '../../../kernel/guarded-fetch.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Secrets } from '../../../kernel/secrets/secrets.ts'
import { recordAudit } from '../../audit/record-audit.ts'
import { checkSource } from './check-source.ts'
import { NO_SOURCE, SOURCE_PURPOSE, type SourceAct, type SourceManner } from './source.ts'
import { lockSource, readSource, type StoredSource } from './stored-source.ts'
import { wakeSources } from './wake-source.ts'
import { checkTemplate } from './write-item.ts'

type Parts = SourceManner & { url: string; secret: string; plainSecret: boolean; active: boolean }

/** What is left out stays. */
export type SourceChange = SourceAct & { version: number } & { [part in keyof Parts]?: Parts[part] | undefined }

// What is read from now on is old at the first look: of another address nothing is known, and what one that was off has missed was meant to be missed.
const UPDATE: Statement = {
  name: 'source_update',
  text: `update announcement_source set url = $3, name = $4, place = $5::jsonb, template = $6, filter = $7::jsonb, approval = $8, mention = $9::jsonb,
      crosspost = $10, plain_secret = $11, secret = $12, active = $13, version = version + 1, next_at = null,
      failures = case when $14 then 0 else failures end, trouble = case when $14 then null else trouble end,
      etag = case when $15 then null else etag end, last_modified = case when $15 then null else last_modified end,
      position = case when $15 then null else position end, primed_at = case when $16 and kind <> 'webhook' then null else primed_at end
    where workspace = $1 and id = $2`,
}

/**
 * Changes what is named. Another address, and one that is turned on, begin with a quiet look.
 * @throws Refusal not_found, invalid (with the field), conflict (somebody else has changed it)
 */
export async function updateSource(
  kernel: Kernel,
  { secrets, guarded }: { secrets: Secrets; guarded: GuardedFetch },
  change: SourceChange,
): Promise<void> {
  const { workspace, agent, id } = change
  const before = await readSource(kernel.db, workspace, id)
  if (!before) throw NO_SOURCE()
  const url = await newUrl(guarded, before, change)
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const held = await lockSource(tx, workspace, id)
    if (held.version !== change.version) throw OTHERS(held.version)
    const isElsewhere = url !== held.url
    const isBegun = isElsewhere || (change.active === true && !held.active)
    const secret = held.kind === 'x' && change.secret ? secrets.seal(SOURCE_PURPOSE, change.secret) : held.secret
    const { name, place, template, filter, approval, mention, crosspost, plainSecret, active } = merge(held, change)
    tx.later(UPDATE, [
      ...[workspace, id, url, name, JSON.stringify(place), template, JSON.stringify(filter), approval],
      ...[mention && JSON.stringify(mention), crosspost, plainSecret && held.kind === 'webhook', secret, active],
      ...[isBegun || Boolean(change.secret), isElsewhere, isBegun],
    ])
    const parts = Object.keys(change).filter((part) => !['workspace', 'agent', 'id', 'version'].includes(part))
    const facts = { parts: parts.join(' ') }
    await recordAudit(tx, { workspace, agent, act: 'source.changed', subject: `source:${id}`, facts, at })
    if (active && held.kind !== 'webhook') await wakeSources(tx, workspace, [id], at)
    await appendEvents(tx, [{ workspace, kind: 'source.changed', conversation: null, agent, at }])
  })
}

/** Where it is looked at from now on; looked up anew only where somebody has named it. */
async function newUrl(
  guarded: GuardedFetch,
  before: StoredSource,
  { url, template, secret }: SourceChange,
): Promise<string> {
  if (url === undefined || url === before.url) {
    checkTemplate(template ?? before.template)
    return before.url
  }
  const named = { kind: before.kind, url, template: template ?? before.template }
  return checkSource(guarded, { ...named, hasSecret: Boolean(secret || before.secret) })
}

function merge(before: StoredSource, change: SourceChange): StoredSource {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  // Neither is a part that is taken as it comes: the secret is sealed first, the version counts.
  return { ...before, ...given, secret: before.secret, version: before.version }
}

const OTHERS = (version: number): Refusal =>
  new Refusal('conflict', 'Somebody else has changed this source meanwhile. Load it again.', { version })
