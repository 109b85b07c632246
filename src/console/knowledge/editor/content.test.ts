import { expect, test } from 'vitest'
import type { Slot } from '../../../protocol/articles.ts'
import { type Content, cleanContent, contentOf, faultOf } from './content.ts'

const order: Slot = { name: 'Order', question: 'Which order?', kind: 'order', choices: [], required: true }
const content: Content = { title: 'Refunds', body: 'Within 14 days.', examples: ['money back'], form: [order] }
const withSlot = (slot: Partial<Slot>): Content => ({ ...content, form: [{ ...order, ...slot }] })

test('what is saved and not published is what is edited', () => {
  expect(contentOf({ ...content, draft: null })).toEqual(content)
  expect(contentOf({ ...content, draft: { ...content, title: 'Money back' } }).title).toBe('Money back')
})

test('what was only there to be typed over is not stored', () => {
  const choice = withSlot({ kind: 'choice', choices: [' iPhone ', '', 'Android', '  '] })
  expect(cleanContent(choice).form[0]?.choices).toEqual(['iPhone', 'Android'])
  expect(cleanContent(withSlot({ kind: 'text', choices: ['left over'] })).form[0]?.choices).toEqual([])
})

test.each<[string, Content, RegExp]>([
  ['no title', { ...content, title: '  ' }, /title/],
  ['a question without words', withSlot({ question: ' ' }), /no words yet/],
  ['a question without a name', withSlot({ name: '' }), /name for the case/],
  ['one choice', withSlot({ kind: 'choice', choices: ['iPhone', ''] }), /2 to 10/],
  ['a choice twice', withSlot({ kind: 'choice', choices: ['iPhone', 'iphone'] }), /are the same/],
  ['a name twice', { ...content, form: [order, order] }, /same name/],
  ['a long choice', withSlot({ kind: 'choice', choices: ['a', 'x'.repeat(81)] }), /80 characters/],
])('it says why it cannot be stored: %s', (_name, bad, why) => {
  expect(faultOf(content)).toBeNull()
  expect(faultOf(bad)).toMatch(why)
})
