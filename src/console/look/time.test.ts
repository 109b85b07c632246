import { describe, expect, it } from 'vitest'
import { pastWords, waited, whenWords } from './time.ts'

const now = new Date(2026, 2, 10, 9, 0).getTime()
const hours = (count: number) => new Date(now + count * 3600_000).toISOString()

describe('waited', () => {
  it('says how long, never in more than two figures of time', () => {
    expect(waited(hours(0), now)).toBe('under 1 m')
    expect(waited(hours(-0.5), now)).toBe('30 m')
    expect(waited(hours(-3), now)).toBe('3 h')
    expect(waited(hours(-3.25), now)).toBe('3 h 15 m')
    expect(waited(hours(-50), now)).toBe('2 days')
  })
})

describe('whenWords', () => {
  it('names the day as it is said', () => {
    expect(whenWords(hours(2), now)).toBe('at 11:00')
    expect(whenWords(hours(24), now)).toBe('tomorrow 09:00')
    expect(whenWords(hours(72), now)).toBe('Friday 09:00')
    expect(whenWords(hours(24 * 8), now)).toBe('18 Mar 09:00')
  })
})

describe('pastWords', () => {
  it('names the day as it is said', () => {
    expect(pastWords(hours(-2), now)).toBe('today 07:00')
    expect(pastWords(hours(-24), now)).toBe('yesterday 09:00')
    expect(pastWords(hours(-24 * 8), now)).toBe('2 Mar 09:00')
  })
})
