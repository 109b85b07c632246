import { expect, test } from 'vitest'
import { dueWords, remindWords, reportersInWords } from './due-words.ts'

// A Wednesday.
const now = new Date(2026, 2, 11, 10).getTime()
const at = (days: number, hour = 12) => new Date(2026, 2, 11 + days, hour).toISOString()

test('due times are as short as a card has room for', () => {
  expect(dueWords(at(0), now)).toEqual({ words: 'due today', tone: 'soon' })
  expect(dueWords(at(1), now).words).toBe('due tomorrow')
  expect(dueWords(at(3), now)).toEqual({ words: 'due Sat', tone: 'plain' })
  expect(dueWords(at(30), now).words).toMatch(/^due 10 Apr/)
  expect(dueWords(at(0, 9), now)).toEqual({ words: 'late', tone: 'late' })
  expect(dueWords(at(-1, 9), now).words).toBe('1 day late')
})

test('reminders and reporters', () => {
  expect(remindWords(at(1), now)).toBe('Reminder tomorrow')
  expect(remindWords(at(0, 9), now)).toBe('Reminder due')
  expect(reportersInWords('bug', 1)).toBe('1 reporter')
  expect(reportersInWords('feature', 1312)).toBe('1,312 votes')
})
