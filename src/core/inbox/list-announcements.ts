import type { Reader, Statement } from '../../kernel/database.ts'
import type { AnnouncementView } from '../../protocol/announcements.ts'
import { readSettings } from '../workspace/settings.ts'
import {
  ANNOUNCEMENT_COLUMNS,
  ANNOUNCEMENT_JOINS,
  type AnnouncementColumns,
  presentAnnouncement,
} from './announcement-rows.ts'
import { readCursor, writeCursor } from './cursor.ts'

const VIEWS = {
  coming: { where: `a.state in ('draft', 'waiting', 'scheduled', 'posting', 'failed')`, time: 'a.changed_at' },
  past: { where: `a.state in ('posted', 'dismissed', 'deleted')`, time: 'coalesce(a.posted_at, a.changed_at)' },
} as const

type ViewName = keyof typeof VIEWS

/** One statement for each way of asking: only so does PostgreSQL read its index from where the page begins. */
function page(view: ViewName, { after, ofSource }: { after: boolean; ofSource: boolean }): Statement {
  const { where, time } = VIEWS[view]
  const source = ofSource ? 'and a.source_id = $5' : 'and $5::uuid is null'
  const keyset = after
    ? `and (${time}, a.id) < ($3::timestamptz, $4::uuid)`
    : 'and $3::text is null and $4::text is null'
  return {
    name: `inbox_announcements_${view}${after ? '_after' : ''}${ofSource ? '_of' : ''}`,
    text: `select ${ANNOUNCEMENT_COLUMNS}, ${time}::text as keyset from announcement a ${ANNOUNCEMENT_JOINS}
      where a.workspace = $1 and ${where} ${source} ${keyset} order by ${time} desc, a.id desc limit $2`,
  }
}

const WAITING: Statement = {
  name: 'inbox_announcements_waiting',
  text: `select count(*)::int as n from announcement where workspace = $1 and state = 'waiting'`,
}

export interface AnnouncementList {
  workspace: number
  view: ViewName
  source: string | undefined
  cursor: string | undefined
  limit: number
}

/** What is to come, changed last first; or what was, posted last first. @throws Refusal invalid (a cursor of somewhere else) */
export async function listAnnouncements(
  reader: Reader,
  { workspace, view, source, cursor, limit }: AnnouncementList,
): Promise<{ items: AnnouncementView[]; next: string | null; waiting: number }> {
  const statement = page(view, { after: cursor !== undefined, ofSource: source !== undefined })
  const [time = null, id = null] = cursor === undefined ? [] : readCursor(cursor)
  const [rows, [waits], brand] = await Promise.all([
    reader.run<AnnouncementColumns & { keyset: string }>(statement, [workspace, limit + 1, time, id, source ?? null]),
    reader.run<{ n: number }>(WAITING, [workspace]),
    readSettings(reader, workspace),
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => presentAnnouncement(row, brand)),
    next: rows.length > limit && last ? writeCursor([last.keyset, last.id]) : null,
    waiting: waits?.n ?? 0,
  }
}
