import { expect, test } from 'vitest'
import { fromField, momentsFrom, toField } from './moments.ts'

const named = (now: Date) => Object.fromEntries(momentsFrom(now).map(({ words, at }) => [words, toField(at)]))

test('moments are named as people say them, and none has passed', () => {
  expect(named(new Date(2026, 2, 10, 9, 30))).toEqual({
    'Today 18:00': '2026-03-10T18:00',
    'Tomorrow 09:00': '2026-03-11T09:00',
    'In 2 days': '2026-03-12T09:00',
    'Monday 09:00': '2026-03-16T09:00',
    'In a week': '2026-03-17T09:00',
  })
  expect(named(new Date(2026, 2, 10, 19, 0))).not.toHaveProperty('Today 18:00')
})

test('on a Monday the next one is meant; where two names mean one moment the nearer name stands', () => {
  expect(named(new Date(2026, 2, 9, 10, 0))['Monday 09:00']).toBe('2026-03-16T09:00')
  const saturday = named(new Date(2026, 2, 14, 10, 0))
  expect(saturday['In 2 days']).toBe('2026-03-16T09:00')
  expect(saturday).not.toHaveProperty('Monday 09:00')
  expect(named(new Date(2026, 2, 15, 10, 0))).not.toHaveProperty('Monday 09:00')
})

test('a field is read in this browser’s time, and is nothing while it is empty', () => {
  const moment = new Date(2026, 5, 1, 14, 5)
  expect(fromField(toField(moment))).toEqual(moment)
  expect(fromField('')).toBeNull()
  expect(fromField('soon')).toBeNull()
})
