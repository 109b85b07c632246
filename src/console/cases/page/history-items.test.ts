import { expect, test } from 'vitest'
import type { CaseEntryView } from '../../../protocol/cases.ts'
import { historyItems } from './history-items.ts'

const NOBODY = { times: [], more: false }

function entry(kind: string, minute: number): CaseEntryView {
  const at = new Date(Date.UTC(2026, 2, 10, 9, minute)).toISOString()
  const nothing = { agent: null, contact: null, text: '', facts: {}, files: [], editedAt: null, deletedAt: null }
  return { id: `${kind}-${minute}`, kind, at, ...nothing }
}

const keys = (entries: CaseEntryView[], meToos = NOBODY) => historyItems(entries, meToos).map(({ key }) => key)

test('three small changes in a row are one line; what is said among them parts them', () => {
  expect(keys([entry('owner', 9), entry('tags', 8), entry('due', 7), entry('opened', 1)])).toEqual([
    'run-owner-9',
    'opened-1',
  ])
  expect(keys([entry('owner', 9), entry('note', 8), entry('tags', 7), entry('due', 6)])).toEqual([
    'owner-9',
    'note-8',
    'tags-7',
    'due-6',
  ])
})

test('a status, a merge and what was told never fold', () => {
  const told = ['status', 'news', 'merged', 'duplicate'].map((kind, at) => entry(kind, 20 - at))
  expect(keys(told)).toEqual(told.map(({ id }) => id))
})

test('what "me too" brought stands where the last one came', () => {
  const times = [entry('x', 5).at, entry('x', 2).at, entry('x', 4).at]
  const items = historyItems([entry('status', 6), entry('note', 3), entry('opened', 1)], { times, more: true })
  expect(items.map(({ key }) => key)).toEqual(['status-6', 'me-too', 'note-3', 'opened-1'])
  expect(items[1]).toMatchObject({ count: 3, more: true, since: times[1], at: times[0] })
})
