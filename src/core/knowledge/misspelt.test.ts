import { expect, it } from 'vitest'
import { misspelt } from './misspelt.ts'

it.each([
  ['restor', 'restore'],
  ['purchse', 'purchase'],
  ['reciev', 'receiv'],
  ['refnud', 'refund'],
  ['pasword', 'password'],
  ['erfund', 'refund'],
  ['reembolço', 'reembolso'],
  ['acheivment', 'achievement'],
])('%s was meant for %s', (typed, word) => {
  expect(misspelt(typed, word)).toBeGreaterThan(0.5)
})

it.each([
  ['hire', 'hike'],
  ['cat', 'car'],
  ['patch', 'match'],
  ['season', 'reason'],
  ['2024', '2025'],
  ['order', 'elder'],
  ['refund', 'restore'],
  ['', 'a'],
])('%s was not meant for %s', (typed, word) => {
  expect(misspelt(typed, word)).toBe(0)
})

it('is surer the fewer slips there are', () => {
  expect(misspelt('purchase', 'purchase')).toBe(1)
  expect(misspelt('purchse', 'purchase')).toBeGreaterThan(misspelt('prchse', 'purchase'))
})
