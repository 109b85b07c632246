import { expect, test } from 'vitest'
import { resultsOf } from './results-of.ts'

const none = { helped: 0, notHelped: 0, handedOver: 0, right: 0, wrong: 0, unknown: 0 }

test('what members said is a share of what they were given', () => {
  const results = resultsOf({ ...none, asked: 12, answered: 7, suggested: 1, helped: 5, handedOver: 2 })
  const of = (words: string) => results.find((each) => each.words === words)
  expect(of('Questions near it')).toMatchObject({ count: 12, share: null })
  expect(of('Helped')).toMatchObject({ count: 5, share: 63 })
  expect(of('Handed to a person')).toMatchObject({ count: 2, share: 25 })
})

test('a share of nothing is not said', () => {
  expect(resultsOf({ ...none, asked: 3, answered: 0, suggested: 0 }).every(({ share }) => share === null)).toBe(true)
})
