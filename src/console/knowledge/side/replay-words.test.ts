import { expect, test } from 'vitest'
import type { ReplayResult } from '../../../protocol/learning.ts'
import { byVerdict, outcomeWords, sumWords } from './replay-words.ts'

type Change = ReplayResult['changes'][number]
const silent: Change['before'] = { decision: 'unknown', article: null }
const change = (verdict: Change['verdict'], question: string): Change => ({
  question,
  text: 'where is my pass',
  locale: 'en',
  askedAt: '2026-11-21T10:00:00.000Z',
  conversation: null,
  before: silent,
  after: { decision: 'answer', article: { id: 'a', title: 'Restore a purchase' } },
  verdict,
})
const result = (part: Partial<ReplayResult>): ReplayResult => ({
  asked: 0,
  answeredBefore: 0,
  answeredAfter: 0,
  changes: [],
  ...part,
})

test('what became worse is read first, and an empty group is not shown', () => {
  const groups = byVerdict([change('unknown', '1'), change('worse', '2'), change('unknown', '3')])
  expect(groups.map(([verdict, found]) => [verdict, found.length])).toEqual([
    ['worse', 1],
    ['unknown', 2],
  ])
})

test('an outcome names the article, the open one by that', () => {
  const { after } = change('better', '1')
  expect(outcomeWords(silent, 'a')).toBe('Does not know')
  expect(outcomeWords(after, 'a')).toBe('Answers with this article')
  expect(outcomeWords({ ...after, decision: 'suggest' }, 'b')).toBe('Suggests “Restore a purchase”')
})

test('the sum says how many, what changes, and when nothing does', () => {
  expect(sumWords(result({}), 'Lumi')).toMatch(/nothing to try/)
  expect(sumWords(result({ asked: 1 }), 'Lumi')).toBe('1 question, and each would be answered as before.')
  const one = result({ asked: 90, answeredBefore: 50, answeredAfter: 51, changes: [change('better', '1')] })
  expect(sumWords(one, 'Lumi')).toBe(
    '90 questions: 1 would be answered differently. Lumi answers 51 of them instead of 50.',
  )
  expect(sumWords({ ...one, answeredAfter: 50 }, 'Lumi')).toMatch(/answers 50 of them, as before/)
})
