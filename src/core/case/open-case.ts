import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { CaseReason } from './case.ts'
import { countCaseInQueue, countTurn } from './count-case.ts'

export interface NewCase {
  workspace: number
  conversation: string
  requester: string
  subject: string
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  roles: string[]
  reason: CaseReason
  owner: string | null
  now: Date
}

/** A case with its number, and a turn in the queue that is larger than every one given out before. */
export interface OpenedCase {
  id: string
  number: number
  turn: string
}

const REOPEN: Statement = {
  name: 'case_reopen',
  text: `update support_case set status = $3, owner_id = $4, outcome = null, resolved_at = null, changed_at = $5, version = version + 1
    where workspace = $1 and conversation_id = $2 returning id, number`,
}

const OPEN: Statement = {
  name: 'case_open',
  text: `insert into support_case (workspace, id, number, status, subject, requester_id, conversation_id, owner_id, guild, origin, roles,
      reason, opened_at, changed_at, reporter_count)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12, $13, $13, 1)`,
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
  const { workspace, conversation, owner } = input
  const status = owner ? 'open' : 'new'
  const [old] = await tx.run<{ id: string; number: string }>(REOPEN, [
    workspace,
    conversation,
    status,
    owner,
    input.now,
  ])
  if (old) {
    return { id: old.id, number: Number(old.number), turn: await countTurn(tx, workspace) }
  }
  const { number, turn } = await countCaseInQueue(tx, workspace)
  const id = newId()
  await tx.run(OPEN, [
    ...[workspace, id, number, status, input.subject, input.requester, conversation, owner],
    ...[json(input.guild), json(input.origin), input.roles, input.reason, input.now],
  ])
  tx.later(REPORTER, [workspace, id, input.requester, input.now])
  return { id, number, turn }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
