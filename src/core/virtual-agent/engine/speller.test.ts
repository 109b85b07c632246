import { expect, test } from 'vitest'
import { learnSpeller, slipsBetween, spell } from './speller.ts'

const speller = learnSpeller(
  [
    'how do i reset my password',
    'my password is wrong',
    'cancel my order',
    'order number 12345',
    'refund the order',
  ].map((text) => text.split(' ')),
)

test.each([
  ['pasword', 'password'],
  ['passwrod', 'password'],
  ['oassword', 'password'],
  ['ordr', 'order'],
  ['refnd', 'refund'],
])('%s is meant for %s', (typed, word) => {
  const { words, strange } = spell(speller, [typed])
  expect(words).toEqual([word])
  expect(strange[0]).toBeGreaterThan(0)
})

test('known words, numbers and what is like nothing stay as they are', () => {
  expect(spell(speller, ['order', '12346', 'zeppelin'])).toEqual({
    words: ['order', '12346', 'zeppelin'],
    strange: [0, 1, 1],
  })
})

test('a key beside the right one is a smaller slip than one far away', () => {
  expect(slipsBetween('oassword', 'password', 3)).toBeLessThan(slipsBetween('zassword', 'password', 3))
})
