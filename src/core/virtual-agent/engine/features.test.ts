import { expect, test } from 'vitest'
import { learnVocabulary, rowOf, width } from './features.ts'
import { newScratch } from './scratch.ts'

const besides = { stems: null, apart: false }
const texts = ['reset my password', 'forgot my password', 'my card is lost'].map((text) => text.split(' '))

test('a row has a fixed length, whatever the text', () => {
  const vocabulary = learnVocabulary(texts, 1000, () => besides, newScratch())
  const squares = (text: string) =>
    rowOf(vocabulary, text.split(' '), besides).values.reduce((sum, value) => sum + value * value, 0)
  expect(squares('reset my password')).toBeCloseTo(1.09, 5)
  expect(squares('my my my card')).toBeCloseTo(1.09, 5)
  expect(squares('zzz')).toBeCloseTo(0.09, 5)
})

test('what is rare tells more than what everybody says', () => {
  const vocabulary = learnVocabulary(texts, 1000, () => besides, newScratch())
  const [, ...values] = rowOf(vocabulary, ['my', 'lost'], besides).values
  expect(Math.max(...values.slice(1, 2))).not.toBe(values[0])
})

test('there are no more columns than asked for, and the rarest go first', () => {
  const vocabulary = learnVocabulary(texts, 5, () => besides, newScratch())
  expect(width(vocabulary)).toBe(6)
  expect(rowOf(vocabulary, ['my'], besides).columns.length).toBeGreaterThan(1)
})
