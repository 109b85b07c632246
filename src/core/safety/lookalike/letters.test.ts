import { expect, test } from 'vitest'
import { plainOf, skeletonOf } from './letters.ts'

test.each([
  ['Аdmin', 'Admin'],
  ['Οlivia', 'Olivia'],
  ['０livia', 'olivia'],
  ['𝓐𝓷𝓪', 'ana'],
  ['ɪɴɢʀɪᴅ', 'ingrid'],
  ['🅳🅤🄳🅴', 'dude'],
  ['modern', 'modem'],
  ['VVillow', 'willow'],
  ['A\u200bn\u2060a', 'Ana'],
  ['\u202eAna\u202c', 'Ana'],
  ['PayPaI', 'paypal'],
])('%s is read as %s', (disguised, name) => expect(skeletonOf(disguised)).toBe(skeletonOf(name)))

test.each([
  ['Ana', 'Max'],
  ['Анна', 'Anna'],
  ['田中', '山田'],
])('%s is not %s', (one, other) => expect(skeletonOf(one)).not.toBe(skeletonOf(other)))

test('a name in plain form keeps its script, and loses marks, fonts and what is hidden', () => {
  expect(plainOf('José')).toBe('jose')
  expect(plainOf('Ｉｎｇｒｉｄ')).toBe('ingrid')
  expect(plainOf('Аna')).not.toBe('ana')
  expect(plainOf('김민준')).toBe('김민준')
})
