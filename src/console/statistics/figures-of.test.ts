import { expect, test } from 'vitest'
import { figuresOf } from './figures-of.ts'

const NOTHING = {
  ...{ asked: 0, answered: 0, suggested: 0, unknown: 0, helped: 0, notHelped: 0, handedOver: 0, right: 0, wrong: 0 },
}
const NOW = { ...NOTHING, asked: 200, answered: 120, suggested: 30, helped: 75, handedOver: 40, wrong: 3 }
const BEFORE = { ...NOTHING, asked: 180, answered: 99, suggested: 21, helped: 66, handedOver: 27, wrong: 5 }

test('counts and shares stand against the span before, in words', () => {
  expect(figuresOf(NOW, BEFORE, 7).map(({ words, value, against, tone }) => [words, value, against, tone])).toEqual([
    ['Asked', '200', '20 more than in the 7 days before', null],
    ['Answered', '60 %', '120 times, 5 points more than before', 'good'],
    ['Helped', '50 %', '75 times, 5 points less than before', 'bad'],
    ['Handed over', '20 %', '40 times, 5 points more than before', 'bad'],
    ['Marked wrong', '3', '2 fewer than in the 7 days before', 'good'],
  ])
})

test('where nothing was before, nothing is compared; where nothing is, nothing is made up', () => {
  const [asked, answered, , , wrong] = figuresOf({ ...NOTHING, asked: 1, answered: 1 }, NOTHING, 30)
  expect(asked?.against).toBe('1 more than in the 30 days before')
  expect(answered).toMatchObject({ value: '100 %', against: 'once', tone: null })
  expect(wrong).toMatchObject({ against: 'as many as in the 30 days before', tone: null })
  expect(figuresOf(NOTHING, BEFORE, 7)[1]).toMatchObject({ value: '–', against: '0 times' })
})

test('one point is one, and no change is said', () => {
  const one = { ...NOTHING, asked: 100, handedOver: 10 }
  expect(figuresOf({ ...one, handedOver: 9 }, one, 7)[3]).toMatchObject({
    against: '9 times, 1 point less than before',
    tone: 'good',
  })
  expect(figuresOf(one, one, 7)[3]?.against).toBe('10 times, as in the 7 days before')
})
