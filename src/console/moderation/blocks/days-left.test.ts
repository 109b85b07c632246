import { expect, test } from 'vitest'
import { daysLeft } from './days-left.ts'

test('a block that is put back runs for the days that it had left', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  expect(daysLeft(null, now)).toBeNull()
  expect(daysLeft('2026-11-23T13:00:00Z', now)).toBe(3)
  expect(daysLeft('2026-11-21T12:00:01Z', now)).toBe(1)
})
