import { expect, test } from 'vitest'
import { instantOf, isTimeZone, isWallTime, wallOf } from './wall-time.ts'

test.each([
  ['2026-11-22T10:00', 'UTC', '2026-11-22T10:00', 'plain'],
  ['2026-11-22T10:00', 'Europe/Berlin', '2026-11-22T09:00', 'plain'],
  ['2026-07-22T10:00', 'Europe/Berlin', '2026-07-22T08:00', 'plain'],
  // Clocks jump from 02:00 to 03:00 at 01:00 UTC.
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59', 'plain'],
  ['2026-03-29T02:00', 'Europe/Berlin', '2026-03-29T01:00', 'skipped'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00', 'skipped'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00', 'plain'],
  // Clocks are set back from 03:00 to 02:00 at 01:00 UTC.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30', 'twice'],
  ['2026-10-25T02:00', 'Europe/Berlin', '2026-10-25T00:00', 'twice'],
  ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00', 'plain'],
  // Brazil knows no summer time any more; it did, and jumped at midnight.
  ['2026-11-01T00:30', 'America/Sao_Paulo', '2026-11-01T03:30', 'plain'],
  ['2018-11-04T00:30', 'America/Sao_Paulo', '2018-11-04T03:00', 'skipped'],
  // Half an hour is skipped there.
  ['2026-10-04T02:10', 'Australia/Lord_Howe', '2026-10-03T15:30', 'skipped'],
  // A whole day is.
  ['2011-12-30T10:00', 'Pacific/Apia', '2011-12-30T10:00', 'skipped'],
  ['2026-02-28T23:30', 'Asia/Kathmandu', '2026-02-28T17:45', 'plain'],
])('%s in %s is %s in UTC, %s', (wall, zone, utc, clock) => {
  expect(instantOf(wall, zone)).toEqual({ at: new Date(`${utc}:00Z`), clock })
})

test.each(['Mars/Base', '+02:00', '-03:00', '', 'Europe/Berlin; drop table'])('%j is no zone', (zone) => {
  expect(isTimeZone(zone)).toBe(false)
})

test('in a zone that is none there is no such moment', () => {
  expect(() => instantOf('2026-11-22T10:00', 'Mars/Base')).toThrow(RangeError)
})

test.each(['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata'])('%s is one', (zone) => {
  expect(isTimeZone(zone)).toBe(true)
})

test.each(['2026-02-30T10:00', '2026-01-01T24:00', '2026-13-01T10:00', 'tomorrow'])('%s stands on no wall', (wall) => {
  expect(isWallTime(wall)).toBe(false)
  expect(() => instantOf(wall, 'UTC')).toThrow(RangeError)
})

test('a moment is shown as clocks there show it', () => {
  expect(wallOf(new Date('2026-11-22T09:00:31Z'), 'Europe/Berlin')).toBe('2026-11-22T10:00')
  expect(wallOf(new Date('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe('2026-03-29T03:00')
})
