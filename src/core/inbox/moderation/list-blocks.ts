import type { Reader, Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { BlockView } from '../../../protocol/moderation.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { type AgentColumns, presentAgent } from '../present-agent.ts'

interface BlockColumns extends AgentColumns {
  id: string
  address: string
  name: string
  reason: string
  at: Date
  keyset: string
  until: Date | null
}

// Who was blocked by their id alone may be known from what members reported.
const NAME = `case when b.name <> b.address then b.name else coalesce((select m.subject_name from moderation_report m
    where m.workspace = b.workspace and m.subject_address = b.address and m.subject_name <> '' order by m.opened_at desc nulls first limit 1),
    b.address) end`

const SELECT = `select b.id, b.address, ${NAME} as name, b.reason, b.at, b.at::text as keyset, b.until, a.id as agent_id, a.public_name, a.picture_blob
    from block b left join agent a on a.workspace = b.workspace and a.id = b.agent_id
    where b.workspace = $1 and b.lifted_at is null and (b.until is null or b.until > $2)`
const FOUND = `and ($4 = '' or b.address = $4 or position(lower($4) in lower(${NAME})) > 0)`
const ORDER = 'order by b.at desc nulls first, b.id desc nulls first limit $3'

const FIRST: Statement = { name: 'inbox_blocks', text: `${SELECT} ${FOUND} ${ORDER}` }
const AFTER: Statement = {
  name: 'inbox_blocks_after',
  text: `${SELECT} ${FOUND} and (b.at, b.id) < ($5::timestamptz, $6::uuid) ${ORDER}`,
}
const COUNT: Statement = {
  name: 'inbox_blocks_count',
  text: `select count(*)::int as n from block where workspace = $1 and lifted_at is null and (until is null or until > $2)`,
}
const ONE: Statement = { name: 'inbox_block', text: `${SELECT} and b.id = $3` }

export interface BlocksInput {
  workspace: number
  /** A part of the name, or the whole address. */
  q: string
  cursor: string | undefined
  limit: number
  now: Date
}

/** Whose words are not taken now, the youngest block first. */
export async function listBlocks(
  reader: Reader,
  { workspace, q, cursor, limit, now }: BlocksInput,
): Promise<{ items: BlockView[]; next: string | null; count: number }> {
  const values = [workspace, now, limit + 1, q]
  const [rows, [count]] = await Promise.all([
    cursor === undefined
      ? reader.run<BlockColumns>(FIRST, values)
      : reader.run<BlockColumns>(AFTER, [...values, ...readCursor(cursor)]),
    reader.run<{ n: number }>(COUNT, [workspace, now]),
  ])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? writeCursor([last.keyset, last.id]) : null
  return { items: page.map(presentBlock), next, count: count?.n ?? 0 }
}

/** One of them. @throws Refusal `not_found` */
export async function showBlock(
  reader: Reader,
  { workspace, id, now }: { workspace: number; id: string; now: Date },
): Promise<BlockView> {
  const [row] = await reader.run<BlockColumns>(ONE, [workspace, now, id])
  if (!row) throw new Refusal('not_found', 'There is no such block, or it is over.')
  return presentBlock(row)
}

function presentBlock(row: BlockColumns): BlockView {
  const { id, address, name, reason, at, until } = row
  return { id, address, name, reason, by: presentAgent(row), at: at.toISOString(), until: until?.toISOString() ?? null }
}
