import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { WebhookDelivery } from '../../protocol/webhooks.ts'
import { showWebhook } from './endpoint.ts'

interface Row {
  id: string
  place: string
  kind: string
  at: Date
  state: WebhookDelivery['state']
  due: Date | null
  attempts: { at: string; milliseconds: number; status: number | null; words: string | null; answer: string }[] | null
}

type ListedState = 'waiting' | 'sent' | 'failed'

/** One statement for each state: only so does the index of those that failed serve. */
const page = (state: ListedState | 'any'): Statement => ({
  name: `webhook_deliveries_${state}`,
  text: `select d.id, d.place::text as place, d.kind, d.at, d.state, d.due, t.attempts
    from webhook_delivery d
    left join lateral (
      select json_agg(json_build_object('at', a.at, 'milliseconds', a.milliseconds, 'status', a.status, 'words', a.words, 'answer', a.answer)
        order by a.at desc, a.id desc) as attempts
      from (select * from webhook_attempt a where a.workspace = d.workspace and a.delivery_id = d.id order by a.at desc, a.id desc limit 20) a
    ) t on true
    where d.workspace = $1 and d.endpoint_id = $2 and d.state ${state === 'any' ? `<> 'skipped'` : `= '${state}'`}
      and ($3::bigint is null or d.place < $3) order by d.place desc limit $4`,
})

const PAGES = { any: page('any'), waiting: page('waiting'), sent: page('sent'), failed: page('failed') }

export interface DeliveryList {
  workspace: number
  id: string
  state: ListedState | undefined
  cursor: string | undefined
  limit: number
  now: Date
}

/** What was sent to an endpoint and what was answered, youngest first. @throws Refusal not_found, invalid (a cursor of somewhere else) */
export async function listDeliveries(
  reader: Reader,
  { workspace, id, state, cursor, limit, now }: DeliveryList,
): Promise<{ items: WebhookDelivery[]; next: string | null }> {
  await showWebhook(reader, workspace, id, now)
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) {
    throw new Refusal('invalid', 'This cursor is not one of ours: begin with the first page.', { field: 'cursor' })
  }
  const rows = await reader.run<Row>(PAGES[state ?? 'any'], [workspace, id, cursor, limit + 1])
  const shown = rows.slice(0, limit)
  return { items: shown.map(present), next: rows.length > limit ? (shown.at(-1)?.place ?? null) : null }
}

function present({ id, kind, at, state, due, attempts }: Row): WebhookDelivery {
  return {
    ...{ id, type: kind, state },
    at: at.toISOString(),
    nextAt: state === 'waiting' ? (due?.toISOString() ?? null) : null,
    attempts: (attempts ?? []).map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
  }
}
