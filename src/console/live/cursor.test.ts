import { describe, expect, it } from 'vitest'
import { compareNumbers, distance, judgeFrame, laterOf } from './cursor.ts'

describe('numbers of the log', () => {
  it('compares by value, beyond what a number holds', () => {
    expect(compareNumbers('9', '10')).toBeLessThan(0)
    expect(compareNumbers('9007199254740993', '9007199254740992')).toBeGreaterThan(0)
    expect(compareNumbers('7', '7')).toBe(0)
    expect(laterOf('99', '100')).toBe('100')
    expect(distance('9007199254740992', '9007199254740995')).toBe(3)
  })
})

describe('judgeFrame', () => {
  it('applies only what begins exactly where this screen stands', () => {
    expect(judgeFrame('10', { from: '10', to: '12' })).toBe('apply')
    expect(judgeFrame('10', { from: '9', to: '12' })).toBe('pull')
    expect(judgeFrame('10', { from: '11', to: '12' })).toBe('pull')
  })

  it('skips what is known, and everything before the first answer', () => {
    expect(judgeFrame('10', { from: '8', to: '10' })).toBe('skip')
    expect(judgeFrame(null, { from: '0', to: '10' })).toBe('skip')
  })
})
