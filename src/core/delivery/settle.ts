import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { type Release, releaseLanes, renewLanes } from '../../kernel/lanes/release.ts'
import type { ExternalRef, Place, Recipient } from './channel.ts'
import type { DeliveryRow, Settlement } from './delivery.ts'
import type { DeliveryConversations, FailedDelivery } from './ports.ts'

/** A lane in work: what became of the operation in hand (none at the beginning); its answer is the next one. */
export interface Turn {
  lane: ClaimedLane
  done: { row: DeliveryRow; settlement: Settlement; movedTo: Place | null } | null
}

export type NextDelivery = { row: DeliveryRow; to: Recipient } | null

const SETTLE: Statement = {
  name: 'delivery_settle',
  text: `update delivery d set state = s.state, external_id = coalesce(s."externalId", d.external_id), place = coalesce(s.place, d.place),
      cause = s.cause, detail = s.detail, retry_at = s."retryAt",
      attempted_at = case when s.untried then null else d.attempted_at end,
      settled_at = case when s.state in ('queued', 'sending') then null else $3::timestamptz end
    from jsonb_to_recordset($2::jsonb) as s(id bigint, state text, "externalId" text, place jsonb, cause text, detail text,
      "retryAt" timestamptz, untried boolean)
    where d.workspace = $1 and d.id = s.id and d.state in ('queued', 'sending', 'unknown')
    returning d.id, d.conversation_id as conversation, d.message_id as message`,
}

/**
 * The head of each lane, marked as on its way. A lane whose fence has passed to somebody else answers nothing. Its target is the
 * sent part of the same number; there is one send row per part.
 */
const NEXT: Statement = {
  name: 'delivery_next',
  text: `with head as (
      select d.* from unnest($2::uuid[], $3::bigint[]) as s(subject, attempt)
      join lane l on l.workspace = $1 and l.subject = s.subject and l.route = $4 and l.attempt = s.attempt
      cross join lateral (
        select id, state, attempted_at from delivery d where d.workspace = $1 and d.conversation_id = s.subject
        and d.state in ('queued', 'sending') order by d.id limit 1 for update
      ) d
    )
    update delivery d set state = 'sending', attempts = d.attempts + 1, attempted_at = coalesce(d.attempted_at, $5)
    from head where d.workspace = $1 and d.id = head.id
    returning d.id, d.conversation_id as "conversationId", d.message_id as "messageId", d.part, d.operation, d.text, d.card,
      d.attachments, d.reply_to as "replyTo", d.buttons, d.urgency, d.ladder, d.attempts, d.attempted_at as "attemptedAt",
      head.attempted_at is not null as resumed,
      case when d.operation = 'send' then null else (
        select jsonb_build_object('id', s.external_id, 'placeId', s.place ->> 'id') from delivery s
        where s.workspace = $1 and s.message_id = d.message_id and s.part = d.part and s.operation = 'send' and s.state = 'sent'
          and s.external_id is not null limit 1
      ) end as target`,
}

/** How long before its end a lease is renewed while its lane is in work. */
const RENEW_AFTER_MS = 10_000

export interface SettleOptions {
  kernel: Kernel
  workspace: number
  route: string
  leaseMs: number
  conversations: DeliveryConversations
}

/**
 * Settles what became of operations and takes the next of each lane, for many lanes in one transaction. A lane without a next
 * operation, or told to wait, is given back; then the answer is null.
 */
export function settle(
  options: SettleOptions,
  turns: readonly Turn[],
  claimedAt: (lane: ClaimedLane) => Date,
): Promise<NextDelivery[]> {
  const { kernel, workspace } = options
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const recorded = recordOutcomes(tx, options, turns, now)
    // For the same reason a move comes before the delivery that would be the next one.
    if (turns.some((turn) => turn.done?.movedTo)) await recorded
    const going = turns.filter((turn) => holdOf(turn) === null)
    const [heads] = await Promise.all([takeHeads(tx, options, going, now), recorded])
    const idle = turns.filter((turn) => !heads.has(turn.lane.subject))
    const releases = idle.map((turn): Release => ({ lane: turn.lane, hold: holdOf(turn) }))
    const [to] = await Promise.all([
      options.conversations.recipients(tx, workspace, [...heads.keys()]),
      releaseLanes(tx, releases, now),
    ])
    const old = going.filter((turn) => heads.has(turn.lane.subject) && isOld(claimedAt(turn.lane), now))
    await renewLanes(
      tx,
      old.map((turn) => turn.lane),
      new Date(now.getTime() + options.leaseMs),
    )
    const failures = await recorded
    if (failures.length > 0) await options.conversations.failed(tx, workspace, failures, now)
    return turns.map((turn): NextDelivery => {
      const row = heads.get(turn.lane.subject)
      const recipient = to.get(turn.lane.subject)
      return row && recipient ? { row, to: recipient } : null
    })
  })
}

const isOld = (claimedAt: Date, now: Date): boolean => now.getTime() - claimedAt.getTime() > RENEW_AFTER_MS

/** Until when the lane is to be left alone, when the channel asked to wait. */
function holdOf(turn: Turn): Date | null {
  const settlement = turn.done?.settlement
  return settlement && (settlement.state === 'queued' || settlement.state === 'sending') ? settlement.retryAt : null
}

async function recordOutcomes(
  tx: Transaction,
  options: SettleOptions,
  turns: readonly Turn[],
  now: Date,
): Promise<FailedDelivery[]> {
  const done = turns.flatMap((turn) => turn.done ?? [])
  if (done.length === 0) return []
  const { workspace, conversations } = options
  const moves = done.flatMap(({ row, movedTo }) =>
    movedTo ? { conversation: row.conversationId, place: movedTo } : [],
  )
  // Whoever gives a message other words has its conversation's lock first and its deliveries' second, as here.
  if (moves.length > 0) await conversations.moved(tx, workspace, moves)
  const changed = await tx.run<{ id: string; conversation: string; message: string }>(SETTLE, [
    workspace,
    JSON.stringify(
      done.map(({ row, settlement }) => ({ id: row.id, untried: isUntried(row, settlement), ...settlement })),
    ),
    now,
  ])
  await appendEvents(
    tx,
    changed.map(({ conversation, message }) => {
      return { workspace, kind: 'delivery.changed' as const, conversation, message, at: now }
    }),
    { unhurried: true },
  )
  const settled = new Set(changed.map(({ id }) => id))
  return done.flatMap(({ row, settlement }) => (settled.has(row.id) ? failureOf(row, settlement) : []))
}

function failureOf(row: DeliveryRow, settlement: Settlement): FailedDelivery[] {
  if (settlement.state !== 'failed' && settlement.state !== 'unknown') return []
  const { conversationId: conversation, messageId: message, operation } = row
  return [{ conversation, message, operation, state: settlement.state, cause: settlement.cause }]
}

/** A first attempt that surely did not leave leaves no trace that would make the next one look doubtful. */
const isUntried = (row: DeliveryRow, settlement: Settlement): boolean => settlement.state === 'queued' && !row.resumed

async function takeHeads(
  tx: Transaction,
  options: SettleOptions,
  turns: readonly Turn[],
  now: Date,
): Promise<Map<string, DeliveryRow>> {
  if (turns.length === 0) return new Map()
  const rows = await tx.run<DeliveryRow & { target: ExternalRef | null }>(NEXT, [
    options.workspace,
    turns.map((turn) => turn.lane.subject),
    turns.map((turn) => turn.lane.attempt),
    options.route,
    now,
  ])
  return new Map(rows.map((row) => [row.conversationId, row]))
}
