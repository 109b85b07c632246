import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { AnnouncementView } from '../../protocol/announcements.ts'
import { instantOf, isTimeZone } from '../../protocol/wall-time.ts'
import { readSettings } from '../workspace/settings.ts'
import {
  ANNOUNCEMENT_COLUMNS,
  ANNOUNCEMENT_JOINS,
  type AnnouncementColumns,
  presentAnnouncement,
} from './announcement-rows.ts'

const DAY_MS = 86_400_000
/** Two months with the weeks around them. */
const DAYS_MOST = 75
const MOST = 500

const BETWEEN: Statement = {
  name: 'inbox_announcement_calendar',
  text: `select ${ANNOUNCEMENT_COLUMNS} from announcement a ${ANNOUNCEMENT_JOINS}
    where a.workspace = $1 and coalesce(a.posted_at, a.due_at) >= $2 and coalesce(a.posted_at, a.due_at) < $3 and a.state <> 'dismissed'
    order by coalesce(a.posted_at, a.due_at), a.id limit ${MOST}`,
}

/**
 * What is due or was posted on those days of the workspace's zone, oldest first, at most 500.
 * @param days both inclusive, as `2026-11-22`
 * @throws Refusal invalid, for more than 75 days or none
 */
export async function announcementCalendar(
  reader: Reader,
  workspace: number,
  days: { from: string; to: string },
): Promise<AnnouncementView[]> {
  const settings = await readSettings(reader, workspace)
  const zone = isTimeZone(settings.timeZone) ? settings.timeZone : 'UTC'
  const count = (Date.parse(days.to) - Date.parse(days.from)) / DAY_MS + 1
  if (!(count >= 1 && count <= DAYS_MOST)) {
    throw new Refusal('invalid', `Ask for one to ${DAYS_MOST} days.`, { field: 'to' })
  }
  const after = new Date(Date.parse(days.to) + DAY_MS).toISOString().slice(0, 10)
  const [from, until] = [days.from, after].map((day) => instantOf(`${day}T00:00`, zone).at)
  const rows = await reader.run<AnnouncementColumns>(BETWEEN, [workspace, from, until])
  return rows.map((row) => presentAnnouncement(row, settings))
}
