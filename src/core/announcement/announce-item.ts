import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { RolePlace } from '../../protocol/announcements.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'
import { readSettings } from '../workspace/settings.ts'
import { fittingText } from './shown.ts'
import { wakeAnnouncements } from './wake-announcement.ts'

export interface ItemToAnnounce {
  workspace: number
  source: {
    id: string
    place: ChannelPlace
    mention: RolePlace | null
    crosspost: boolean
    /** Somebody is to look at it first. */
    approval: boolean
  }
  /** Discord's Markdown, with what others wrote escaped already. */
  text: string
  link: string | null
  now: Date
}

const CREATE: Statement = {
  name: 'announcement_of_item',
  text: `insert into announcement (workspace, id, state, place, text, mention, source_id, link, crosspost, created_at, changed_at)
    values ($1, $2, $3, $4::jsonb, $5, $6::jsonb, $7, $8, $9, $10, $10)`,
}

/**
 * Makes an announcement of a source's item, within the caller's transaction: for approval, or to be posted at once. Words that are longer than
 * an announcement are cut. Answers its id.
 */
export async function announceItem(
  tx: Transaction,
  { workspace, source, text, link, now }: ItemToAnnounce,
): Promise<string> {
  const id = newId()
  const words = fittingText({ text, mention: source.mention }, await readSettings(tx, workspace))
  tx.later(CREATE, [
    ...[workspace, id, source.approval ? 'waiting' : 'posting', JSON.stringify(source.place), words],
    ...[source.mention && JSON.stringify(source.mention), source.id, link, source.crosspost ? 'wanted' : 'no', now],
  ])
  if (!source.approval) await wakeAnnouncements(tx, workspace, [id], now)
  await appendEvents(tx, [{ workspace, kind: 'announcement.changed', conversation: null, at: now }])
  return id
}
