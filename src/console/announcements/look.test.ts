import { expect, test } from 'vitest'
import { readAnnouncementsSearch, readNewSearch } from './look.ts'

test('an address shows what it names, and what is coming where it names nothing that is', () => {
  expect(readAnnouncementsSearch({ show: 'calendar', month: '2026-12' })).toEqual({
    show: 'calendar',
    month: '2026-12',
  })
  expect(readAnnouncementsSearch({ show: 'coming', month: '2026-13' })).toEqual({ show: undefined, month: undefined })
  expect(readAnnouncementsSearch({ show: 'secrets' })).toEqual({ show: undefined, month: undefined })
})

test('a new one begins with a day or with the words of another', () => {
  const from = '01990000-0000-7000-8000-000000000000'
  expect(readNewSearch({ from, day: '2026-11-22' })).toEqual({ from, day: '2026-11-22' })
  expect(readNewSearch({ from: '../x', day: 'soon' })).toEqual({ from: undefined, day: undefined })
})
