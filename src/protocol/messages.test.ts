import { expect, it } from 'vitest'
import { editMessageInput, sendMessageInput } from './messages.ts'
import { searchInput } from './search.ts'

const id = '01a1fcda-d4bc-71dc-b41b-9071ff8b45b2'

it.each([
  ['U+0000', 'x\u0000y'],
  ['half a surrogate pair', 'x\ud83d'],
])('words with %s are refused before they reach the database', (_, words) => {
  expect(sendMessageInput.safeParse({ conversation: id, text: words }).success).toBe(false)
  expect(editMessageInput.safeParse({ id, text: words }).success).toBe(false)
  expect(searchInput.safeParse({ q: words }).success).toBe(false)
})

it('words of any script are taken', () => {
  const text = '\u202e<b>𝕏</b> z\u0301\u0302 😀'
  expect(sendMessageInput.parse({ conversation: id, text }).text).toBe(text)
})
