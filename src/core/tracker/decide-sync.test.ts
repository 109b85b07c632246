import { expect, test } from 'vitest'
import { type Both, decideSync, labelsFor } from './decide-sync.ts'
import { DEFAULT_SETTINGS } from './tracker.ts'

const open: Both = {
  status: 'open',
  outcome: null,
  shown: 'open',
  issue: { state: 'open', declined: false, labels: ['bug'] },
  seen: { state: 'open', labels: ['bug'] },
}
const settings = { ...DEFAULT_SETTINGS, labels: { in_progress: 'In progress', waiting: 'needs info' } as const }

test('where nothing has changed, nothing is done', () => {
  expect(decideSync(open, settings)).toEqual({ act: 'none' })
})

test('an issue follows its case: closed as done or as not to be done, open again, with the label of the status', () => {
  const resolved = { ...open, status: 'resolved' as const }
  expect(decideSync({ ...resolved, outcome: 'fixed' }, settings)).toEqual({
    act: 'push',
    change: { state: 'closed', declined: false },
  })
  expect(decideSync({ ...resolved, outcome: 'declined' }, settings)).toMatchObject({ change: { declined: true } })
  expect(decideSync({ ...open, status: 'in_progress' }, settings)).toEqual({
    act: 'push',
    change: { labels: ['bug', 'In progress'] },
  })
  const closed = { state: 'closed' as const, declined: false, labels: ['bug'] }
  const reopened = { ...open, shown: 'resolved' as const, issue: closed, seen: closed }
  expect(decideSync(reopened, settings)).toEqual({ act: 'push', change: { state: 'open' } })
})

test('what the issue shows already is not said again', () => {
  const closed = { state: 'closed' as const, declined: false, labels: ['bug'] }
  expect(decideSync({ ...open, status: 'resolved', issue: closed }, settings)).toEqual({ act: 'push', change: {} })
})

test('a case follows its issue: closed, declined, opened again, labelled', () => {
  const issue = { state: 'closed' as const, declined: false, labels: ['bug'] }
  expect(decideSync({ ...open, issue }, settings)).toEqual({
    ...{ act: 'move', status: 'resolved', outcome: undefined },
    why: 'closed',
  })
  expect(decideSync({ ...open, issue: { ...issue, declined: true } }, settings)).toMatchObject({ outcome: 'declined' })
  const was = { ...open, status: 'resolved' as const, shown: 'resolved' as const, seen: issue }
  expect(decideSync(was, settings)).toMatchObject({ act: 'move', status: 'open', why: 'reopened' })
  const labelled = { ...open.issue, labels: ['bug', 'IN PROGRESS'] }
  expect(decideSync({ ...open, issue: labelled }, settings)).toMatchObject({ status: 'in_progress', why: 'labelled' })
})

test('a case stays where the settings say so, or where it is so already', () => {
  const issue = { state: 'closed' as const, declined: false, labels: ['bug'] }
  expect(decideSync({ ...open, issue }, { ...settings, onClosed: null })).toEqual({ act: 'none' })
  const done = { ...open, status: 'resolved' as const, shown: 'resolved' as const }
  expect(decideSync({ ...done, issue }, settings)).toEqual({ act: 'none' })
})

test('where both have changed, the case is right', () => {
  const issue = { state: 'closed' as const, declined: false, labels: ['bug'] }
  expect(decideSync({ ...open, status: 'in_progress', issue }, settings)).toEqual({
    act: 'push',
    change: { state: 'open', labels: ['bug', 'In progress'] },
  })
})

test("labels of other statuses go, others' labels stay", () => {
  expect(labelsFor('waiting', ['ui', 'in progress'], settings)).toEqual(['ui', 'needs info'])
  expect(labelsFor('open', ['ui', 'needs info'], settings)).toEqual(['ui'])
})
