import { expect, test } from 'vitest'
import { newId, shortId } from '../../../kernel/ids.ts'
import { buttonId, parseButtonId, parseTakeId, takeId } from './button-id.ts'

const message = newId()
const article = newId()

test.each([
  { act: 'person', value: '' },
  { act: 'never_mind', value: '' },
  { act: 'helped', value: 'no' },
  { act: 'pick', value: article },
  { act: 'rate', value: '5' },
  { act: 'comment', value: '' },
] as const)('$act goes out and comes back, within the length that Discord takes', ({ act, value }) => {
  const id = buttonId({ act, value, message })
  expect(id.length).toBeLessThanOrEqual(100)
  expect(parseButtonId(id)).toEqual({ act, value, message })
})

const short = shortId(message)
test.each([
  '',
  'reply',
  'g',
  'g:::',
  'g:person',
  `g:person:${short}`,
  `g:person:yes:${short}`,
  `g:helped::${short}`,
  `g:helped:maybe:${short}`,
  `g:rate:6:${short}`,
  `g:rate:10:${short}`,
  `g:rate:1\n:${short}`,
  `g:pick:42:${short}`,
  `g:pick:${article.toUpperCase()}:${short}`,
  `g:toString::${short}`,
  `g:__proto__::${short}`,
  `g:person::${short}:more`,
  `g:person::${short}=`,
  `g:person::${short.slice(1)}`,
  `g:person::${'!'.repeat(22)}`,
  // The last of 22 characters carries four bits that no byte uses.
  `g:person::${'A'.repeat(21)}B`,
  `h:person::${short}`,
])('%j is not ours', (id) => expect(parseButtonId(id)).toBeNull())

test('a Take button names its conversation', () => {
  const conversation = newId()
  expect(parseTakeId(takeId(conversation))).toBe(conversation)
  for (const id of ['s:take:', 's:take:x', `s:give:${short}`, `${takeId(conversation)}:1`]) {
    expect(parseTakeId(id)).toBeNull()
  }
})
