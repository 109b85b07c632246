import type { AnnouncementState, AnnouncementView, RolePlace } from '../../protocol/announcements.ts'
import { CROSSPOSTS_AN_HOUR } from '../../protocol/announcements.ts'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { momentWords, pastWords, whenWords } from '../look/time.ts'

export const STATE_WORDS: Record<AnnouncementState, string> = {
  draft: 'Draft',
  waiting: 'Waits for approval',
  scheduled: 'Scheduled',
  posting: 'Being posted',
  posted: 'Posted',
  failed: 'Not posted',
  dismissed: 'Dismissed',
  deleted: 'Deleted',
}

/** Whether its words, channel and role are still open: nothing of it stands in Discord. */
export const isOpen = ({ state }: Pick<AnnouncementView, 'state'>): boolean =>
  state === 'draft' || state === 'waiting' || state === 'scheduled' || state === 'failed'

/** As one line without any form. */
export const firstWords = (text: string): string => plainText(parseMarkdown(text)).replace(/\s+/g, ' ').trim()

/** Its first line, which reads as a title, and what follows, as one line. */
export function lead(text: string): { title: string; rest: string } {
  const [title = '', ...rest] = text.trim().split('\n')
  return { title: firstWords(title), rest: firstWords(rest.join('\n')) }
}

/** "9 of 10 left this hour", or when the next one is. */
export function roomWords({ left, nextAt }: { left: number; nextAt: string | null }, now: number): string {
  if (left > 0) return `${left} of ${CROSSPOSTS_AN_HOUR} left this hour.`
  if (nextAt === null) return 'None is left this hour: it goes out as soon as Discord lets it.'
  return `None of ${CROSSPOSTS_AN_HOUR} is left this hour: it goes out ${whenWords(nextAt, now)} by itself.`
}

/** Whom it notifies, as a part of a sentence; null where it is nobody. */
export function mentionWords(mention: Pick<RolePlace, 'id' | 'name'> | null, place: string): string | null {
  if (mention === null) return null
  return mention.id === 'everyone' ? `everyone who can read #${place}` : `@${mention.name.replace(/^@/, '')}`
}

/** City of a zone, as people say it: `America/New_York` is "New York". */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** When it is due: in the reader's own time, and on the wall that it was chosen by where that is another. */
export function dueWords(
  { dueAt, wall, zone }: Pick<AnnouncementView, 'dueAt' | 'wall' | 'zone'>,
  now: number,
): string {
  if (dueAt === null) return ''
  const own = whenWords(dueAt, now)
  if (wall === null || zone === null || zone === HERE) return own
  const there = wall.slice(11)
  return own.endsWith(there) ? own : `${own}, ${there} in ${cityOf(zone)}`
}

/** What a row of the list says of when: due, posted, or last changed. */
export function rowWhen(view: AnnouncementView, now: number): string {
  const { state, postedAt, changedAt, changedBy } = view
  if (state === 'scheduled') return dueWords(view, now)
  if (postedAt !== null) return momentWords(postedAt, now)
  const by = changedBy === null ? '' : ` by ${changedBy.publicName}`
  return `${state === 'draft' ? 'saved ' : ''}${pastWords(changedAt, now)}${state === 'draft' ? by : ''}`
}

/** What became of publishing it to the servers that follow; null where nothing is to be said. */
export function crosspostWords({ crosspost, crosspostAt }: AnnouncementView, now: number): string | null {
  switch (crosspost) {
    case 'no':
      return null
    case 'wanted':
      return 'Goes to the servers that follow'
    case 'waiting':
      return crosspostAt === null
        ? 'Waits for Discord’s limit'
        : `Waits for Discord’s limit until ${whenWords(crosspostAt, now).replace(/^at /, '')}`
    case 'done':
      return 'Published to the servers that follow'
    case 'failed':
      return 'Not published to the servers that follow'
  }
}
