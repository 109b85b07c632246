import { expect, test } from 'vitest'
import { secondsInWords, unreachedInWords, waitersInWords, waitingFor } from './telling.ts'

const bug = { published: true, reporters: 49, followers: 17, mergedInto: null }

test('news of what members see reach reporters and followers; of anything else nobody', () => {
  expect(waitingFor(bug)).toBe(66)
  expect(waitingFor({ ...bug, published: false })).toBe(0)
  const other = { id: 'a', number: 7, status: 'open' as const, subject: 'Other' }
  expect(waitingFor({ ...bug, mergedInto: other })).toBe(0)
})

test('those who wait are named with their numbers', () => {
  expect(waitersInWords(bug)).toBe('49 reporters and 17 followers')
  expect(waitersInWords({ reporters: 1, followers: 0 })).toBe('1 reporter')
  expect(waitersInWords({ reporters: 0, followers: 0 })).toBe('nobody')
})

test('how long it takes is rounded up, as people say it', () => {
  expect([1, 38, 50, 61, 130].map(secondsInWords)).toEqual([
    '5 seconds',
    '40 seconds',
    '1 minute',
    '2 minutes',
    '3 minutes',
  ])
})

test('who cannot be reached is said, and nobody is not', () => {
  expect(unreachedInWords({ unreachable: 2 })).toMatch(/^2 cannot be reached now/)
  expect([unreachedInWords({ unreachable: 0 }), unreachedInWords(undefined)]).toEqual(['', ''])
})
