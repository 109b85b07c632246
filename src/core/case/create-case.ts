import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { CaseFields, CasePriority, CaseType } from '../../protocol/cases.ts'
import type { Actor } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { countCase, giveBackNumber } from './count-case.ts'
import { storedPriority } from './priority.ts'

export interface NewReport {
  workspace: number
  /** Made by the caller; the same id again makes nothing. */
  id?: string | undefined
  type: CaseType
  source: 'form' | 'message' | 'desk' | 'api'
  subject: string
  description: string
  fields: CaseFields
  priority?: CasePriority
  owner?: string | null
  tags?: string[]
  /** The contact who is its first reporter, and how they came. */
  requester: string | null
  way: 'form' | 'chat' | 'staff'
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  roles: string[]
  published: boolean
  /** The channel's own id of what it is made from, e.g. `discord-interaction:<id>`: the same one makes one case. Null where there is none. */
  key: string | null
  actor: Actor
  now: Date
}

/** A case that was made, or with `known` the one that its key or id had made before. */
export interface CreatedCase {
  id: string
  number: number
  known: boolean
  /** The line of its history that tells of its opening, to which the files of the report are bound; null when it was known. */
  entry: string | null
}

const FIND: Statement = {
  name: 'case_find_made',
  text: 'select id, number from support_case where workspace = $1 and (key = $2 or id = $3)',
}

const CREATE: Statement = {
  name: 'case_create',
  text: `insert into support_case (workspace, id, number, type, status, priority, subject, description, fields, tags, requester_id, owner_id,
      guild, origin, roles, source, opened_by, published, opened_at, changed_at, reporter_count, key)
    values ($1, $2, $3, $4, 'new', $5, $6, $7, $8::jsonb, $9, $10, $11, $12::jsonb, $13::jsonb, $14, $15, $16, $17, $18, $18,
      case when $10::uuid is null then 0 else 1 end, $19)
    on conflict do nothing returning id`,
}

const REPORTER: Statement = {
  name: 'case_create_reporter',
  text: `insert into case_party (workspace, case_id, contact_id, role, way, joined_at) values ($1, $2, $3, 'reporter', $4, $5)`,
}

/**
 * Makes a case of a report: new, with its requester as the first reporter. Locks the workspace's case counter until the end of the
 * transaction, so it is called last of all that locks. Tells nobody: the caller wakes the card and states `case.opened`.
 */
export async function createCase(tx: Transaction, report: NewReport): Promise<CreatedCase> {
  const { workspace, requester, actor, now } = report
  const id = report.id ?? newId()
  const before = await findMade(tx, report, id)
  if (before) return before
  const number = await countCase(tx, workspace)
  const made = await tx.run(CREATE, [
    ...[workspace, id, number, report.type, storedPriority(report.priority ?? 'normal'), report.subject],
    ...[report.description, JSON.stringify(report.fields), report.tags ?? [], requester, report.owner ?? null],
    ...[json(report.guild), json(report.origin), report.roles, report.source, actor.agent, report.published],
    ...[now, report.key],
  ])
  if (made.length === 0) {
    // Somebody made it while we waited for the counter; the number is still ours alone.
    giveBackNumber(tx, workspace)
    const first = await findMade(tx, report, id)
    if (first) return first
    throw new Error('a case collides with one that is not there')
  }
  if (requester) tx.later(REPORTER, [workspace, id, requester, report.way, now])
  const entry = addEntry(tx, { workspace, case: id, kind: 'opened', actor, now })
  return { id, number, known: false, entry }
}

async function findMade(tx: Transaction, { workspace, key }: NewReport, id: string): Promise<CreatedCase | null> {
  const [row] = await tx.run<{ id: string; number: string }>(FIND, [workspace, key, id])
  return row ? { id: row.id, number: Number(row.number), known: true, entry: null } : null
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
