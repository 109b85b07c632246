import { expect } from 'vitest'
import { type HandoffsResult, p95 } from './handoffs.ts'

/** A crowd that asks for persons, at the fifty requests a second that Discord allows. */
export const CROWD = 300

/** Holds that each was told once, with a number and a place of their own in the same order, and that nothing else was kept waiting. */
export function holdsFor({ cases, places, replies, missed, log }: HandoffsResult): void {
  expect(
    cases.filter(({ length }) => length !== 1),
    'told never or twice',
  ).toEqual([])
  expect(new Set(cases.flat()).size).toBe(CROWD)
  expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: CROWD }, (_, n) => n + 1))
  // Who has the lower number has the lower place.
  const inOrder = cases.map(([number = 0], index) => [number, places[index] ?? 0] as const).sort(([a], [b]) => a - b)
  expect(inOrder.map(([, place]) => place)).toEqual(Array.from({ length: CROWD }, (_, n) => n + 1))
  expect(missed, log).toEqual([])
  expect(replies.length).toBeGreaterThan(30)
  expect(p95(replies)).toBeLessThanOrEqual(2000)
}
