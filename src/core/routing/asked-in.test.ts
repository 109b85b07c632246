import { expect, test } from 'vitest'
import { answersIn, askedIn } from './asked-in.ts'

test.each([
  ['how do I restore my purchase', 'pt-BR', 'en'],
  ['como eu restauro minha compra', 'en-US', 'pt-BR'],
  ['how do I restore my purchase', 'en-GB', 'en-GB'],
  ['購入を復元するにはどうすればいいですか', 'en', 'ja'],
  ['как вернуть покупку', 'en', 'ru'],
  ['як повернути покупку', 'uk', 'uk'],
  ['كيف أستعيد مشترياتي', 'en', 'ar'],
  ['refund', 'de', 'de'],
  ['😀😀', 'en', 'en'],
  ['', 'pt-BR', 'pt-BR'],
  ['the 東京 trail is locked, what do i do', 'en', 'en'],
])('"%s", spoken to in %s, is asked in %s', (words, spoken, language) => {
  expect(askedIn(words, spoken)).toBe(language)
})

test('languages are compared, not their countries; none set means all', () => {
  expect(answersIn(['pt-BR'], 'pt-PT')).toBe(true)
  expect(answersIn(['pt-BR'], 'en-US')).toBe(false)
  expect(answersIn(null, 'ja')).toBe(true)
})
