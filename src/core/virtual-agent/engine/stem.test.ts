import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { languageOf, stem } from './stem.ts'

test.each([
  ['en', 'refund refunds refunded refunding'],
  ['en', 'stop stops stopped stopping'],
  ['en', 'change changes changed changing'],
  ['en', 'reply replies replied replying'],
  ['pt', 'cancelar cancelei cancelado cancelamento cancela'],
  ['pt', 'senha senhas'],
  ['es', 'cuenta cuentas'],
  ['es', 'pagar pagando pagado'],
  ['de', 'rechnung rechnungen'],
  ['fr', 'paiement paiements'],
  ['fr', 'commande commandes commander'],
] as const)('%s: %s have one stem', (language, words) => {
  expect(new Set(words.split(' ').map((word) => stem(word, language))).size).toBe(1)
})

test.each(['status', 'ios', 'pass', 'bus', 'v2s'])('%s stays as it is', (word) => {
  expect(stem(word, 'en')).toBe(word)
})

test('words of no language that has endings here stay whole', () => {
  expect(stem('пароли', null)).toBe('пароли')
})

test.each([
  ['how do i reset my password', 'en'],
  ['não consigo entrar na minha conta', 'pt'],
  ['no puedo entrar en mi cuenta', 'es'],
  ['ich kann mich nicht anmelden', 'de'],
  ['je ne peux pas me connecter', 'fr'],
] as const)('%s is %s', (text, language) => {
  expect(languageOf(text.split(' ').map(fold), null)).toBe(language)
})

test('a text that tells no language has the one of the house', () => {
  expect(languageOf(['refund'], 'en')).toBe('en')
  expect(languageOf(['refund'], null)).toBeNull()
})

test('accents fall off, letters of other scripts stay', () => {
  expect(['ação', 'über', 'naïve', 'ガ', 'हिन्दी', 'ё'].map(fold)).toEqual(['acao', 'uber', 'naive', 'ガ', 'हिन्दी', 'е'])
})
