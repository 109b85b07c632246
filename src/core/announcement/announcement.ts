import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { AnnouncementState, RolePlace } from '../../protocol/announcements.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'

export type CrosspostState = 'no' | 'wanted' | 'waiting' | 'done' | 'failed'

/** An announcement as it is stored; tables.ts says what each of it means. */
export interface Announcement {
  id: string
  state: AnnouncementState
  place: ChannelPlace
  text: string
  mention: RolePlace | null
  sourceId: string | null
  wall: string | null
  zone: string | null
  dueAt: Date | null
  messageId: string | null
  begunAt: Date | null
  postedAt: Date | null
  crosspost: CrosspostState
  crosspostAt: Date | null
  pin: boolean
  pinned: boolean
  editing: boolean
  editAt: Date | null
  editedAt: Date | null
  deleting: boolean
  deletedAt: Date | null
  words: string | null
  version: number
  createdBy: string | null
  changedBy: string | null
  changedAt: Date
}

const COLUMNS = `id, state, place, text, mention, source_id as "sourceId", wall, zone, due_at as "dueAt", message_id as "messageId",
  begun_at as "begunAt", posted_at as "postedAt", crosspost, crosspost_at as "crosspostAt", pin, pinned, editing, edit_at as "editAt",
  edited_at as "editedAt", deleting, deleted_at as "deletedAt", words, version, created_by as "createdBy", changed_by as "changedBy",
  changed_at as "changedAt"`

const LOCK: Statement = {
  name: 'announcement_lock',
  text: `select ${COLUMNS} from announcement where workspace = $1 and id = $2 for update`,
}

const SAVE: Statement = {
  name: 'announcement_save',
  text: `update announcement set state = $3, place = $4::jsonb, text = $5, mention = $6::jsonb, wall = $7, zone = $8, due_at = $9, message_id = $10,
      begun_at = $11, posted_at = $12, crosspost = $13, crosspost_at = $14, pin = $15, pinned = $16, editing = $17, edit_at = $18, edited_at = $19,
      deleting = $20, deleted_at = $21, words = $22, version = $23, changed_by = $24, changed_at = $25
    where workspace = $1 and id = $2`,
}

/** Takes its lock: people and what is done in Discord change it one after the other. Null when there is none. */
export async function lockAnnouncement(tx: Transaction, workspace: number, id: string): Promise<Announcement | null> {
  const [row] = await tx.run<Announcement>(LOCK, [workspace, id])
  return row ?? null
}

/** Writes one that is locked. */
export function saveAnnouncement(tx: Transaction, workspace: number, a: Announcement): void {
  tx.later(SAVE, [
    ...[workspace, a.id, a.state, JSON.stringify(a.place), a.text, a.mention && JSON.stringify(a.mention)],
    ...[a.wall, a.zone, a.dueAt, a.messageId, a.begunAt, a.postedAt, a.crosspost, a.crosspostAt, a.pin, a.pinned],
    ...[a.editing, a.editAt, a.editedAt, a.deleting, a.deletedAt, a.words, a.version, a.changedBy, a.changedAt],
  ])
}

export const noAnnouncement = (): Refusal => new Refusal('not_found', 'There is no such announcement.')
