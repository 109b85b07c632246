import { describe, expect, test } from 'vitest'
import type { Proposal } from '../answer-engine.ts'
import { weigh } from '../certainty.ts'
import { choose } from './choose.ts'

const proposal = (certainty: Proposal['certainty'], ...found: [article: string, score: number][]): Proposal => ({
  ...weigh([], []),
  certainty,
  candidates: found.map(([article, score]) => ({ article, title: article, score, matched: 'example' })),
})
const model = (certainty: Proposal['certainty'], ...found: [string, number][]): Proposal => {
  const made = proposal(certainty, ...found)
  return { ...made, reasons: { ...made.reasons, engine: 'model' } }
}
const one = (ofModel: Proposal, ofWords: Proposal, of: { fresh?: string[]; few?: boolean; doubts?: boolean }) => {
  const { fresh = [], few = false, doubts = true } = of
  const chosen = choose(ofModel, ofWords, { fresh: new Set(fresh), few, doubts })
  return `${chosen.reasons.engine} ${chosen.certainty} ${chosen.candidates[0]?.article ?? ''}`
}

describe('an article that the model does not know', () => {
  const fresh = ['new']
  test.each<[string, Proposal, Proposal, string]>([
    [
      'answers when words are sure of it',
      model('answer', ['a', 0.9]),
      proposal('answer', ['new', 0.8]),
      'words answer new',
    ],
    [
      'is suggested when the model knows nothing',
      model('none', ['a', 0.2]),
      proposal('suggest', ['a', 0.5], ['new', 0.45]),
      'words suggest a',
    ],
    [
      'stands back behind what the model is sure of',
      model('answer', ['a', 0.9]),
      proposal('suggest', ['new', 0.5]),
      'model answer a',
    ],
    ['is nothing when words do not find it', model('none', ['a', 0.1]), proposal('none', ['new', 0.1]), 'model none a'],
  ])('%s', (_, ofModel, ofWords, expected) => expect(one(ofModel, ofWords, { fresh })).toBe(expected))

  test('changes nothing for questions about others', () => {
    expect(one(model('none', ['a', 0.1]), proposal('answer', ['b', 0.8]), { fresh })).toBe('model none a')
  })
})

describe('a model of few examples', () => {
  test.each<[string, Proposal, Proposal, string]>([
    [
      'is believed where words find its article too',
      model('answer', ['a', 0.9]),
      proposal('none', ['a', 0.35]),
      'model answer a',
    ],
    ['is not where they do not', model('answer', ['a', 0.9]), proposal('none', ['b', 0.35]), 'model none a'],
    ['gives way to words that are sure', model('answer', ['a', 0.9]), proposal('answer', ['b', 0.7]), 'words answer b'],
    ['gives way where it knows nothing', model('none', ['a', 0.2]), proposal('suggest', ['b', 0.5]), 'words suggest b'],
    ['suggests what words find too', model('suggest', ['a', 0.4]), proposal('none', ['a', 0.33]), 'model suggest a'],
    ['finds nothing where there is nothing', model('none'), proposal('none'), 'model none '],
  ])('%s', (_, ofModel, ofWords, expected) => expect(one(ofModel, ofWords, { few: true })).toBe(expected))

  test('and without doubts of its own needs a better witness', () => {
    const [sure, words] = [model('answer', ['a', 0.9]), proposal('none', ['a', 0.35])]
    expect(one(sure, words, { few: true, doubts: false })).toBe('model none a')
  })
})
