import { expect, test } from 'vitest'
import { pagesFor } from './pages.ts'

const all = { moderate: true, admin: true }
const words = (q: string, may = all) => pagesFor(q, may).map((hit) => hit.words)

test('a page is found by the beginnings of its words, and by what else it is called', () => {
  expect(words('new ann')).toEqual(['New announcement'])
  expect(words('drift')).toEqual(['Changed by hand in the server'])
  expect(words('rss')).toEqual(['Sources of announcements'])
  expect(words('announ')).toHaveLength(4)
})

test('one letter, and words that no page has, find none', () => {
  expect(words('a')).toEqual([])
  expect(words('pass locked')).toEqual([])
})

test('what one may not open is not offered', () => {
  expect(words('server', { moderate: true, admin: false })).toEqual([])
  expect(words('new ann', { moderate: false, admin: false })).toEqual([])
})

test('each has a key of its own and a way', () => {
  const hits = pagesFor('se', all)
  expect(new Set(hits.map(({ key }) => key)).size).toBe(hits.length)
  expect(hits.every(({ page }) => page?.startsWith('/'))).toBe(true)
})
