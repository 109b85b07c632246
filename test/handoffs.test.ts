import { expect, test } from 'vitest'
import { type HandoffsResult, p95, runHandoffs } from './support/handoffs.ts'

// A crowd that asks for persons, at the fifty requests a second that Discord allows.
const MEMBERS = 300

function holdsFor({ cases, places, replies, missed, log }: HandoffsResult): void {
  expect(
    cases.filter(({ length }) => length !== 1),
    'told never or twice',
  ).toEqual([])
  expect(new Set(cases.flat()).size).toBe(MEMBERS)
  expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: MEMBERS }, (_, n) => n + 1))
  // Who has the lower number has the lower place.
  const inOrder = cases.map(([number = 0], index) => [number, places[index] ?? 0] as const).sort(([a], [b]) => a - b)
  expect(inOrder.map(([, place]) => place)).toEqual(Array.from({ length: MEMBERS }, (_, n) => n + 1))
  expect(missed, log).toEqual([])
  expect(replies.length).toBeGreaterThan(30)
  expect(p95(replies)).toBeLessThanOrEqual(2000)
}

test('300 ask for a person within ten seconds: a number and a place each, told once, and the running chats go on', async () => {
  holdsFor(await runHandoffs({ members: MEMBERS, withinMs: 10_000 }))
})

test('the same with a kill at second six', async () => {
  holdsFor(await runHandoffs({ members: MEMBERS, withinMs: 10_000, killAfterMs: 6000 }))
})
