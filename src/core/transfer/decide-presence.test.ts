import { describe, expect, test } from 'vitest'
import { decideEmptiness, decideJoins, EMPTY_MS, UNASKED_MS } from './decide-presence.ts'

const priya = { wk1: 'Priya Kumar' }
const ben = { wk2: 'Ben Okafor' }
const nothing = { joins: null, stays: null, left: [] }

describe('who has it', () => {
  test('the first to come', () => {
    expect(decideJoins({}, priya, null)).toEqual({ ...nothing, joins: { name: 'Priya Kumar', again: false } })
  })

  test('nobody is told twice, whoever is read again or comes back', () => {
    expect(decideJoins(priya, priya, 'Priya Kumar')).toEqual(nothing)
    expect(decideJoins({}, priya, 'Priya Kumar')).toEqual(nothing)
  })

  test('a colleague who comes beside them joins; when the first leaves nothing more is told', () => {
    const both = { ...priya, ...ben }
    expect(decideJoins(priya, both, 'Priya Kumar')).toEqual({
      ...nothing,
      joins: { name: 'Ben Okafor', again: false },
    })
    expect(decideJoins(both, ben, 'Ben Okafor')).toEqual({ ...nothing, left: ['Priya Kumar'] })
  })

  test('a colleague in their place goes on with it', () => {
    expect(decideJoins({}, ben, 'Priya Kumar').joins).toEqual({ name: 'Ben Okafor', again: true })
    expect(decideJoins(priya, ben, 'Priya Kumar')).toEqual({
      joins: { name: 'Ben Okafor', again: true },
      stays: null,
      left: ['Priya Kumar'],
    })
  })

  test('when the one who came last goes, the one before has it again', () => {
    expect(decideJoins({ ...priya, ...ben }, priya, 'Ben Okafor')).toEqual({
      joins: null,
      stays: 'Priya Kumar',
      left: ['Ben Okafor'],
    })
  })
})

describe('nobody is there', () => {
  const now = new Date('2026-11-21T10:00:00Z')
  const later = (ms: number) => new Date(now.getTime() + ms)
  const alone = { agents: {}, waiting: false, called: true, joined: true, emptySince: null, now }

  test('for ten seconds, then it goes back', () => {
    expect(decideEmptiness(alone)).toEqual({ emptySince: now, over: null, lookAt: later(EMPTY_MS) })
    const since = { ...alone, emptySince: now }
    expect(decideEmptiness({ ...since, now: later(EMPTY_MS - 1) }).over).toBeNull()
    expect(decideEmptiness({ ...since, now: later(EMPTY_MS) })).toMatchObject({ over: 'left', lookAt: null })
  })

  test('while somebody is asked the time does not run', () => {
    const transfer = { ...alone, emptySince: now, waiting: true, now: later(EMPTY_MS * 3) }
    expect(decideEmptiness(transfer)).toEqual({ emptySince: null, over: null, lookAt: null })
  })

  test('and was never there: longer, and only once somebody was asked', () => {
    const never = { ...alone, joined: false }
    expect(decideEmptiness({ ...never, called: false })).toEqual({ emptySince: null, over: null, lookAt: null })
    expect(decideEmptiness(never)).toMatchObject({ over: null, lookAt: later(UNASKED_MS) })
    expect(decideEmptiness({ ...never, emptySince: now, now: later(UNASKED_MS) }).over).toBe('unasked')
  })
})
