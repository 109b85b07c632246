import { expect, it } from 'vitest'
import type { MessageView } from '../../protocol/messages.ts'
import { lastWords } from './last-words.ts'

const said = (text: string, more: Partial<MessageView> = {}) =>
  ({ direction: 'inbound', author: 'contact', text, deletedAt: null, ...more }) as MessageView
const agent = said('Hi', { direction: 'outbound', author: 'agent' })
const notice = said('You are 2nd in line', { direction: 'outbound', author: 'notice' })
const note = said('same as #1038', { direction: 'note', author: 'agent' })

it('takes what the member said since an agent answered, whatever was told or noted meanwhile', () => {
  expect(lastWords([said('old'), agent, said('it is locked'), notice, note, said('still')])).toBe('it is locked\nstill')
})

it('leaves out what an article of the virtual agent has answered already', () => {
  const article = { id: 'one', title: 'Restore' }
  const va = (more: Partial<MessageView>) =>
    said('This is what we have', { direction: 'outbound', author: 'virtual_agent', ...more })
  expect(lastWords([said('locked'), va({ article }), said('did that twice')])).toBe('did that twice')
  expect(lastWords([said('locked'), va({ article: null }), said('a person')])).toBe('locked\na person')
})

it('is empty when it is the member’s turn', () => {
  expect(lastWords([said('it is locked'), agent, notice])).toBe('')
  expect(lastWords([])).toBe('')
})

it('takes no more than three messages, and none that was taken back or has no words', () => {
  const gone = said('forget this', { deletedAt: '2026-03-10T09:00:00.000Z' })
  expect(lastWords([said('a'), said('b'), gone, said('c'), said(' '), said('d')])).toBe('b\nc\nd')
})
