import { describe, expect, test } from 'vitest'
import { isSupported } from './is-supported.ts'

const REFUNDS = `You can ask for a refund within 14 days of buying a map pack. Open **Settings → Purchases**, choose the pack and press *Ask for a refund*.
We do not refund packs that were gifted. Write to help@lumentrails.example or see https://lumentrails.example/refunds. In chat, type \`/refund\`.`

describe('a sentence that the passage says is supported', () => {
  test.each([
    'You can ask for a refund within 14 days of buying a map pack.',
    'Refunds can be asked for within 14 days of buying the pack.',
    'Open Settings, then Purchases, and choose the pack.',
    'Gifted packs are not refunded.',
    'See https://lumentrails.example/refunds for refunds.',
    'In chat, type `/refund`.',
    'Packs that were gifted we do not refund.',
  ])('%s', (sentence) => expect(isSupported(sentence, REFUNDS)).toBe(true))
})

describe('a sentence that says more, or other, than the passage is not', () => {
  test.each([
    ['another number', 'You can ask for a refund within 30 days of buying a map pack.'],
    ['a number that only begins alike', 'You can ask for a refund within 140 days of buying a map pack.'],
    ['a number that is a part of it', 'You can ask for a refund within 4 days of buying a map pack.'],
    ['a number in words', 'You can ask for a refund within ninety days of buying a map pack.'],
    ['what is denied', 'We refund packs that were gifted.'],
    ['what is not denied', 'You can not ask for a refund within 14 days of buying a map pack.'],
    ['another address', 'See https://lumentrails.example.evil.test/refunds for a refund.'],
    ['a longer address', 'See https://lumentrails.example/refunds/now for a refund.'],
    ['an address without a scheme', 'For a refund of the map pack see evil-refunds.com and choose the pack.'],
    ['a short address', 'Ask for a refund of the pack at discord.gg/free in Settings.'],
    ['another mail address', 'Ask for a refund by writing to refund@evil.test about the pack.'],
    ['another command', 'To ask for a refund, type `/grant` in chat.'],
    ['a command without its marks', 'To ask for a refund of the pack, type /grant in chat.'],
    ['another name', 'Mallory can refund a map pack within 14 days of buying.'],
    ['a quotation', 'Open Settings and press “Delete my purchases” to ask for a refund of the pack.'],
    ['something else', 'The weather in Lisbon is sunny today.'],
    ['nothing', 'You can do it.'],
    ['no words', '🎉'],
    [
      'a promise beside it',
      'Ask for a refund within 14 days and receive bonus coins, legendary skins and premium membership.',
    ],
  ])('%s', (_what, sentence) => expect(isSupported(sentence, REFUNDS)).toBe(false))
})

test('languages without spaces are compared by their pairs of characters', () => {
  const passage = '返金は購入から14日以内に申請できます。ギフトは返金できません。'
  expect(isSupported('購入から14日以内に返金を申請できます。', passage)).toBe(true)
  expect(isSupported('購入から30日以内に返金を申請できます。', passage)).toBe(false)
  expect(isSupported('ギフトは返金できます。', passage)).toBe(false)
})

test('any words end in time, and throw nothing', () => {
  const began = performance.now()
  for (const words of ['`'.repeat(4000), 'a.'.repeat(2000), '“'.repeat(3000), '/'.repeat(4000), '1.'.repeat(2000)]) {
    expect(isSupported(words, REFUNDS)).toBe(false)
    isSupported('Ask for a refund within 14 days.', words)
  }
  expect(performance.now() - began).toBeLessThan(1000)
})
