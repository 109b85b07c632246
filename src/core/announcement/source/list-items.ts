import type { Reader, Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { SourceItemView } from '../../../protocol/announcements.ts'
import { NO_SOURCE } from './source.ts'
import { readSource } from './stored-source.ts'

interface Row {
  id: string
  title: string
  link: string | null
  publishedAt: Date | null
  became: SourceItemView['became']
  announcement: string | null
  at: Date
}

// Times of a source's items differ by milliseconds, which is what a cursor carries.
const PAGE: Statement = {
  name: 'source_items_page',
  text: `select id, title, link, published_at as "publishedAt", became, announcement_id as announcement, at
    from source_item where workspace = $1 and source_id = $2 and ($3::timestamptz is null or at < $3) order by at desc limit $4`,
}

export interface ItemList {
  workspace: number
  id: string
  cursor: string | undefined
  limit: number
}

/** What a source has told and what became of it, youngest first. @throws Refusal not_found, invalid (a cursor of somewhere else) */
export async function listItems(
  reader: Reader,
  { workspace, id, cursor, limit }: ItemList,
): Promise<{ items: SourceItemView[]; next: string | null }> {
  if (!(await readSource(reader, workspace, id))) throw NO_SOURCE()
  if (cursor !== undefined && !/^\d{10,15}$/.test(cursor)) {
    throw new Refusal('invalid', 'This cursor is not one of ours: begin with the first page.', { field: 'cursor' })
  }
  const before = cursor === undefined ? null : new Date(Number(cursor))
  const rows = await reader.run<Row>(PAGE, [workspace, id, before, limit + 1])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(present), next: rows.length > limit && last ? String(last.at.getTime()) : null }
}

const present = ({ publishedAt, at, ...row }: Row): SourceItemView => ({
  ...row,
  publishedAt: publishedAt?.toISOString() ?? null,
  at: at.toISOString(),
})
