import { expect, test } from 'vitest'
import { pickOf } from './pick-of.ts'

const TITLES = ['Refund of a trail pass', 'Refund of a lantern skin', 'Gift cards']

test.each([
  ['the first one', 0],
  ['1', 0],
  ['first pls', 0],
  ['O primeiro, por favor', 0],
  ['the second', 1],
  ['a segunda', 1],
  ['2.', 1],
  ['number 3', 2],
  ['the last one', 2],
  ['lantern skin', 1],
  ['the one about the LANTERN', 1],
  ['gift card', 2],
  ['trail pass refund', 0],
] as const)('"%s" picks', (answer, index) => {
  expect(pickOf(answer, TITLES)).toBe(index)
})

test.each(['neither', 'none of these', 'nenhum dos dois', 'something else', 'outra coisa', 'no, neither of them'])(
  '"%s" is none of them',
  (answer) => {
    expect(pickOf(answer, TITLES)).toBe('none')
  },
)

test.each([
  'refund',
  'the third thing that happened is a crash',
  'how do i change my email',
  'lantern wont light',
  '',
  '🙂',
  'one more question about my account',
  'the one',
])('"%s" picks nothing', (answer) => {
  expect(pickOf(answer, TITLES)).toBeNull()
})

test('a place that was not offered is none', () => {
  expect(pickOf('the third', TITLES.slice(0, 2))).toBeNull()
})
