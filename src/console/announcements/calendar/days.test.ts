import { expect, test } from 'vitest'
import { clockIn, dayIn, dayWords, isMonth, monthWords, shiftMonth, weeksOf } from './days.ts'

test('a month is held by whole weeks that begin on Monday', () => {
  const weeks = weeksOf('2026-11')
  expect(weeks[0]).toEqual([
    '2026-10-26',
    '2026-10-27',
    '2026-10-28',
    '2026-10-29',
    '2026-10-30',
    '2026-10-31',
    '2026-11-01',
  ])
  expect(weeks.at(-1)?.[0]).toBe('2026-11-30')
  // February of a year in which it is exactly four weeks.
  expect(weeksOf('2027-02')).toHaveLength(4)
  expect(weeksOf('2027-02').flat()).toHaveLength(28)
})

test('months go on over the end of a year', () => {
  expect(shiftMonth('2026-12', 1)).toBe('2027-01')
  expect(shiftMonth('2026-01', -1)).toBe('2025-12')
  expect(isMonth('2026-13')).toBe(false)
  expect(monthWords('2026-11')).toBe('November 2026')
  expect(dayWords('2026-11-22')).toBe('Sunday 22 November')
})

test('a day, and its clock, are those of the zone', () => {
  expect(dayIn('2026-11-22T23:30:00Z', 'Asia/Tokyo')).toBe('2026-11-23')
  expect(dayIn('2026-11-22T23:30:00Z', 'America/New_York')).toBe('2026-11-22')
  expect(clockIn('2026-11-22T23:30:00Z', 'Asia/Tokyo')).toBe('08:30')
  // The night in which clocks go back has the hour twice, and both are that day.
  expect(dayIn('2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe('2026-10-25')
  expect(clockIn('2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe('02:30')
})
