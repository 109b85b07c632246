import { expect, it } from 'vitest'
import type { Candidate } from './answer-engine.ts'
import { weigh } from './certainty.ts'

const found = (...scores: number[]): Candidate[] =>
  scores.map((score, at) => ({ article: `a${at}`, title: `Article ${at}`, score, matched: 'example' }))

it.each<[string, number[], string, number]>([
  ['nothing found', [], 'none', 0],
  ['only what is far from it', [0.3, 0.2], 'none', 2],
  ['one that is like it and well ahead', [0.8, 0.4], 'answer', 2],
  ['one alone', [0.6], 'answer', 1],
  ['two that are like it', [0.8, 0.75, 0.2], 'suggest', 2],
  ['one that is somewhat like it', [0.45, 0.1], 'suggest', 1],
])('%s', (_, scores, certainty, candidates) => {
  const proposal = weigh(found(...scores), ['pass'])
  expect([proposal.certainty, proposal.candidates.length]).toEqual([certainty, candidates])
  expect(proposal.reasons).toMatchObject({ engine: 'words', model: null, sureness: scores[0] ?? 0, words: ['pass'] })
})
