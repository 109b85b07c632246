import { expect, test } from 'vitest'
import { subjectOf } from './case.ts'

test('a subject is one line, cut at a word', () => {
  expect(subjectOf('  my pass\n\nis   locked ')).toBe('my pass is locked')
  expect(subjectOf(`${'word '.repeat(15)}and the rest`)).toBe(`${'word '.repeat(15)}and…`)
  expect(subjectOf('')).toBe('')
})

test('a character is never cut in half', () => {
  const subject = subjectOf(`${'x'.repeat(79)}😀 and on`)
  expect(subject).toBe(`${'x'.repeat(79)}…`)
  expect(subject.isWellFormed()).toBe(true)
})
