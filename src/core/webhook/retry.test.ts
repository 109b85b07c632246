import { expect, test } from 'vitest'
import { isGivenUp, restAfter, retryAfter } from './retry.ts'

test('attempts follow ever later, for three days, and then no more', () => {
  const hours = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((failed) => (retryAfter(failed, 0.5) ?? 0) / 3_600_000)
  expect(hours.map((each) => Math.round(each * 1000) / 1000)).toEqual([0.001, 0.083, 0.5, 2, 5, 10, 14, 20, 24])
  expect(retryAfter(10, 0.5)).toBeNull()
})

test('luck spreads them by a tenth either way', () => {
  expect([retryAfter(2, 0), retryAfter(2, 1)]).toEqual([270_000, 330_000])
})

test('an endpoint that is down is asked ever more rarely', () => {
  expect([0, 4, 5, 6, 7, 8, 50].map(restAfter)).toEqual([0, 0, 5000, 60_000, 300_000, 1_800_000, 1_800_000])
})

test('after five days it is given up', () => {
  const since = new Date('2026-11-01T00:00:00Z')
  expect(isGivenUp(since, new Date('2026-11-05T23:59:00Z'))).toBe(false)
  expect(isGivenUp(since, new Date('2026-11-06T00:01:00Z'))).toBe(true)
})
