import { expect, test } from 'vitest'
import { TestClock } from '../../../../test/support/core.ts'
import { Breaker } from './breaker.ts'

const failing = (clock = new TestClock(), times = 5) => {
  const breaker = new Breaker(clock)
  for (let time = 0; time < times; time++) {
    expect(breaker.allows()).toBe(true)
    breaker.failed('It did not answer in time.')
  }
  return { breaker, clock }
}

test('five failures in a row give it a minute of rest; four do not', () => {
  expect(failing(undefined, 4).breaker.allows()).toBe(true)
  const { breaker, clock } = failing()
  expect(breaker.allows()).toBe(false)
  expect(breaker.rest).toEqual({ until: new Date('2026-11-21T10:01:00Z'), why: 'It did not answer in time.' })
  clock.advance(59_999)
  expect(breaker.allows()).toBe(false)
})

test('a success in between begins the count anew', () => {
  const { breaker } = failing(undefined, 4)
  breaker.succeeded()
  for (let time = 0; time < 4; time++) breaker.failed('no')
  expect(breaker.allows()).toBe(true)
})

test('after the rest one question tries it, and only one', () => {
  const { breaker, clock } = failing()
  clock.advance(60_000)
  expect([breaker.allows(), breaker.allows(), breaker.allows()]).toEqual([true, false, false])
  breaker.failed('no')
  expect(breaker.allows()).toBe(false)
  clock.advance(60_000)
  expect(breaker.allows()).toBe(true)
  breaker.succeeded()
  expect([breaker.allows(), breaker.allows()]).toEqual([true, true])
  expect(breaker.rest).toBeNull()
})

test('a try that was not made leaves the way to the next one', () => {
  const { breaker, clock } = failing()
  clock.advance(60_000)
  breaker.allows()
  breaker.released()
  expect(breaker.allows()).toBe(true)
})

test('who asks to be left alone is, from the first time on, for an hour at most', () => {
  const clock = new TestClock()
  const breaker = new Breaker(clock)
  breaker.failed('Too many questions.', new Date('2026-11-21T10:05:00Z'))
  expect(breaker.rest?.until).toEqual(new Date('2026-11-21T10:05:00Z'))
  breaker.failed('Too many questions.', new Date('2030-01-01T00:00:00Z'))
  expect(breaker.rest?.until).toEqual(new Date('2026-11-21T11:00:00Z'))
})
