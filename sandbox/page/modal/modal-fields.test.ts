import { expect, test } from 'vitest'
import type { ModalView } from '../../contract.ts'
import { type ModalField, partsOf, wrongWith } from './modal-fields.ts'

const modal = (...components: object[]) =>
  ({ data: { title: 'T', custom_id: 'm', components } }) as unknown as ModalView
const field = (component: object): ModalField => {
  const part = partsOf(modal({ type: 18, label: 'L', component }))[0]
  if (!part || !('field' in part)) throw new Error('no field')
  return part.field
}
const nothing = { value: '', values: [], files: [] }

test('labels, rows of the older kind and plain words are read in order', () => {
  const parts = partsOf(
    modal(
      { type: 10, content: 'Hello' },
      { type: 18, label: 'New', description: 'D', component: { type: 4, custom_id: 'a', style: 2 } },
      { type: 1, components: [{ type: 4, custom_id: 'b', style: 1, label: 'Old', required: false, value: 'v' }] },
    ),
  )
  expect(parts).toMatchObject([
    { words: 'Hello' },
    { field: { id: 'a', kind: 'paragraph', label: 'New', help: 'D', required: true } },
    { field: { id: 'b', kind: 'short', label: 'Old', required: false, first: 'v' } },
  ])
})

test('what is needed, too short or too much is said', () => {
  const text = field({ type: 4, custom_id: 'a', style: 1, min_length: 3, max_length: 5 })
  expect(wrongWith(text, nothing)).toBe('This is needed.')
  expect(wrongWith(text, { ...nothing, value: 'ab' })).toBe('At least 3 characters are needed.')
  expect(wrongWith(text, { ...nothing, value: 'abcdef' })).toBe('At most 5 characters.')
  expect(wrongWith(text, { ...nothing, value: 'abc' })).toBeNull()
  const files = field({ type: 19, custom_id: 'f', required: false })
  expect(wrongWith(files, nothing)).toBeNull()
  expect(wrongWith(files, { ...nothing, files: [1, 2] as unknown as File[] })).toBe('At most 1.')
  const options = ['a', 'b', 'c'].map((value) => ({ label: value, value }))
  const ticks = field({ type: 22, custom_id: 't', options, min_values: 2 })
  expect(wrongWith(ticks, { ...nothing, values: ['a'] })).toBe('At least 2.')
  expect(wrongWith(ticks, { ...nothing, values: ['a', 'b', 'c'] })).toBeNull()
})
