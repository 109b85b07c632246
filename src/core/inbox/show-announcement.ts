import type { Reader, Statement } from '../../kernel/database.ts'
import type { AnnouncementView } from '../../protocol/announcements.ts'
import { noAnnouncement } from '../announcement/announcement.ts'
import { readSettings } from '../workspace/settings.ts'
import {
  ANNOUNCEMENT_COLUMNS,
  ANNOUNCEMENT_JOINS,
  type AnnouncementColumns,
  presentAnnouncement,
} from './announcement-rows.ts'

const SHOW: Statement = {
  name: 'inbox_announcement',
  text: `select ${ANNOUNCEMENT_COLUMNS} from announcement a ${ANNOUNCEMENT_JOINS} where a.workspace = $1 and a.id = $2`,
}

/** @throws Refusal not_found */
export async function showAnnouncement(reader: Reader, workspace: number, id: string): Promise<AnnouncementView> {
  const [row] = await reader.run<AnnouncementColumns>(SHOW, [workspace, id])
  if (!row) throw noAnnouncement()
  return presentAnnouncement(row, await readSettings(reader, workspace))
}
