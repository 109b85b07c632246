import { describe, expect, it } from 'vitest'
import type { FrameEvent } from '../../protocol/frames.ts'
import type { MessageView } from '../../protocol/messages.ts'
import { groupMessages } from './group.ts'
import { addOlder, applyToMessages } from './messages-state.ts'

function message(id: string, minute: number, more: Partial<MessageView> = {}): MessageView {
  return {
    id,
    conversation: 'one',
    direction: 'inbound',
    author: 'contact',
    agent: null,
    spokenBy: null,
    article: null,
    buttons: [],
    explained: false,
    mark: null,
    text: id,
    scam: null,
    kind: 'text',
    attachments: [],
    replyTo: null,
    sentAt: new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString(),
    editedAt: null,
    deletedAt: null,
    revisions: 0,
    place: 'direct',
    delivery: null,
    ...more,
  }
}

const day = (instant: string) => instant.slice(0, 10)
const shape = (messages: MessageView[]) =>
  groupMessages(messages, day).map((item) => ('messages' in item ? item.messages.length : item.type))

describe('groupMessages', () => {
  it('joins what one speaker says within three minutes of the message before', () => {
    expect(shape([message('a', 0), message('b', 3), message('c', 6), message('d', 10)])).toEqual(['day', 3, 1])
  })

  it('parts a very long group, which would be drawn whole', () => {
    const many = Array.from({ length: 45 }, (_, at) => message(`m${at}`, 0))
    expect(shape(many)).toEqual(['day', 20, 20, 5])
  })

  it('parts speakers, agents and days', () => {
    const ana = { id: 'ana', publicName: 'Ana', picture: null }
    const tom = { id: 'tom', publicName: 'Tom', picture: null }
    const out = { direction: 'outbound', author: 'agent' } as const
    expect(
      shape([message('a', 0), message('b', 1, { ...out, agent: ana }), message('c', 1, { ...out, agent: tom })]),
    ).toEqual(['day', 1, 1, 1])
    const there = [message('a', 0, { ...out, spokenBy: 'Priya' }), message('b', 1, { ...out, spokenBy: 'Ben' })]
    expect(shape(there)).toEqual(['day', 1, 1])
    expect(shape([message('a', 14 * 60 - 1), message('b', 14 * 60)])).toEqual(['day', 1, 'day', 1])
  })

  it('draws what needs to be seen as a line of its own', () => {
    const said = { author: 'notice', direction: 'outbound' } as const
    const failed = {
      state: 'failed',
      operation: 'send',
      place: null,
      cause: 'left',
      detail: null,
      retryAt: null,
    } as const
    const button = { act: 'never_mind', value: '', label: 'Never mind', pressedAt: null } as const
    for (const more of [{ text: 'Case #7 is opened.' }, { buttons: [button] }, { delivery: failed }]) {
      const notice = message('n', 1, { ...said, ...more })
      expect(shape([message('a', 0), notice, message('b', 1)])).toEqual(['day', 1, 'notice', 1])
    }
  })

  it('keeps notes apart, and what happened, told to the member or not, in one run', () => {
    const ana = { id: 'ana', publicName: 'Ana', picture: null }
    const note = (id: string, minute: number) => message(id, minute, { author: 'agent', agent: ana, direction: 'note' })
    const change = (id: string, minute: number) => message(id, minute, { author: 'notice', direction: 'note' })
    const told = message('d', 30, { author: 'notice', direction: 'outbound', text: 'Priya joined the chat.' })
    const messages = [note('a', 0), note('b', 1), change('c', 2), told, message('e', 31), change('f', 32)]
    expect(groupMessages(messages, day).map(({ type }) => type)).toEqual([
      'day',
      'note',
      'note',
      'changes',
      'group',
      'changes',
    ])
    expect(shape(messages)).toEqual(['day', 'note', 'note', 2, 1, 1])
  })
})

describe('messages of a conversation', () => {
  const event = (number: number, view: MessageView): FrameEvent => ({
    number: String(number),
    kind: 'message.received',
    at: view.sentAt,
    conversation: view.conversation,
    message: view.id,
    agent: null,
    case: null,
    caseRow: null,
    messageView: view,
    row: null,
  })
  const state = { items: [message('b', 2), message('c', 3)], next: 'older', asOf: '5' }

  it('upserts by id in the order of sending', () => {
    const edited = message('b', 2, { text: 'new words' })
    const next = applyToMessages(state, 'one', [
      event(6, edited),
      event(7, message('bb', 2)),
      event(8, message('d', 4)),
    ])
    expect(next.items.map((each) => each.id)).toEqual(['b', 'bb', 'c', 'd'])
    expect(next.items[0]?.text).toBe('new words')
  })

  it('skips what is covered, what is elsewhere, and what belongs to an older page', () => {
    const elsewhere = message('x', 4, { conversation: 'two' })
    const next = applyToMessages(state, 'one', [
      event(5, message('d', 4)),
      event(6, elsewhere),
      event(7, message('a', 1)),
    ])
    expect(next).toEqual(state)
    expect(addOlder(state, { items: [message('a', 1), message('b', 2)], next: null, asOf: '9' })).toEqual({
      items: [message('a', 1), message('b', 2), message('c', 3)],
      next: null,
      asOf: '5',
    })
  })
})
