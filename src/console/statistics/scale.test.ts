import { expect, test } from 'vitest'
import { endOf, isNamed } from './scale.ts'

test('an axis ends at an even count near above the most', () => {
  expect([0, 1, 2, 3, 9, 10, 11, 41, 99, 101].map(endOf)).toEqual([2, 2, 2, 4, 10, 10, 20, 60, 100, 200])
})

test('each day of a week is named, of more about six, today always', () => {
  const named = (days: number) => Array.from({ length: days }, (_, at) => at).filter((at) => isNamed(at, days))
  expect(named(7)).toHaveLength(7)
  expect(named(30)).toEqual([4, 9, 14, 19, 24, 29])
  expect(named(90)).toEqual([14, 29, 44, 59, 74, 89])
})
