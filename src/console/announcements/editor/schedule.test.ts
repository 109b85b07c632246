import { expect, test } from 'vitest'
import { judgeWall, namedWalls, nextHour, zonesFrom } from './schedule.ts'

const NOW = Date.parse('2026-03-20T09:00:00Z')

test('a time that has passed, and a zone that is none, cannot be scheduled', () => {
  expect(judgeWall('2026-03-20T08:00', 'UTC', 'UTC', NOW)).toMatchObject({ at: null, words: 'This moment has passed.' })
  expect(judgeWall('2026-03-21T08:00', 'Mars/Base', 'UTC', NOW)).toMatchObject({ at: null, tone: 'bad' })
  expect(judgeWall('', 'UTC', 'UTC', NOW)).toMatchObject({ at: null, words: 'Choose a day and a time.' })
})

test('an hour that clocks skip is said, with when it is posted instead', () => {
  const { at, tone, words } = judgeWall('2026-03-29T02:30', 'Europe/Berlin', 'Europe/Berlin', NOW)
  expect(at?.toISOString()).toBe('2026-03-29T01:00:00.000Z')
  expect(tone).toBe('warn')
  expect(words).toBe(
    'Clocks in Berlin go forward that night: 02:30 does not come. It is posted at 03:00, the first moment after.',
  )
})

test('an hour that comes twice is posted the first time', () => {
  const { at, words } = judgeWall('2026-10-25T02:30', 'Europe/Berlin', 'Europe/Berlin', NOW)
  expect(at?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(words).toMatch(/02:30 comes twice\. It is posted the first time\./)
})

test('a plain time says how far away it is, and what it is for the reader', () => {
  expect(judgeWall('2026-03-20T12:00', 'UTC', 'UTC', NOW).words).toBe('In 3 h.')
  expect(judgeWall('2026-03-26T12:00', 'Asia/Tokyo', 'UTC', NOW).words).toMatch(/^In 6 days\. For you that is /)
})

test('named times are those of the chosen wall, each once, and none has passed', () => {
  expect(namedWalls('UTC', NOW)).toEqual([
    { words: 'Today 18:00', wall: '2026-03-20T18:00' },
    { words: 'Tomorrow 10:00', wall: '2026-03-21T10:00' },
    { words: 'Monday 10:00', wall: '2026-03-23T10:00' },
    { words: 'In a week', wall: '2026-03-27T10:00' },
  ])
  // In Tokyo it is 18:00 already.
  expect(namedWalls('Asia/Tokyo', NOW).map(({ words }) => words)).not.toContain('Today 18:00')
  // On a Sunday tomorrow is Monday.
  expect(namedWalls('UTC', Date.parse('2026-03-22T09:00Z')).map(({ words }) => words)).not.toContain('Monday 10:00')
})

test('what nobody has chosen yet is the next whole hour', () => {
  expect(nextHour('UTC', NOW)).toBe('2026-03-20T10:00')
  expect(nextHour('Asia/Kolkata', NOW)).toBe('2026-03-20T16:00')
  expect(zonesFrom('Europe/Berlin', 'UTC').slice(0, 2)).toEqual(['Europe/Berlin', 'UTC'])
})
