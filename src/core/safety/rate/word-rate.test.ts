import { expect, test } from 'vitest'
import { WordRate } from './word-rate.ts'

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 21, 10) + seconds * 1000)

test('so many a minute are taken, each person for themselves, and again as the minute goes on', () => {
  const rate = new WordRate()
  for (let second = 0; second < 5; second += 1) expect(rate.take('ana', 5, at(second))).toBeNull()
  expect(rate.take('ana', 5, at(10))).toEqual(at(60))
  expect(rate.take('max', 5, at(10))).toBeNull()
  // What was not taken does not keep them out longer.
  expect(rate.take('ana', 5, at(59))).toEqual(at(60))
  expect(rate.take('ana', 5, at(60))).toBeNull()
  expect(rate.take('ana', 5, at(60))).toEqual(at(61))
})

test('a limit that was raised counts at once', () => {
  const rate = new WordRate()
  for (let n = 0; n < 5; n += 1) rate.take('ana', 5, at(0))
  expect(rate.take('ana', 5, at(1))).not.toBeNull()
  expect(rate.take('ana', 6, at(1))).toBeNull()
})

test('many people cost no more memory than those of the last minute', () => {
  const rate = new WordRate()
  for (let n = 0; n < 20_000; n += 1) expect(rate.take(`member ${n}`, 5, at(n / 10))).toBeNull()
  expect(rate.take('member 19999', 1, at(2000))).not.toBeNull()
})
