import { expect, test } from 'vitest'
import { judgeDraft, typeOver } from './draft.ts'

const stored = { name: 'Lumi', on: true }

test('nothing typed: what is stored is shown, also when it changes', () => {
  expect(judgeDraft(null, stored)).toEqual({ value: stored, changed: false, theirs: null })
})

test('what was typed is shown until it is what is stored', () => {
  const draft = { base: stored, value: { ...stored, name: 'Guide' } }
  expect(judgeDraft(draft, stored)).toEqual({ value: draft.value, changed: true, theirs: null })
  expect(judgeDraft(draft, { ...stored, name: 'Guide' })).toEqual({ value: draft.value, changed: false, theirs: null })
})

test("a colleague's change under what was typed is told, unless it says the same", () => {
  const draft = { base: stored, value: { ...stored, name: 'Guide' } }
  const theirs = { ...stored, name: 'Lantern' }
  expect(judgeDraft(draft, theirs)).toEqual({ value: draft.value, changed: true, theirs })
})

test('typed and taken back: a later change of what is stored shows by itself', () => {
  const theirs = { ...stored, on: false }
  expect(judgeDraft({ base: stored, value: { ...stored } }, theirs).value).toBe(theirs)
})

test('what was saved is where the next typing begins; before, what was read stays its base', () => {
  const first = typeOver(null, { text: 'old' }, { text: 'mine' })
  expect(first).toEqual({ base: { text: 'old' }, value: { text: 'mine' } })
  expect(typeOver(first, { text: 'theirs' }, { text: 'mine!' }).base).toEqual({ text: 'old' })
  const next = typeOver(first, { text: 'mine' }, { text: 'mine, again' })
  expect(judgeDraft(next, { text: 'mine' })).toMatchObject({ changed: true, theirs: null })
})
