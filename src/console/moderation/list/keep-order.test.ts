import { expect, test } from 'vitest'
import { keepOrder } from './keep-order.ts'

test('without hands in it a list is what the server says', () => {
  expect(keepOrder(['b', 'a'], ['c', 'b'], false)).toEqual({ order: ['c', 'b'], waiting: 0 })
})

test('with hands in it what is new above waits, what is new below is added, and what is gone goes', () => {
  expect(keepOrder(['c', 'b'], ['e', 'd', 'c', 'a'], true)).toEqual({ order: ['c', 'a'], waiting: 2 })
  expect(keepOrder(['c', 'b'], ['c', 'b'], true)).toEqual({ order: ['c', 'b'], waiting: 0 })
})

test('in an empty list nothing can move', () => {
  expect(keepOrder([], ['a'], true)).toEqual({ order: ['a'], waiting: 0 })
})
