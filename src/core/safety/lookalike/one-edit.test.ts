import { expect, test } from 'vitest'
import { isOneEdit } from './one-edit.ts'

test.each([
  ['kestrel', 'kestre'],
  ['kestrel', 'kesstrel'],
  ['kestrel', 'kestral'],
  ['kestrel', 'ketsrel'],
  ['kestrel', 'kestrels'],
])('%s and %s are one letter apart', (one, other) => {
  expect(isOneEdit(one, other)).toBe(true)
  expect(isOneEdit(other, one)).toBe(true)
})

test.each([
  ['kestrel', 'kestrel'],
  ['kestrel', 'kstre'],
  ['kestrel', 'kastral'],
  ['kestrel', 'tesrkel'],
  ['abcd', 'badc'],
])('%s and %s are not', (one, other) => expect(isOneEdit(one, other)).toBe(false))
