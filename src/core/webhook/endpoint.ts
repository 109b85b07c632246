import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { FetchFault, type GuardedFetch } from '../../kernel/guarded-fetch.ts'
import { LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import type { WebhookEvent, WebhookView } from '../../protocol/webhooks.ts'
import { WEBHOOK_ROUTE } from './webhook.ts'

interface Columns {
  id: string
  url: string
  description: string
  events: WebhookEvent[] | null
  active: boolean
  failures: number
  failing_since: Date | null
  trouble: string | null
  old_secret_until: Date | null
  took_at: Date | null
  created_at: Date
  waiting: number
}

const COLUMNS = `e.id, e.url, e.description, e.events, e.active, e.failures, e.failing_since, e.trouble, e.old_secret_until, e.took_at, e.created_at,
  (select count(*)::int from (select 1 from webhook_delivery d
    where d.workspace = e.workspace and d.endpoint_id = e.id and d.state = 'waiting' limit 10000) w) as waiting`

const LIST: Statement = {
  name: 'webhook_list',
  text: `select ${COLUMNS} from webhook_endpoint e where e.workspace = $1 order by e.created_at, e.id`,
}

const SHOW: Statement = {
  name: 'webhook_show',
  text: `select ${COLUMNS} from webhook_endpoint e where e.workspace = $1 and e.id = $2`,
}

const LOCK: Statement = {
  name: 'webhook_lock',
  text: 'select active, secret from webhook_endpoint where workspace = $1 and id = $2 for update',
}

const WAKE: Statement = {
  name: 'webhook_wake_up',
  text: 'update webhook_endpoint set rest_until = null where workspace = $1 and id = $2',
}

/** All endpoints of a workspace, the first one first. */
export async function listWebhooks(reader: Reader, workspace: number, now: Date): Promise<WebhookView[]> {
  return (await reader.run<Columns>(LIST, [workspace])).map((row) => present(row, now))
}

/** @throws Refusal not_found */
export async function showWebhook(reader: Reader, workspace: number, id: string, now: Date): Promise<WebhookView> {
  const [row] = await reader.run<Columns>(SHOW, [workspace, id])
  if (!row) throw NONE()
  return present(row, now)
}

/** @throws Refusal not_found */
export async function lockWebhook(
  tx: Transaction,
  workspace: number,
  id: string,
): Promise<{ active: boolean; secret: string }> {
  const [row] = await tx.run<{ active: boolean; secret: string }>(LOCK, [workspace, id])
  if (!row) throw NONE()
  return row
}

/**
 * Has a locked endpoint asked at once, because a person wants it: also one that is left alone after failures.
 * @throws Refusal conflict, when it is off
 */
export async function askNow(
  tx: Transaction,
  { workspace, id, active, now }: { workspace: number; id: string; active: boolean; now: Date },
): Promise<void> {
  if (!active) throw new Refusal('conflict', 'This webhook is off. Turn it on first.')
  tx.later(WAKE, [workspace, id])
  await wakeLanes(tx, [{ workspace, subject: id, route: WEBHOOK_ROUTE, priority: LIVE }], now)
}

const NONE = (): Refusal => new Refusal('not_found', 'There is no such webhook.')

/** @throws Refusal invalid, in words, where the address is none that may be sent to */
export async function checkUrl(guarded: GuardedFetch, url: string): Promise<void> {
  try {
    await guarded.check(url)
  } catch (error) {
    if (error instanceof FetchFault) throw new Refusal('invalid', error.message, { field: 'url' })
    throw error
  }
}

function present(row: Columns, now: Date): WebhookView {
  const { id, url, description, events, active, waiting } = row
  const until = row.old_secret_until
  return {
    ...{ id, url, description, events, active, waiting },
    trouble: row.trouble ?? failing(row),
    oldSecretUntil: until && until > now ? until.toISOString() : null,
    tookAt: row.took_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }
}

function failing({ failures }: Columns): string | null {
  if (failures === 0) return null
  return failures === 1 ? 'The last attempt was not taken.' : `The last ${failures} attempts were not taken.`
}
