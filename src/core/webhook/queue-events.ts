import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import type { Event } from '../../protocol/frames.ts'
import { WEBHOOK_EVENTS } from '../../protocol/webhooks.ts'
import { WEBHOOK_ROUTE } from './webhook.ts'

interface Endpoint {
  id: string
  events: string[] | null
  since: string
}

const ENDPOINTS: Statement = {
  name: 'webhook_endpoints',
  text: 'select id, events, since from webhook_endpoint where workspace = $1 and active order by id',
}

const NOTES: Statement = {
  name: 'webhook_notes',
  text: `select id from message where workspace = $1 and id = any($2::uuid[]) and direction = 'note'`,
}

const STORE: Statement = {
  name: 'webhook_store',
  text: `insert into webhook_delivery (workspace, id, endpoint_id, number, kind, conversation_id, message_id, case_id, at, state, due, made_at)
    select $1, d.id, d.endpoint, d.number, d.kind, d.conversation, d.message, d.case_id, d.at, 'waiting', $10, $10
    from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::timestamptz[])
      as d(id, endpoint, number, kind, conversation, message, case_id, at)`,
}

const TOLD = new Set<string>(WEBHOOK_EVENTS)

/**
 * Queues what has happened for each endpoint that wants to hear of it. Notes of the team are told to nobody. To be called with each event of
 * the log once.
 */
export async function queueEvents(
  tx: Transaction,
  { workspace, events, now }: { workspace: number; events: readonly Event[]; now: Date },
): Promise<void> {
  const told = events.filter(({ kind }) => TOLD.has(kind))
  if (told.length === 0) return
  const endpoints = await tx.run<Endpoint>(ENDPOINTS, [workspace])
  if (endpoints.length === 0) return
  const messages = told.flatMap(({ message }) => (message ? [message] : []))
  const notes = new Set((await tx.run<{ id: string }>(NOTES, [workspace, messages])).map(({ id }) => id))
  const open = told.filter(({ message }) => !message || !notes.has(message))
  const queued = endpoints.flatMap((endpoint) =>
    open.filter((event) => hears(endpoint, event)).map((event) => ({ id: newId(), endpoint: endpoint.id, event })),
  )
  if (queued.length === 0) return
  tx.later(STORE, [
    workspace,
    queued.map(({ id }) => id),
    queued.map(({ endpoint }) => endpoint),
    queued.map(({ event }) => event.number),
    queued.map(({ event }) => event.kind),
    queued.map(({ event }) => event.conversation),
    queued.map(({ event }) => event.message),
    queued.map(({ event }) => event.case),
    queued.map(({ event }) => event.at),
    now,
  ])
  const woken = new Set(queued.map(({ endpoint }) => endpoint))
  const lanes = [...woken].sort().map((subject) => ({ workspace, subject, route: WEBHOOK_ROUTE, priority: LIVE }))
  await wakeLanes(tx, lanes, now)
}

const hears = ({ events, since }: Endpoint, event: Event): boolean =>
  BigInt(event.number) > BigInt(since) && (events === null || events.includes(event.kind))
