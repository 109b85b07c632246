import type { Statement, Transaction } from '../../kernel/database.ts'
import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { DESK_ROUTE } from './desk.ts'
import { nextStep, type Step } from './next-step.ts'
import type { RelayInHand } from './perform-relay.ts'
import type { DeskConversations } from './ports.ts'
import type { RelayRow } from './relay.ts'
import { SESSION_COLUMNS, type Session } from './session.ts'

/** What is to be done for a conversation now. */
export type TakenStep =
  | { kind: 'open' | 'look' | 'call' | 'end'; session: Session }
  | ({ kind: 'relay' } & RelayInHand)
  | { kind: 'rest'; until: Date | null }

// The oldest first: one that is ending is ended before the next one is begun, unless that has to wait. Who has lost the lane finds nothing.
const READ: Statement = {
  name: 'desk_session_work',
  text: `select ${SESSION_COLUMNS}, h.past as "headPast" from desk_session s left join lateral (
      select r.past from relay r where r.workspace = s.workspace and r.session_id = s.id and r.state in ('queued', 'sending')
      order by r.id limit 1
    ) h on true
    where s.workspace = $1 and s.conversation_id = $2 and s.state <> 'ended' and exists (
      select 1 from lane l where l.workspace = $1 and l.subject = $2 and l.route = '${DESK_ROUTE}' and l.attempt = $3
    ) order by s.id`,
}

const TAKE: Statement = {
  name: 'relay_take',
  text: `with head as (
      select r.id, r.attempted_at from relay r
      join lane l on l.workspace = $1 and l.subject = $3 and l.route = '${DESK_ROUTE}' and l.attempt = $4
      where r.workspace = $1 and r.session_id = $2 and r.state in ('queued', 'sending') order by r.id limit 1 for update of r
    )
    update relay r set state = 'sending', attempts = least(r.attempts + 1, 1000), attempted_at = coalesce(r.attempted_at, $5)
    from head where r.workspace = $1 and r.id = head.id
    returning r.id, r.message_id as message, r.part, r.operation, r.text, r.past, r.attempts, r.created_at as "createdAt",
      head.attempted_at as "attemptedAt", case when r.operation in ('edit', 'delete') then (
        select d.external_id from desk_message d where d.workspace = $1 and d.message_id = r.message_id and d.session_id = $2
          and d.part = r.part and d.ours and d.deleted_at is null limit 1
      ) end as target`,
}

/** Hints from here on are about what is not read yet. */
const BEGIN_LOOK: Statement = {
  name: 'desk_session_begin_look',
  text: 'update desk_session set look_at = null where workspace = $1 and id = $2',
}

/** Finds the next step of a conversation and takes it in hand. */
export async function takeStep(
  tx: Transaction,
  options: { workspace: number; lane: ClaimedLane; conversations: DeskConversations; now: Date },
): Promise<TakenStep> {
  const { workspace, lane, now } = options
  const rows = await tx.run<Session & { headPast: boolean | null }>(READ, [workspace, lane.subject, lane.attempt])
  let until: Date | null = null
  for (const { headPast, ...session } of rows) {
    const step = nextStep(session, headPast === null ? null : { past: headPast }, now)
    if (step.kind !== 'rest') return begin(tx, options, session, step.kind)
    if (step.until && (!until || step.until < until)) until = step.until
  }
  return { kind: 'rest', until }
}

async function begin(
  tx: Transaction,
  options: Parameters<typeof takeStep>[1],
  session: Session,
  kind: Exclude<Step['kind'], 'rest'>,
): Promise<TakenStep> {
  const { workspace, lane, now } = options
  if (kind === 'look') tx.later(BEGIN_LOOK, [workspace, session.id])
  if (kind !== 'relay') return { kind, session }
  const [relay] = await tx.run<RelayRow>(TAKE, [workspace, session.id, lane.subject, lane.attempt, now])
  if (!relay) return { kind: 'rest', until: null }
  const message = relay.message && (await options.conversations.message(tx, workspace, relay.message))
  return { kind: 'relay', session, relay, message: message || null }
}
