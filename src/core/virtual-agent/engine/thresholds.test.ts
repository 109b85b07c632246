import { expect, test } from 'vitest'
import { randomOf } from './random.ts'
import { chooseThresholds, retune, type Tried, thresholdsAt } from './thresholds.ts'

const model = { thresholds: { answer: 0.4, suggest: 0.12 } }

test('the middle of the slider is what was fitted', () => {
  expect(thresholdsAt(model, 0.5).answer).toBeCloseTo(0.4)
  expect(thresholdsAt(model, 0.5).suggest).toBeCloseTo(0.12)
})

test('more caution never lowers a threshold, and suggesting never needs more than answering', () => {
  let before = { answer: 0, suggest: 0 }
  for (let caution = -0.2; caution <= 1.2; caution += 0.05) {
    const at = thresholdsAt(model, caution)
    expect(at.answer).toBeGreaterThanOrEqual(before.answer)
    expect(at.suggest).toBeGreaterThanOrEqual(before.suggest)
    expect(at.suggest).toBeLessThan(at.answer)
    before = at
  }
  expect(before.answer).toBeLessThan(1)
  expect(thresholdsAt(model, Number.NaN)).toEqual(thresholdsAt(model, 0.5))
})

test('without marks nothing moves; with few it moves little; with many it goes where the marks say', () => {
  const random = randomOf(3)
  // Members mark as if the model were surer than it should be: half as likely to be right as it says.
  const marks = Array.from({ length: 2000 }, () => {
    const sureness = random()
    return { sureness, right: random() < sureness / 2 }
  })
  const [none, few, many] = [0, 5, 2000].map((count) => retune(model, marks.slice(0, count)).answer)
  expect(none).toBeCloseTo(0.4)
  expect(Math.abs(few! - 0.4)).toBeLessThan(0.12)
  expect(many).toBeGreaterThan(0.65)
})

test('marks that say "right" lower both thresholds', () => {
  const right = Array.from({ length: 60 }, (_, at) => ({ sureness: 0.2 + at / 100, right: true }))
  const moved = retune(model, right)
  expect(moved.answer).toBeLessThan(0.35)
  expect(moved.suggest).toBeLessThanOrEqual(moved.answer)
})

test.each([
  [[{ sureness: Number.NaN, right: true }]],
  [
    [
      { sureness: 0, right: true },
      { sureness: 1, right: false },
    ],
  ],
  [Array.from({ length: 500 }, () => ({ sureness: 1, right: false }))],
])('marks at the ends leave thresholds within reason', (marks) => {
  const { answer, suggest } = retune(model, marks)
  expect(answer).toBeGreaterThan(0)
  expect(answer).toBeLessThan(1)
  expect(suggest).toBeLessThanOrEqual(answer)
})

const tried = (kind: Tried['kind'], count: number, middle: number, right = true): Tried[] =>
  Array.from({ length: count }, (_, at) => ({ kind, right, sureness: middle + (at / count - 0.5) * 0.4 }))

test('the threshold lies between what is answered and what is not', () => {
  const { answer } = chooseThresholds([...tried('answered', 200, 0.75), ...tried('hidden', 200, 0.3)])
  expect(answer).toBeGreaterThan(0.25)
  expect(answer).toBeLessThan(0.6)
})

test('where there are real questions without an answer, they have a say', () => {
  const known = [...tried('answered', 200, 0.6), ...tried('hidden', 400, 0.5)]
  const alone = chooseThresholds(known).answer
  expect(chooseThresholds([...known, ...tried('none', 60, 0.5)]).answer).toBeGreaterThan(alone)
  expect(chooseThresholds([...known, ...tried('none', 20, 0.5)]).answer).toBe(alone)
})
