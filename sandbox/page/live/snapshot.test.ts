import { expect, test } from 'vitest'
import type { SandboxMessage, StateView } from '../../contract.ts'
import { applyFrame, compareIds, NOTHING, placeMessage, type Snapshot } from './snapshot.ts'

const message = (id: string, content: string, author = '7'): SandboxMessage =>
  ({ id, channel_id: '5', content, author: { id: author } }) as SandboxMessage

const state = {
  as: '1',
  channels: [{ id: '5', type: 0, unread: 0 }],
  messages: { '5': [message('10', 'first')] },
  members: [],
  modals: [],
  interactions: [],
  log: [],
} as unknown as StateView

const live: Snapshot = applyFrame(NOTHING, { kind: 'state', state }, 0)

test('younger snowflakes come later, also where they have more digits', () => {
  expect(['100', '99', '9'].sort(compareIds)).toEqual(['9', '99', '100'])
})

test('a message is put in its place by its id, new or changed', () => {
  const list = [message('8', 'a'), message('10', 'b')]
  expect(placeMessage(list, message('9', 'c')).map((each) => each.content)).toEqual(['a', 'c', 'b'])
  expect(placeMessage(list, message('10', 'changed')).map((each) => each.content)).toEqual(['a', 'changed'])
})

test('frames before the first state are left out', () => {
  expect(applyFrame(NOTHING, { kind: 'message', message: message('11', 'x') }, 0)).toBe(NOTHING)
})

test('a new message of somebody else is unread, an edit and an own one are not', () => {
  const unread = (snapshot: Snapshot) => snapshot.state?.channels[0]?.unread
  const told = applyFrame(live, { kind: 'message', message: message('11', 'hello') }, 0)
  expect(unread(told)).toBe(1)
  expect(unread(applyFrame(told, { kind: 'message', message: message('11', 'hullo') }, 0))).toBe(1)
  expect(unread(applyFrame(live, { kind: 'message', message: message('11', 'mine', '1') }, 0))).toBe(0)
  expect(unread(applyFrame(told, { kind: 'read', channel: '5' }, 0))).toBe(0)
})

test('typing ends when it has become a message', () => {
  const typing = applyFrame(live, { kind: 'typing', channel: '5', user: '7', at: 0 }, 1000)
  expect(typing.typing).toEqual([{ channel: '5', user: '7', until: 11_000 }])
  expect(applyFrame(typing, { kind: 'message', message: message('11', 'hi') }, 2000).typing).toEqual([])
})

test('deleted messages go', () => {
  const gone = applyFrame(live, { kind: 'message-deleted', channel: '5', message: '10' }, 0)
  expect(gone.state?.messages['5']).toEqual([])
})

test('a thread counts what is said in it, once, and knows the last of it', () => {
  const thread = { id: '5', type: 11, unread: 0, message_count: 1, last_message_id: '10' }
  const first = { ...live, state: { ...state, channels: [thread] } as unknown as StateView }
  const facts = (snapshot: Snapshot) => {
    const known = snapshot.state?.channels[0] as unknown as typeof thread
    return [known.message_count, known.last_message_id]
  }
  const told = applyFrame(first, { kind: 'message', message: message('11', 'x') }, 0)
  expect(facts(told)).toEqual([2, '11'])
  expect(facts(applyFrame(told, { kind: 'message', message: message('9', 'said before') }, 0))).toEqual([2, '11'])
  expect(facts(applyFrame(told, { kind: 'message-deleted', channel: '5', message: '11' }, 0))[0]).toBe(1)
})
