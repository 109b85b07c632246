import { expect, test, vi } from 'vitest'

vi.stubGlobal('localStorage', { getItem: () => '{not json', setItem: () => {} })
const { isOpen } = await import('./folds.ts')

test('a small knowledge base lies open, of a large one the collection that is worked in', () => {
  expect(isOpen({}, { collection: 'a', holds: false, total: 12 })).toBe(true)
  expect(isOpen({}, { collection: 'a', holds: false, total: 400 })).toBe(false)
  expect(isOpen({}, { collection: 'a', holds: true, total: 400 })).toBe(true)
})

test('what was folded by hand stays so, also around the open article', () => {
  expect(isOpen({ a: 'folded' }, { collection: 'a', holds: true, total: 12 })).toBe(false)
  expect(isOpen({ a: 'open' }, { collection: 'a', holds: false, total: 400 })).toBe(true)
})
