import { expect, test } from 'vitest'
import { Track } from './track.ts'

test('reaches as far as everything before is committed', () => {
  const track = new Track(10)
  for (const sequence of [11, 12, 13, 14]) expect(track.accept(sequence)).toBe(true)
  track.keep(12)
  track.keep(14)
  expect(track.reach()).toBe(11)
  expect(track.reach(new Set([12]))).toBe(13)
  expect(track.reach(new Set([14]))).toBe(11)
  track.done(14)
  expect(track.reach(new Set([12]))).toBe(14)
  track.done(12)
  expect(track.reach()).toBe(14)
})

test('a replay brings nothing twice', () => {
  const track = new Track(3)
  expect([track.accept(3), track.accept(4), track.accept(4)]).toEqual([false, true, false])
})
