import { expect, test } from 'vitest'
import { importedWords } from './import-articles.ts'

test.each([
  [{ added: 1, known: 0 }, '1 article was added.'],
  [{ added: 12, known: 3 }, '12 articles were added. 3 articles were there already.'],
  [{ added: 0, known: 1 }, 'Nothing is new. 1 article was there already.'],
])('%j: %s', (answer, words) => {
  expect(importedWords(answer)).toBe(words)
})
