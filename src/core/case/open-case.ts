import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { CaseStatus } from '../../protocol/cases.ts'
import type { CaseAnswer } from '../../protocol/handoff.ts'
import { byAgent, NOBODY } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { type CaseReason, isOver } from './case.ts'
import { countCaseInQueue, countTurn } from './count-case.ts'
import { statusFor } from './status-for.ts'

export interface NewCase {
  workspace: number
  conversation: string
  requester: string
  subject: string
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  roles: string[]
  reason: CaseReason
  /** What they answered to a form before; null where none was asked, then earlier answers stay. */
  answers: CaseAnswer[] | null
  owner: string | null
  now: Date
}

/** A case with its number, and a turn in the queue that is larger than every one given out before. */
export interface OpenedCase {
  id: string
  number: number
  turn: string
  /** It was opened before, and is again. */
  known: boolean
}

// What members see moves only by the hand of staff, and a duplicate belongs to another one: both stay as they are.
const REOPEN: Statement = {
  name: 'case_reopen',
  text: `with before as (
      select id, status, owner_id, published or merged_into_id is not null as held from support_case
      where workspace = $1 and conversation_id = $2 for update
    )
    update support_case s set status = case when b.held then s.status else ${statusFor('$3', 'b')} end,
      owner_id = case when b.held then s.owner_id else $3 end, outcome = case when b.held then s.outcome end,
      resolved_at = case when b.held then s.resolved_at end, fields = s.fields || $5::jsonb, changed_at = $4, version = s.version + 1
    from before b where s.workspace = $1 and s.id = b.id
    returning s.id, s.number, b.status as was, s.status, b.owner_id as "wasOwner", s.owner_id as owner`,
}

const OPEN: Statement = {
  name: 'case_open',
  text: `insert into support_case (workspace, id, number, status, subject, requester_id, conversation_id, owner_id, guild, origin, roles,
      reason, opened_at, changed_at, reporter_count, fields)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12, $13, $13, 1, $14::jsonb)`,
}

const REPORTER: Statement = {
  name: 'case_first_reporter',
  text: `insert into case_party (workspace, case_id, contact_id, role, way, joined_at) values ($1, $2, $3, 'reporter', 'chat', $4)`,
}

/**
 * Opens the handoff case of a conversation that the caller has locked, or opens again the one that it has. Locks the workspace's
 * case counter until the end of the transaction in either case, so that whoever counts the queue next counts behind this one:
 * call it last of all that locks.
 */
export async function openCase(tx: Transaction, input: NewCase): Promise<OpenedCase> {
  const { workspace, conversation, owner, now } = input
  const fields = JSON.stringify(input.answers ? { answers: input.answers } : {})
  const [old] = await tx.run<ReopenedRow>(REOPEN, [workspace, conversation, owner, now, fields])
  if (old) {
    tellReopened(tx, input, old)
    return { id: old.id, number: Number(old.number), turn: await countTurn(tx, workspace), known: true }
  }
  const { number, turn } = await countCaseInQueue(tx, workspace)
  const id = newId()
  await tx.run(OPEN, [
    ...[workspace, id, number, owner ? 'open' : 'new', input.subject, input.requester, conversation, owner],
    ...[json(input.guild), json(input.origin), input.roles, input.reason, now, fields],
  ])
  tx.later(REPORTER, [workspace, id, input.requester, now])
  const actor = input.reason === 'agent' && owner ? byAgent(owner) : { agent: null, contact: input.requester }
  addEntry(tx, { workspace, case: id, kind: 'opened', actor, facts: { conversation }, now })
  return { id, number, turn, known: false }
}

interface ReopenedRow {
  id: string
  number: string
  was: CaseStatus
  status: CaseStatus
  wasOwner: string | null
  owner: string | null
}

function tellReopened(tx: Transaction, { workspace, now }: NewCase, row: ReopenedRow): void {
  const { id, was, status, wasOwner, owner } = row
  const line = { workspace, case: id, actor: owner ? byAgent(owner) : NOBODY, now }
  const kind = isOver(was) && !isOver(status) ? 'reopened' : 'status'
  if (was !== status) addEntry(tx, { ...line, kind, facts: { from: was, to: status } })
  if (wasOwner !== owner) addEntry(tx, { ...line, kind: 'owner', facts: { from: wasOwner, to: owner } })
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
