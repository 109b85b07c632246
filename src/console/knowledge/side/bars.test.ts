import { expect, test } from 'vitest'
import type { JudgementReasons, ProposalView } from '../../../protocol/articles.ts'
import { barsOf } from './bars.ts'

const named = (...scores: number[]): ProposalView['candidates'] =>
  scores.map((score, at) => ({ article: `${at}`, title: `Article ${at}`, score, matched: 'title' }))
const sure = (sureness: number): JudgementReasons => ({
  engine: 'model',
  model: null,
  sureness,
  thresholds: { answer: 0.7, suggest: 0.4 },
  words: [],
  signs: {},
  endpoint: null,
})
const heights = (...proposal: [ProposalView['candidates'], JudgementReasons | null]) =>
  barsOf({ candidates: proposal[0], reasons: proposal[1] }).map((bar) => bar.sureness)

test('the first stands at its sureness, the others in proportion', () => {
  expect(heights(named(0.5, 0.25), sure(0.9))).toEqual([0.9, 0.45])
})

test('without reasons the scores stand as they are, and never more than three', () => {
  expect(heights(named(0.6, 0.4, 0.2, 0.1), null)).toEqual([0.6, 0.4, 0.2])
})

test('nothing found and nothing scored make no bar that cannot be drawn', () => {
  expect(heights([], sure(0.2))).toEqual([])
  expect(heights(named(0), sure(0.2))).toEqual([0])
})
