import { expect, test } from 'vitest'
import type { AnnouncementView } from '../../protocol/announcements.ts'
import {
  cityOf,
  crosspostWords,
  dueWords,
  firstWords,
  isOpen,
  lead,
  mentionWords,
  roomWords,
  rowWhen,
} from './words.ts'

const NOW = new Date(2026, 10, 22, 9, 0).getTime()
const at = (hour: number, minute = 0) => new Date(2026, 10, 22, hour, minute).toISOString()
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone

const view = (part: Partial<AnnouncementView>): AnnouncementView => ({
  id: '0199',
  version: 1,
  state: 'draft',
  place: { guild: '1'.repeat(17), id: '2'.repeat(17), name: 'announcements' },
  text: '**Version 2.4** is out',
  shown: '',
  mention: null,
  source: null,
  wall: null,
  zone: null,
  dueAt: null,
  clock: 'plain',
  url: null,
  postedAt: null,
  crosspost: 'no',
  crosspostAt: null,
  pin: false,
  pinned: false,
  editing: false,
  editedAt: null,
  deleting: false,
  words: null,
  createdBy: null,
  changedBy: null,
  createdAt: at(8),
  changedAt: at(8),
  ...part,
})

test('a row reads as words, without the form', () => {
  expect(firstWords('# News\n- **one**\n- two')).toBe('News one two')
})

test('the first line is the title of a row', () => {
  expect(lead('# Version 2.4\nNew trails, **faster** walks.\n\n- Maps')).toEqual({
    title: 'Version 2.4',
    rest: 'New trails, faster walks. Maps',
  })
  expect(lead('One line')).toEqual({ title: 'One line', rest: '' })
})

test('the room says how many are left, and when the next one is where none is', () => {
  expect(roomWords({ left: 9, nextAt: null }, NOW)).toBe('9 of 10 left this hour.')
  expect(roomWords({ left: 0, nextAt: at(9, 20) }, NOW)).toMatch(/^None of 10 .* goes out at 09:20 by itself\.$/)
})

test('whom it notifies is named; everyone is everyone who can read the channel', () => {
  expect(mentionWords(null, 'news')).toBeNull()
  expect(mentionWords({ id: '3', name: 'Players' }, 'news')).toBe('@Players')
  expect(mentionWords({ id: 'everyone', name: '@everyone' }, 'news')).toBe('everyone who can read #news')
})

test('a time that was chosen on another wall says that wall too', () => {
  expect(dueWords({ dueAt: at(10), wall: '2026-11-22T10:00', zone: HERE }, NOW)).toBe('at 10:00')
  expect(dueWords({ dueAt: at(10), wall: '2026-11-22T23:30', zone: 'America/New_York' }, NOW)).toBe(
    'at 10:00, 23:30 in New York',
  )
  // The same time on another wall is said once.
  expect(dueWords({ dueAt: at(10), wall: '2026-11-22T10:00', zone: 'Africa/Lome' }, NOW)).toBe('at 10:00')
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})

test('a row says when: due, posted, or saved by whom', () => {
  expect(rowWhen(view({ state: 'scheduled', dueAt: at(18), wall: '2026-11-22T18:00', zone: HERE }), NOW)).toBe(
    'at 18:00',
  )
  expect(rowWhen(view({ state: 'posted', postedAt: at(7, 30) }), NOW)).toBe('07:30')
  const changedBy = { id: 'a', publicName: 'Ana', picture: null }
  expect(rowWhen(view({ changedBy: changedBy as AnnouncementView['changedBy'] }), NOW)).toBe('saved today 08:00 by Ana')
})

test('only what does not stand in Discord is open', () => {
  expect((['draft', 'waiting', 'scheduled', 'failed'] as const).every((state) => isOpen({ state }))).toBe(true)
  expect((['posting', 'posted', 'dismissed', 'deleted'] as const).some((state) => isOpen({ state }))).toBe(false)
})

test('publishing that waits says until when', () => {
  expect(crosspostWords(view({ crosspost: 'no' }), NOW)).toBeNull()
  expect(crosspostWords(view({ crosspost: 'waiting', crosspostAt: at(14, 20) }), NOW)).toBe(
    'Waits for Discord’s limit until 14:20',
  )
  expect(crosspostWords(view({ crosspost: 'done' }), NOW)).toMatch(/^Published/)
})
