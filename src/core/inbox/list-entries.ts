import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { CaseEntryView } from '../../protocol/cases.ts'
import { type EntryColumns, presentEntry, SELECT_ENTRIES } from './case-entry.ts'
import { readCursor, writeCursor } from './cursor.ts'

const WHERE = 'where e.workspace = $1 and e.case_id = $2'
const ORDER = 'order by e.at desc, e.id desc limit $3'

const NEWEST: Statement = { name: 'inbox_entries', text: `${SELECT_ENTRIES} ${WHERE} ${ORDER}` }
const OLDER: Statement = {
  name: 'inbox_entries_after',
  text: `${SELECT_ENTRIES} ${WHERE} and (e.at, e.id) < ($4::timestamptz, $5::uuid) ${ORDER}`,
}
const EXISTS: Statement = {
  name: 'inbox_case_exists',
  text: 'select 1 from support_case where workspace = $1 and id = $2',
}

export interface EntriesInput {
  workspace: number
  id: string
  cursor: string | undefined
  limit: number
}

/** The history of a case, the youngest line first. @throws Refusal `not_found` when there is no such case */
export async function listEntries(
  reader: Reader,
  { workspace, id, cursor, limit }: EntriesInput,
): Promise<{ items: CaseEntryView[]; next: string | null }> {
  const values = [workspace, id, limit + 1]
  const rows =
    cursor === undefined
      ? await reader.run<EntryColumns>(NEWEST, values)
      : await reader.run<EntryColumns>(OLDER, [...values, ...readCursor(cursor)])
  if (rows.length === 0 && (await reader.run(EXISTS, [workspace, id])).length === 0) {
    throw new Refusal('not_found', 'There is no such case.')
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? writeCursor([last.keyset, last.id]) : null
  return { items: page.map(presentEntry), next }
}

const ONE: Statement = {
  name: 'inbox_entry',
  text: `${SELECT_ENTRIES} where e.workspace = $1 and e.id = $2`,
}

/** One line of a case's history. @throws Refusal `not_found` */
export async function showEntry(reader: Reader, workspace: number, id: string): Promise<CaseEntryView> {
  const [row] = await reader.run<EntryColumns>(ONE, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such line.')
  return presentEntry(row)
}
