import { expect, test } from 'vitest'
import { judgeDraft } from './draft.ts'

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
