import { describe, expect, test } from 'vitest'
import type { Slot } from '../../protocol/articles.ts'
import type { Form } from '../conversation/form.ts'
import { fillForm, leavesForm, skipsSlot } from './fill-form.ts'
import { readSlot } from './read-slot.ts'

const slot = (kind: Slot['kind'], choices: string[] = []): Slot => {
  return { name: `The ${kind}`, question: `Which ${kind}?`, kind, choices, required: true }
}
const form = (...slots: Slot[]): Form => ({ article: 'a', reason: 'asked', slots, at: 0, tries: 0, answers: [] })

describe('an answer is read by the kind of its question', () => {
  test.each([
    ['order', 'it is m-12345, i think', 'M-12345'],
    ['order', 'pedido #10023!', '10023'],
    ['order', 'GPA.3345-8812-2210-44321', 'GPA.3345-8812-2210-44321'],
    ['order', 'i bought it yesterday', null],
    ['order', 'order 12', null],
    ['email', 'my mail is mei.ling+x@example.co.uk thanks', 'mei.ling+x@example.co.uk'],
    ['email', 'mei at example', null],
    ['number', 'about 12 steps', '12'],
    ['number', '1,250.50', '1,250.50'],
    ['number', '-3', '-3'],
    ['number', 'twelve', null],
    ['number', 'v2beta', null],
    ['text', '  on my tablet ', 'on my tablet'],
    ['text', '\u0000', null],
    ['text', 'x'.repeat(4000), 'x'.repeat(500)],
  ] as const)('%s: %s', (kind, said, value) => {
    expect(readSlot(slot(kind), said)).toBe(value)
  })

  test.each([
    ['iphone', 'iPhone'],
    ['2', 'Android phone'],
    ['its an Android phone, a pixel', 'Android phone'],
    ['iphone or android phone', null],
    ['9', null],
    ['toaster', null],
  ])('choice: %s', (said, value) => {
    expect(readSlot(slot('choice', ['iPhone', 'Android phone', 'Web']), said)).toBe(value)
  })
})

test('a question is asked twice, then what they wrote is taken as it is', () => {
  const once = fillForm(form(slot('order'), slot('text')), { words: 'yesterday', messages: ['one'] })
  expect(once).toMatchObject({ again: true, form: { at: 0, tries: 1, answers: [] } })
  const twice = 'form' in once ? fillForm(once.form, { words: 'the blue one', messages: ['two', 'three'] }) : once
  expect(twice).toMatchObject({
    again: false,
    form: {
      at: 1,
      tries: 0,
      answers: [{ name: 'The order', value: 'the blue one', fits: false, messages: ['two', 'three'] }],
    },
  })
})

test('the last answer ends it, and a choice and a skip count as they are', () => {
  const first = fillForm(form(slot('choice', ['iPhone']), slot('email')), { choice: 'iPhone' })
  if (!('form' in first)) throw new Error('it ended too early')
  expect(fillForm(first.form, { words: 'skip', messages: ['two'] })).toEqual({
    answers: [{ name: 'The choice', value: 'iPhone', fits: true }],
  })
  expect(fillForm(first.form, 'skip')).toEqual(fillForm(first.form, { words: 'não sei', messages: ['two'] }))
})

test.each(['skip', "I don't know", 'idk', 'pular', 'não sei', 'i dont have one'])('"%s" skips', (words) => {
  expect(skipsSlot(words)).toBe(true)
})

test.each(['never mind', 'nvm', 'deixa pra lá', 'cancel'])('"%s" leaves', (words) => {
  expect(leavesForm(words)).toBe(true)
})

test.each(['the ski lift', 'next week on monday', 'i cannot pass the gate', 'no'])('"%s" is an answer', (words) => {
  expect(skipsSlot(words) || leavesForm(words)).toBe(false)
})
