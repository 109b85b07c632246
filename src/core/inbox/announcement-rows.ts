import { pictureAddress } from '../../protocol/addresses.ts'
import type { AgentView } from '../../protocol/agents.ts'
import type { AnnouncementView } from '../../protocol/announcements.ts'
import { instantOf, isTimeZone } from '../../protocol/wall-time.ts'
import { pictureVersion } from '../agent/agent.ts'
import { type Brand, shownOf } from '../announcement/shown.ts'

interface Person {
  id: string
  name: string
  blob: string | null
}

export interface AnnouncementColumns {
  id: string
  version: number
  state: AnnouncementView['state']
  place: AnnouncementView['place']
  text: string
  mention: AnnouncementView['mention']
  source: { id: string; name: string } | null
  link: string | null
  wall: string | null
  zone: string | null
  dueAt: Date | null
  messageId: string | null
  postedAt: Date | null
  crosspost: AnnouncementView['crosspost']
  crosspostAt: Date | null
  pin: boolean
  pinned: boolean
  editing: boolean
  editedAt: Date | null
  deleting: boolean
  words: string | null
  createdBy: Person | null
  changedBy: Person | null
  createdAt: Date
  changedAt: Date
}

const person = (alias: string): string =>
  `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.public_name, 'blob', ${alias}.picture_blob) end`

/** The columns of an announcement `a` with its people and its source, which ANNOUNCEMENT_JOINS brings. */
export const ANNOUNCEMENT_COLUMNS = `a.id, a.version, a.state, a.place, a.text, a.mention, a.link, a.wall, a.zone, a.due_at as "dueAt",
  a.message_id as "messageId", a.posted_at as "postedAt", a.crosspost, a.crosspost_at as "crosspostAt", a.pin, a.pinned, a.editing,
  a.edited_at as "editedAt", a.deleting, a.words, a.created_at as "createdAt", a.changed_at as "changedAt",
  case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as source,
  ${person('c')} as "createdBy", ${person('w')} as "changedBy"`

export const ANNOUNCEMENT_JOINS = `left join announcement_source s on s.workspace = a.workspace and s.id = a.source_id
  left join agent c on c.workspace = a.workspace and c.id = a.created_by
  left join agent w on w.workspace = a.workspace and w.id = a.changed_by`

/** One as screens get it. `brand`: whose mark stands below it. */
export function presentAnnouncement(row: AnnouncementColumns, brand: Brand): AnnouncementView {
  const { source, link, place, messageId, state, wall, zone } = row
  const stands = state === 'posted' && messageId
  return {
    ...{ id: row.id, version: row.version, state, place, text: row.text, mention: row.mention },
    shown: shownOf(row, brand),
    source: source && { ...source, link },
    ...{ wall, zone, dueAt: timeOf(row.dueAt) },
    clock: wall && zone && isTimeZone(zone) ? instantOf(wall, zone).clock : 'plain',
    url: stands ? `https://discord.com/channels/${place.guild}/${place.id}/${messageId}` : null,
    ...{ postedAt: timeOf(row.postedAt), crosspost: row.crosspost, crosspostAt: timeOf(row.crosspostAt) },
    ...{ pin: row.pin, pinned: row.pinned, editing: row.editing, editedAt: timeOf(row.editedAt) },
    ...{ deleting: row.deleting, words: row.words },
    ...{ createdBy: agentOf(row.createdBy), changedBy: agentOf(row.changedBy) },
    ...{ createdAt: row.createdAt.toISOString(), changedAt: row.changedAt.toISOString() },
  }
}

export function agentOf(person: Person | null): AgentView | null {
  if (!person) return null
  const { id, name, blob } = person
  return { id, publicName: name, picture: blob ? pictureAddress(id, pictureVersion(blob)) : null }
}

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null
