import { expect, test } from 'vitest'
import type { ProposalView } from '../../../protocol/articles.ts'
import { verdictOf } from './verdict.ts'

const named = (...ids: string[]): ProposalView['candidates'] =>
  ids.map((article) => ({ article, title: `About ${article}`, score: 0.6, matched: 'title' }))
const open = { article: 'b', name: 'Lumi' }

test('an answer is named, and said to be the open article where it is', () => {
  expect(verdictOf({ certainty: 'answer', candidates: named('a', 'b') }, open)).toBe(
    'Lumi would answer with “About a”.',
  )
  expect(verdictOf({ certainty: 'answer', candidates: named('b') }, open)).toBe('Lumi would answer with this article.')
})

test('suggestions are counted up to three, and the open article is found among those', () => {
  const suggest = (...ids: string[]) => verdictOf({ certainty: 'suggest', candidates: named(...ids) }, open)
  expect(suggest('a', 'b', 'c', 'd')).toBe('Lumi would suggest the first 3, this article among them.')
  expect(suggest('a', 'c', 'd', 'b')).toBe('Lumi would suggest the first 3.')
  expect(suggest('b')).toBe('Lumi would ask whether it is this article.')
})

test('not knowing is said', () => {
  expect(verdictOf({ certainty: 'none', candidates: named('a') }, open)).toMatch(/does not know/)
  expect(verdictOf({ certainty: 'none', candidates: [] }, open)).toMatch(/offer a person/)
})
