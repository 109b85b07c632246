import { expect, test } from 'vitest'
import { blend, FIRST_BLEND, fitBlend } from './blend.ts'
import { addPackedProduct, addProduct, matrixOf, pack } from './matrix.ts'
import { learnNeighbours, near } from './neighbours.ts'
import { randomOf } from './random.ts'
import { fitRejector, judge, type Seen } from './rejector.ts'
import { rowsOf } from './rows.ts'
import { newScratch } from './scratch.ts'
import { trainPerceptron } from './train-perceptron.ts'
import { trainSoftmax } from './train-softmax.ts'
import { trainSvm } from './train-svm.ts'

/** Three labels, each with a column of its own, and columns that say nothing. */
const labels = Uint16Array.from({ length: 90 }, (_, at) => at % 3)
const random = randomOf(9)
const all = Array.from(labels, (label) => ({
  columns: Uint16Array.from([0, 1 + label, 4 + Math.floor(random() * 6)]),
  values: Float32Array.from([0.3, 0.7, 0.6]),
}))
const descent = (told: number[]) => ({
  ...{ labels, count: 3, width: 10, random: randomOf(1), scratch: newScratch() },
  progress: (share: number) => void told.push(share),
})

test.each([
  ['SVM', trainSvm],
  ['softmax regression', trainSoftmax],
] as const)('%s learns what tells the labels apart, and says how far it is', (_, learn) => {
  const told: number[] = []
  const weights = learn(rowsOf(all, newScratch()), descent(told))
  all.forEach((row, at) => {
    const scores = new Float32Array(3)
    addProduct(row, weights, scores)
    expect(scores.indexOf(Math.max(...scores))).toBe(labels[at])
  })
  expect(told.length).toBeGreaterThan(5)
  expect(told.toSorted((a, b) => a - b)).toEqual(told)
})

test('a perceptron learns it too', () => {
  const { input, output } = trainPerceptron(rowsOf(all, newScratch()), descent([]))
  const right = all.filter((row, at) => {
    const hidden = new Float32Array(input.columns)
    addProduct(row, input, hidden)
    const scores = Float32Array.from(output.values.subarray(input.columns * 3))
    hidden.forEach((value, unit) => {
      for (let label = 0; value > 0 && label < 3; label++) scores[label]! += value * output.values[unit * 3 + label]!
    })
    return scores.indexOf(Math.max(...scores)) === labels[at]
  })
  expect(right.length).toBe(all.length)
})

test('packed weights say nearly the same', () => {
  const matrix = matrixOf(4, 5)
  for (let at = 0; at < 20; at++) matrix.values[at] = random() * 4 - 2
  const row = { columns: Uint16Array.from([0, 3]), values: Float32Array.from([1, 0.5]) }
  const [plain, packed] = [new Float32Array(5), new Float32Array(5)]
  addProduct(row, matrix, plain)
  addPackedProduct(row, pack(matrix), packed)
  plain.forEach((score, at) => {
    expect(packed[at]).toBeCloseTo(score, 1)
  })
})

test('members who are right count more, and none counts against itself', () => {
  const asked = Array.from({ length: 200 }, () => {
    const label = Math.floor(random() * 3)
    const right = Float32Array.from([0, 1, 2], (at) => (at === label ? 1 : 0))
    const wrong = Float32Array.from([0, 1, 2], () => random())
    return { scores: [right, wrong], label }
  })
  const weights = fitBlend(
    asked.map(
      ({ scores }) =>
        () =>
          scores,
    ),
    asked.map(({ label }) => label),
  )
  expect(weights[0]! / FIRST_BLEND[0]!).toBeGreaterThan(weights[1]! / FIRST_BLEND[1]!)
  expect(Math.min(...weights)).toBeGreaterThan(0)
  expect(blend(weights, [Float32Array.from([1, 0])]).reduce((sum, each) => sum + each)).toBeCloseTo(1)
  expect(fitBlend([], [])).toEqual(FIRST_BLEND)
})

test('the nearest example decides, and words that nobody used are unknown', () => {
  const texts = ['lost my card', 'card is lost', 'reset the password'].map((text) => text.split(' '))
  const neighbours = learnNeighbours(texts, Uint16Array.from([0, 0, 1]))
  const found = near(neighbours, ['lost', 'card'], 2)
  expect(found.likeness[0]).toBeGreaterThan(found.likeness[1]!)
  expect(found.unknown).toBe(0)
  expect(near(neighbours, ['zebra'], 2)).toMatchObject({ best: 0, unknown: 1 })
})

const seen = (kind: Seen['kind'], count: number, middle: number): Seen[] =>
  Array.from({ length: count }, () => ({ kind, signs: [middle + random(), random()] }))

test('the rejector tells what is answered from what is not, whichever there is more of', () => {
  for (const [answered, hidden] of [
    [300, 30],
    [30, 300],
  ] as const) {
    const rejector = fitRejector([...seen('answered', answered, 1), ...seen('hidden', hidden, 0)])
    expect(judge(rejector, [1.8, 0.5])).toBeGreaterThan(0.6)
    expect(judge(rejector, [0.2, 0.5])).toBeLessThan(0.4)
  }
})

test('real questions without an answer have half of the say, however few', () => {
  const known = [...seen('answered', 400, 1), ...seen('hidden', 400, 0)]
  const alone = judge(fitRejector(known), [1.4, 0.5])
  const near = judge(fitRejector([...known, ...seen('none', 40, 0.9)]), [1.4, 0.5])
  expect(near).toBeLessThan(alone)
})
