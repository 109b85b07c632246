import { expect, test } from 'vitest'
import type { CaseOutcome, CaseStatus } from '../../protocol/cases.ts'
import { newsOf } from './news.ts'

const step = (
  from: [CaseStatus, CaseOutcome | null],
  to: [CaseStatus, CaseOutcome | null],
): ReturnType<typeof newsOf> => newsOf({ status: from[0], outcome: from[1] }, { status: to[0], outcome: to[1] })

test('each step forward is news, a step back is none', () => {
  expect(step(['new', null], ['open', null])).toBe('confirmed')
  expect(step(['open', null], ['in_progress', null])).toBe('in_progress')
  expect(step(['new', null], ['in_progress', null])).toBe('in_progress')
  expect(step(['in_progress', null], ['waiting', null])).toBe('need_info')
  expect(step(['waiting', null], ['in_progress', null])).toBe('in_progress')
  expect(step(['in_progress', null], ['open', null])).toBeNull()
  expect(step(['open', null], ['new', null])).toBeNull()
})

test('an end is told by how it ended, once', () => {
  expect(step(['in_progress', null], ['resolved', 'fixed'])).toBe('fixed')
  expect(step(['open', null], ['resolved', 'declined'])).toBe('declined')
  expect(step(['waiting', null], ['resolved', 'unreproducible'])).toBe('declined')
  expect(step(['new', null], ['closed', 'withdrawn'])).toBeNull()
  expect(step(['resolved', 'fixed'], ['closed', 'fixed'])).toBeNull()
  expect(step(['resolved', 'declined'], ['resolved', 'fixed'])).toBe('fixed')
  expect(step(['resolved', 'fixed'], ['in_progress', null])).toBe('reopened')
})
