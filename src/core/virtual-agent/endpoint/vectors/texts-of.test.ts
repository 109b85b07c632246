import { expect, test } from 'vitest'
import { textsOf } from './texts-of.ts'

const lesson = (at: number, examples: number) => ({
  ...{ id: `article-${at}`, title: `title ${at}`, text: '**Open** the shop.' },
  examples: Array.from({ length: examples }, (_, place) => `question ${place}`),
})

test('an article gives its title, the beginning of its text without Markdown, and its examples', () => {
  expect(textsOf([lesson(1, 2)]).map(({ kind, words }) => [kind, words])).toEqual([
    ['title', 'title 1'],
    ['text', 'Open the shop.'],
    ['example', 'question 0'],
    ['example', 'question 1'],
  ])
  expect(textsOf([{ id: 'a', title: 'x', text: ' ', examples: [] }])).toHaveLength(1)
})

test('however many there are, each has a place before any has many', () => {
  const texts = textsOf(Array.from({ length: 1500 }, (_, at) => lesson(at, 30)))
  expect(texts.length).toBeLessThanOrEqual(4000)
  expect(new Set(texts.map(({ article }) => article)).size).toBe(1500)
})
