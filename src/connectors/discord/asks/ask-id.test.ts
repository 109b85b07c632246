import { describe, expect, test } from 'vitest'
import { newId, shortId } from '../../../kernel/ids.ts'
import { type AskComponent, askId, choiceOf, parseAskId, parseChoice, questionId } from './ask-id.ts'

const question = newId()
const article = newId()
const short = shortId(question)

test.each([
  { act: 'helped', question },
  { act: 'not_helped', question },
  { act: 'person', question },
  { act: 'pick', question, article },
  { act: 'show', question, channel: '18446744073709551615', message: '18446744073709551614' },
] satisfies AskComponent[])('$act goes out and comes back, within the length that Discord takes', (component) => {
  const id = askId(component)
  expect(id.length).toBeLessThanOrEqual(72)
  expect(parseAskId(id)).toEqual(component)
})

test.each([
  '',
  'q',
  'q::',
  'q:helped',
  'q:helped:',
  'q:helped:short',
  `g:helped:${short}`,
  `q:helped:${short}:more`,
  `q:helped:${short}=`,
  `q:toString:${short}`,
  `q:__proto__:${short}`,
  `q:pick:${short}`,
  `q:pick:${short}:42`,
  `q:pick:${short}:${shortId(article)}:more`,
  `q:show:${short}:1`,
  `q:show:${short}:1:02`,
  `q:show:${short}:1:-2`,
  `q:show:${short}:1:2:3`,
  `q:show:${short}:1:123456789012345678901`,
])('"%s" is none of ours', (id) => expect(parseAskId(id)).toBeNull())

test('what is chosen is an article; what is typed is words, whatever it looks like', () => {
  expect(parseChoice(choiceOf(article))).toBe(article)
  expect(choiceOf(article).length).toBeLessThanOrEqual(100)
  for (const typed of ['', 'a:', 'a: how do i pay', 'how do i pay', article, shortId(article)]) {
    expect(parseChoice(typed)).toBeNull()
  }
})

describe('the id of a question', () => {
  test('is the same each time, and a UUID', () => {
    expect(questionId(1, '42')).toBe(questionId(1, '42'))
    expect(questionId(1, '42')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('is another one elsewhere', () => {
    const ids = [
      questionId(1, '42'),
      questionId(2, '42'),
      questionId(1, '43'),
      questionId(12, '2'),
      questionId(1, '22'),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })
})
