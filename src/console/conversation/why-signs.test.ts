import { expect, test } from 'vitest'
import { signWords } from './why-signs.ts'

const SIGNS = {
  probability: 0.93,
  logProbability: -0.07,
  margin: 0.9,
  entropy: 0.3,
  none: Math.log(0.02),
  similarity: 0.81,
  ownSimilarity: 0.81,
  unknown: 0,
  strange: 0.1,
  length: Math.log(6),
  agreement: 4,
  keywordsBest: 0.8,
  svmBest: 0.9,
  softmaxBest: 0.9,
}

test('at most five, what says most first, and none of the names that only the engine knows', () => {
  const words = signWords(SIGNS)
  expect(words).toHaveLength(5)
  expect(words[0]).toBe('The first article has 93 % of all likelihood')
  expect(words.join()).toContain('All 4 ways of judging name the first')
  expect(words.join()).not.toMatch(/margin|entropy|svm/)
})

test('what agents said, and the question before, stand above all that was computed', () => {
  expect(signWords({ ...SIGNS, topic: 1, marked: 1 }).slice(0, 2)).toEqual([
    'Agents have marked this question, and their word counts first',
    'It was read together with the question before',
  ])
})

test('doubts are said: unknown words, disagreement, likeness to what nothing answers, a single word', () => {
  const doubts = signWords({
    unknown: 0.5,
    agreement: 1,
    svmBest: 0.2,
    softmaxBest: 0.1,
    none: Math.log(0.4),
    length: Math.log(2),
  })
  expect(doubts.toSorted()).toEqual([
    '1 of 3 ways of judging name the first',
    '40 % like questions that nothing answers',
    '50 % of the words are in no article',
    'It has one word only',
  ])
})

test('names that are not known are left out', () => {
  expect(signWords({ somethingNew: 1 })).toEqual([])
})
