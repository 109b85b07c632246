import { expect, test } from 'vitest'
import { followsUp } from './follows-up.ts'

test.each([
  'and on iOS?',
  'what about refunds',
  'how about on the web?',
  'ok and for my sister?',
  'on android',
  'but without a card?',
  'e no android?',
  'e o reembolso',
  'e se for pelo site?',
  'mas sem cartão?',
  'no iPhone',
])('"%s" goes on in the middle', (text) => {
  expect(followsUp(text)).toBe('elliptic')
})

test.each(['how long does that take?', 'does it work on Android?', 'is this free', 'quanto tempo isso demora?'])(
  '"%s" points back',
  (text) => {
    expect(followsUp(text)).toBe('pointing')
  },
)

test.each(['forgot password', 'delete account', 'esqueci senha', 'iPhone'])('"%s" may be either', (text) => {
  expect(followsUp(text)).toBe('short')
})

test.each([
  'how do I restore my purchase',
  'and how do i delete my account',
  'my card was stolen yesterday in town',
  'e como faço para mudar meu email',
  'what time is it',
  'is this server safe for kids',
  'is there a dark theme',
  'how many people work there',
  'what is the weather in lisbon tomorrow',
  '',
  '😀😀',
])('"%s" stands by itself', (text) => {
  expect(followsUp(text)).toBeNull()
})
