import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { CaseFields, CaseOutcome, CaseStatus, CaseType } from '../../protocol/cases.ts'

/** A case as the verbs hold it, locked until their transaction ends. */
export interface LockedCase {
  id: string
  number: number
  type: CaseType
  status: CaseStatus
  outcome: CaseOutcome | null
  /** As stored, 0 to 3; priority.ts knows the names. */
  priority: number
  subject: string
  description: string
  fields: CaseFields
  fixedIn: string | null
  tags: string[]
  requesterId: string | null
  /** The conversation whose handoff opened it. */
  conversationId: string | null
  ownerId: string | null
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  published: boolean
  dueAt: Date | null
  resolvedAt: Date | null
  /** The case that it is a duplicate of. */
  mergedIntoId: string | null
  reporters: number
  followers: number
  version: number
}

// The number is an integer of JavaScript's by far: a workspace would need a case each millisecond for 280,000 years.
const COLUMNS = `id, number::float8 as number, type, status, outcome, priority, subject, description, fields, fixed_in as "fixedIn", tags,
  requester_id as "requesterId", conversation_id as "conversationId", owner_id as "ownerId", guild, origin, published, due_at as "dueAt",
  resolved_at as "resolvedAt", merged_into_id as "mergedIntoId", reporter_count as reporters, follower_count as followers, version`

const LOCK: Statement = {
  name: 'case_lock',
  text: `select ${COLUMNS} from support_case where workspace = $1 and id = any($2::uuid[]) order by id for update`,
}

/**
 * Takes a case's lock: whoever changes it does so one after the other. Conversations are locked before cases, agents too; deliveries, lanes
 * and the case counter after them.
 * @throws Refusal not_found
 */
export async function lockCase(tx: Transaction, workspace: number, id: string): Promise<LockedCase> {
  const [row] = await tx.run<LockedCase>(LOCK, [workspace, [id]])
  if (!row) throw new Refusal('not_found', 'There is no such case.')
  return row
}

/** More duplicates of duplicates than anybody makes: should a circle of them stand there, which no verb makes, nobody hangs on it. */
const MERGES_MOST = 50

/**
 * The same for what a case means by now: of a duplicate the one at the end, to which its people belong.
 * @throws Refusal not_found
 */
export async function lockMeant(tx: Transaction, workspace: number, id: string): Promise<LockedCase> {
  let held = await lockCase(tx, workspace, id)
  for (let step = 0; held.mergedIntoId && step < MERGES_MOST; step++) {
    held = await lockCase(tx, workspace, held.mergedIntoId)
  }
  return held
}

/** The same for as many as there are of these, by id; in the order of their ids, as everybody locks several. */
export async function lockCases(
  tx: Transaction,
  workspace: number,
  ids: readonly string[],
): Promise<Map<string, LockedCase>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.run<LockedCase>(LOCK, [workspace, ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * The same for two at once, in the order of their ids, so that two who lock the same pair never wait for each other.
 * @throws Refusal not_found, invalid (it is one and the same)
 */
export async function lockPair(
  tx: Transaction,
  workspace: number,
  pair: readonly [string, string],
): Promise<[LockedCase, LockedCase]> {
  const rows = await tx.run<LockedCase>(LOCK, [workspace, pair])
  const [one, other] = pair.map((id) => rows.find((row) => row.id === id.toLowerCase()))
  if (!one || !other) throw new Refusal('not_found', 'There is no such case.')
  if (one === other) throw new Refusal('invalid', 'That is this very case.')
  return [one, other]
}
