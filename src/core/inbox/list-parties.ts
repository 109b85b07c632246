import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { CaseParty } from '../../protocol/cases.ts'
import { readCursor, writeCursor } from './cursor.ts'

interface PartyColumns {
  contact_id: string
  name: string
  handle: string | null
  picture: string | null
  role: CaseParty['role']
  way: CaseParty['way']
  direct: boolean
  joined_at: Date
  keyset: string
}

const select = (
  after: string,
): string => `select p.contact_id, c.name, i.handle, coalesce(c.picture, i.picture) as picture, p.role, p.way,
      p.direct, p.joined_at, p.joined_at::text as keyset
    from (
      select * from case_party where workspace = $1 and case_id = $2 ${after} order by joined_at, contact_id limit $3
    ) p
    join contact c on c.workspace = p.workspace and c.id = p.contact_id
    left join lateral (
      select handle, picture from identity where workspace = c.workspace and contact_id = c.id order by id limit 1
    ) i on true
    order by p.joined_at, p.contact_id`

const FIRST: Statement = { name: 'inbox_parties', text: select('') }
const AFTER: Statement = {
  name: 'inbox_parties_after',
  text: select('and (joined_at, contact_id) > ($4::timestamptz, $5::uuid)'),
}

const EXISTS: Statement = {
  name: 'inbox_case_exists',
  text: 'select 1 from support_case where workspace = $1 and id = $2',
}

/**
 * Who reported a case or follows it, the first ones first.
 * @throws Refusal `not_found` when there is no such case
 */
export async function listParties(
  reader: Reader,
  { workspace, id, cursor, limit }: { workspace: number; id: string; cursor: string | undefined; limit: number },
): Promise<{ items: CaseParty[]; next: string | null }> {
  const values = [workspace, id, limit + 1]
  const rows =
    cursor === undefined
      ? await reader.run<PartyColumns>(FIRST, values)
      : await reader.run<PartyColumns>(AFTER, [...values, ...readCursor(cursor)])
  if (rows.length === 0 && (await reader.run(EXISTS, [workspace, id])).length === 0) {
    throw new Refusal('not_found', 'There is no such case.')
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? writeCursor([last.keyset, last.contact_id]) : null
  const items = page.map(({ contact_id, name, handle, picture, role, way, direct, joined_at }) => {
    return { id: contact_id, name, handle, picture, role, way, direct, joinedAt: joined_at.toISOString() }
  })
  return { items, next }
}
