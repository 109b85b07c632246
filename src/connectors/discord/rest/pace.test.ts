import { expect, test } from 'vitest'
import { InvalidRequests } from './invalid-requests.ts'
import { Pace } from './pace.ts'

test('lets no more begin in a second than allowed, live first, bulk within its share', async () => {
  const pace = new Pace(10)
  const begun: [string, number][] = []
  const start = performance.now()
  const note = (what: string) => () => begun.push([what, performance.now() - start])
  const bulk = Array.from({ length: 12 }, () => pace.turn('bulk').then(note('bulk')))
  const live = Array.from({ length: 8 }, () => pace.turn('live').then(note('live')))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(begun.filter(([what]) => what === 'bulk')).toHaveLength(6)
  expect(begun.filter(([what]) => what === 'live')).toHaveLength(4)
  expect(pace.waiting).toBe(10)
  expect(pace.passing()).toBe(false)
  await Promise.all([...bulk, ...live])
  for (const [, at] of begun) {
    expect(begun.filter(([, other]) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(10)
  }
  expect(begun.slice(10, 14).map(([what]) => what)).toEqual(['live', 'live', 'live', 'live'])
})

test('typing signs take only what is plenty', () => {
  const pace = new Pace(4)
  expect([pace.passing(), pace.passing(), pace.passing()]).toEqual([true, true, false])
})

test('a lifted limit never waits', async () => {
  const pace = new Pace(1e9)
  await Promise.all(Array.from({ length: 1000 }, () => pace.turn('bulk')))
  expect(pace.waiting).toBe(0)
})

test('after 3,000 invalid requests in ten minutes asking stops for ten minutes', () => {
  const requests = new InvalidRequests()
  const at = 1_000_000
  for (let n = 0; n < 2999; n += 1) expect(requests.note(n % 2 ? 403 : 429, false, at)).toBe(false)
  requests.note(200, false, at)
  requests.note(429, true, at)
  expect(requests.stoppedUntil(at)).toBe(0)
  expect(requests.note(401, false, at)).toBe(true)
  expect(requests.stoppedUntil(at)).toBe(at + 600_000)
  expect(requests.count(at + 600_001)).toBe(0)
  expect(requests.stoppedUntil(at + 600_001)).toBe(0)
})
