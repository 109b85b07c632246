import { expect, test } from 'vitest'
import { chooseTags } from './choose-tags.ts'

const tag = (id: string, name: string, moderated = false) => ({ id, name, moderated, emoji_id: null, emoji_name: null })
const forum = (flags: number, ...available_tags: object[]) => ({ id: '9', flags, available_tags })
const REQUIRED = 1 << 4

test('tags are found by the name of the area in any language, and by those of the case', () => {
  const tags = [tag('1', 'Gameplay'), tag('2', '✨ Quality of Life'), tag('3', 'Maps')]
  expect(chooseTags(forum(0, ...tags), { area: 'quality_of_life', tags: ['maps', 'other'] })).toEqual(['2', '3'])
  expect(chooseTags(forum(0, tag('4', 'Qualidade de vida')), { area: 'quality_of_life', tags: [] })).toEqual(['4'])
  expect(chooseTags(forum(0, ...tags), { area: 'content', tags: [] })).toEqual([])
})

test('at most five are given, and none that only moderators may', () => {
  const many = Array.from({ length: 7 }, (_, index) => tag(String(index), `t${index}`))
  const tags = many.map(({ name }) => name)
  expect(chooseTags(forum(0, ...many), { area: null, tags })).toEqual(['0', '1', '2', '3', '4'])
  expect(chooseTags(forum(0, tag('1', 'Content', true)), { area: 'content', tags: [] })).toEqual([])
})

test('where one is required there is one, or nothing can be done', () => {
  const wanted = { area: 'content', tags: [] }
  expect(chooseTags(forum(REQUIRED, tag('1', 'Planned'), tag('2', 'Other')), wanted)).toEqual(['2'])
  expect(chooseTags(forum(REQUIRED, tag('1', 'Planned')), wanted)).toEqual(['1'])
  expect(chooseTags(forum(REQUIRED, tag('1', 'Planned', true)), wanted)).toBeNull()
})
