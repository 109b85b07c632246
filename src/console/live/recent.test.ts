import { describe, expect, it } from 'vitest'
import type { FrameEvent } from '../../protocol/frames.ts'
import { missedSince, remember } from './recent.ts'

function events(from: number, count: number): FrameEvent[] {
  return Array.from({ length: count }, (_, at) => ({
    number: String(from + at + 1),
    kind: 'message.received',
    at: '2026-01-01T10:00:00.000Z',
    conversation: null,
    message: null,
    agent: null,
    case: null,
    caseRow: null,
    messageView: null,
    row: null,
  }))
}

const numbers = (list: FrameEvent[] | null) => list?.map((event) => event.number)

describe('the events that were applied lately', () => {
  it('bring an answer up to date that was read before them', () => {
    const recent = remember(remember(null, '8', events(8, 2)), '10', events(10, 1))
    expect(numbers(missedSince(recent, '9'))).toEqual(['10', '11'])
    expect(missedSince(recent, '11')).toEqual([])
    expect(missedSince(null, '5')).toEqual([])
  })

  it('say so when an answer is older than what is remembered', () => {
    expect(missedSince(remember(null, '8', events(8, 2)), '7')).toBeNull()
    const many = remember({ since: '8', events: [] }, '8', events(8, 5000))
    expect(missedSince(many, '8')).toBeNull()
    expect(missedSince(many, many.since)).toHaveLength(2000)
  })
})
