import { expect, test } from 'vitest'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { groupComing } from './groups.ts'

const item = (id: string, state: AnnouncementView['state'], dueAt: string | null = null) =>
  ({ id, state, dueAt }) as AnnouncementView

test('what waits for a person stands before what waits for the clock, and what is due first stands first', () => {
  const groups = groupComing([
    item('draft', 'draft'),
    item('late', 'scheduled', '2026-11-23T10:00:00Z'),
    item('wait', 'waiting'),
    item('soon', 'scheduled', '2026-11-22T10:00:00Z'),
    item('now', 'posting'),
    item('gone', 'failed'),
  ])
  expect(groups.map(({ group, items }) => [group, ...items.map(({ id }) => id)])).toEqual([
    ['approve', 'wait'],
    ['failed', 'gone'],
    ['scheduled', 'now', 'soon', 'late'],
    ['drafts', 'draft'],
  ])
})

test('a group with nothing in it is not shown', () => {
  expect(groupComing([])).toEqual([])
})
