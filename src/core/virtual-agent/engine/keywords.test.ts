import { expect, test } from 'vitest'
import { cover, keywordsOf, learnKeywords } from './keywords.ts'

const document = (text: string) => {
  const terms = new Map<string, number>()
  for (const term of text.split(' ')) terms.set(term, (terms.get(term) ?? 0) + 1)
  return terms
}
const documents = new Map([
  [0, document('refund money back order refund')],
  [1, document('password reset mail account')],
  [2, document(`shipping order track ${'filler '.repeat(80)}end`)],
])
const keywords = learnKeywords(documents)

test('the article that has most of a question covers most of it', () => {
  const [refund, password, shipping] = cover(keywords, ['refund', 'order'], 3)
  expect(refund).toBeGreaterThan(shipping!)
  expect(shipping).toBeGreaterThan(password!)
})

test('words that no article has make less of the question covered', () => {
  const alone = cover(keywords, ['password'], 3)[1]!
  expect(cover(keywords, ['password', 'weather', 'berlin'], 3)[1]).toBeLessThan(alone / 2)
})

test('no articles, no words: nothing is covered', () => {
  expect(cover(learnKeywords(new Map()), ['a'], 0)).toHaveLength(0)
  expect([...cover(keywords, [], 3)]).toEqual([0, 0, 0])
})

test('what is stored covers the same', () => {
  const { places: _, ...stored } = keywords
  expect(cover(keywordsOf(stored), ['order'], 3)).toEqual(cover(keywords, ['order'], 3))
})
