import { describe, expect, test } from 'vitest'
import { fitStack, type HeldOut } from './fit-stack.ts'
import { NO_WEIGHT, stack } from './stack.ts'
import { lengthsOf, nearest, packIndex, toSteps, unpackIndex } from './vector-index.ts'

const ARTICLES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const LINE = 0.5

/** Numbers that look like luck and are the same each time. */
function luck(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** An engine that is right half of the time, and vectors that say the right article, or nothing. */
function judgedBy(vectors: 'good' | 'luck', count = 200): HeldOut[] {
  const next = luck(7)
  return Array.from({ length: count }, (_, at) => {
    const hidden = at % 4 === 3
    const right = ARTICLES[at % ARTICLES.length] ?? 'a'
    const other = ARTICLES[(at + 1 + Math.floor(next() * 7)) % ARTICLES.length] ?? 'b'
    const [first, second] = next() < 0.5 && !hidden ? [right, other] : [other, right]
    const candidates = [
      { article: first, probability: 0.5 },
      { article: second, probability: 0.3 },
    ]
    const base = { candidates, sureness: next() }
    const near = ARTICLES.map((article) => ({
      article,
      likeness: vectors === 'good' && !hidden && article === right ? 0.8 + next() * 0.1 : 0.3 + next() * 0.3,
    })).sort((a, b) => b.likeness - a.likeness)
    return { base, near, right: hidden ? null : right }
  })
}

const rightOf = (judged: HeldOut[], weights: Parameters<typeof stack>[0]): number =>
  judged.filter(({ base, near, right }) => right && stack(weights, base, near).candidates[0]?.article === right).length

describe('fitting', () => {
  test('vectors that help count, in the order and in doubt, and the line means what it meant', () => {
    const judged = judgedBy('good')
    const weights = fitStack(judged, LINE)
    expect(weights.order).toBeGreaterThan(0)
    expect(weights.doubt).not.toBeNull()
    expect(rightOf(judged, weights)).toBeGreaterThan(rightOf(judged, NO_WEIGHT) * 1.5)
    const isWrong = ({ base, near, right }: HeldOut) =>
      stack(weights, base, near).candidates[0]?.article !== right || right === null
    const wrong = judged.filter(isWrong)
    const above = wrong.filter(({ base, near }) => stack(weights, base, near).sureness >= LINE).length
    const aboveAlone = wrong.filter(({ base }) => base.sureness >= LINE).length
    expect(Math.abs(above - aboveAlone)).toBeLessThanOrEqual(1)
  })

  test('vectors that say nothing get no weight', () => {
    expect(fitStack(judgedBy('luck'), LINE)).toEqual(NO_WEIGHT)
  })

  test('from a handful of questions nothing is learnt', () => {
    expect(fitStack(judgedBy('good', 12), LINE)).toEqual(NO_WEIGHT)
  })
})

test('without weight the engine alone counts', () => {
  const base = { candidates: [{ article: 'a', probability: 0.4 }], sureness: 0.6 }
  expect(stack(NO_WEIGHT, base, [{ article: 'b', likeness: 0.9 }])).toMatchObject(base)
})

describe('an index', () => {
  const steps = Int8Array.from([...toSteps([1, 0, 0]), ...toSteps([0, 2, 0]), ...toSteps([0, 0, 0.1])])
  const labels = Uint32Array.from([0, 0, 1])
  const index = { dimensions: 3, articles: ['a', 'b'], labels, steps, lengths: lengthsOf(steps, 3) }

  test('names the nearest article by its nearest text, and leaves out what does not count', () => {
    expect(nearest(index, toSteps([0, 1, 0.1]))[0]?.article).toBe('a')
    expect(nearest(index, toSteps([0, 0, 5]))[0]).toMatchObject({ article: 'b', likeness: expect.closeTo(1) })
    expect(nearest(index, toSteps([0, 1, 0.1]), (text) => text === 1)[0]?.article).toBe('b')
    expect(nearest(index, toSteps([1, 1]))).toEqual([])
    expect(nearest(index, toSteps([0, 0, 0]))).toHaveLength(2)
  })

  test('is stored and read as it is; bytes that do not fit are none', () => {
    const packed = packIndex(index)
    expect(unpackIndex(packed, index.articles)).toEqual(index)
    expect(unpackIndex(packed.subarray(0, -1), index.articles)).toBeNull()
    expect(unpackIndex(packed, ['a'])).toBeNull()
  })
})
