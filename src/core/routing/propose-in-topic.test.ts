import { describe, expect, test } from 'vitest'
import type { Proposal } from '../virtual-agent/answer-engine.ts'
import { weigh } from '../virtual-agent/certainty.ts'
import { choose } from './propose-in-topic.ts'

/** What an engine found, best first: articles with their scores. */
function found(certainty: Proposal['certainty'], scores: Record<string, number>): Proposal {
  const candidates = Object.entries(scores).map(([article, score]) => {
    return { article, title: article, score, matched: 'text' as const }
  })
  return { ...weigh([], []), certainty, candidates }
}
const first = (chosen: ReturnType<typeof choose>) =>
  typeof chosen === 'string' ? chosen : [chosen.certainty, ...chosen.candidates.map(({ article }) => article)]

describe('a question in the middle of a sentence', () => {
  test('is answered with what both find, the article that was given left out', () => {
    const alone = found('suggest', { ios: 0.5, install: 0.4 })
    const joined = found('answer', { android: 0.8, ios: 0.7 })
    expect(first(choose('elliptic', { alone, joined, given: 'android' }))).toEqual(['answer', 'ios'])
  })

  test('that is surely about something else by itself is asked about, unless both say the same', () => {
    const alone = found('answer', { install: 0.9, ios: 0.5 })
    const joined = found('suggest', { android: 0.6, ios: 0.5 })
    expect(first(choose('elliptic', { alone, joined, given: 'android' }))).toEqual(['suggest', 'ios', 'install'])
    expect(choose('elliptic', { alone, joined: found('answer', { install: 0.8 }), given: 'android' })).toBe('alone')
  })

  test('which finds nothing but what was given is spent, and what words find by accident is nothing', () => {
    const joined = found('answer', { android: 0.8, ios: 0.6 })
    expect(choose('elliptic', { alone: found('none', { ios: 0.05 }), joined, given: 'android' })).toBe('spent')
    expect(choose('elliptic', { alone: found('none', {}), joined, given: null })).toBe('alone')
  })
})

test('a question that points back is spent only where the two together are about something', () => {
  const alone = found('none', {})
  const of = (certainty: Proposal['certainty']) => ({
    alone,
    joined: found(certainty, { android: 0.4 }),
    given: 'android',
  })
  expect(choose('pointing', of('suggest'))).toBe('spent')
  expect(choose('pointing', of('none'))).toBe('alone')
})

test('a few words may stand alone: only an answer that both find is taken instead', () => {
  const alone = found('suggest', { ios: 0.5, install: 0.45 })
  expect(first(choose('short', { alone, joined: found('answer', { ios: 0.9 }), given: 'android' }))).toEqual([
    'answer',
    'ios',
  ])
  expect(choose('short', { alone, joined: found('answer', { android: 0.9, ios: 0.5 }), given: 'android' })).toBe(
    'alone',
  )
  expect(choose('short', { alone, joined: found('suggest', { ios: 0.9 }), given: 'android' })).toBe('alone')
})

test('what was composed for one article is not said of another', () => {
  const composed = { words: 'Hold it.', articles: ['android'] }
  const joined = { ...found('answer', { android: 0.8, ios: 0.7 }), composed }
  expect(choose('elliptic', { alone: found('suggest', { ios: 0.5 }), joined, given: 'android' })).toMatchObject({
    composed: null,
  })
})
