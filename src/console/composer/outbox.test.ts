import { describe, expect, it } from 'vitest'
import { asMessage, changeOutbox, nextToSend, type OutboxItem, readOutbox } from './outbox.ts'

const item = (id: string, conversation = 'one', state: OutboxItem['state'] = 'waiting'): OutboxItem => ({
  id,
  kind: 'reply',
  conversation,
  text: id,
  attachments: [],
  replyTo: null,
  article: null,
  writtenAt: '2026-01-01T10:00:00.000Z',
  state,
  cause: null,
})

describe('the outbox', () => {
  it('holds an id once', () => {
    const once = changeOutbox([], { type: 'add', item: item('a') })
    expect(changeOutbox(once, { type: 'add', item: item('a') })).toHaveLength(1)
    expect(changeOutbox(once, { type: 'gone', id: 'a' })).toEqual([])
  })

  it('keeps the order of a conversation and lets others go on', () => {
    expect(nextToSend([item('a'), item('b'), item('c', 'two')]).map((each) => each.id)).toEqual(['a', 'c'])
    expect(nextToSend([item('a', 'one', 'sending'), item('b')])).toEqual([])
  })

  it('does not hold others up behind what was refused', () => {
    expect(nextToSend([item('a', 'one', 'refused'), item('b')]).map((each) => each.id)).toEqual(['b'])
  })

  it('says why something was refused until it is tried again', () => {
    const refused = changeOutbox([item('a')], { type: 'refused', id: 'a', cause: 'Too long' })
    expect(refused[0]).toMatchObject({ state: 'refused', cause: 'Too long' })
    expect(changeOutbox(refused, { type: 'again', id: 'a' })[0]).toMatchObject({ state: 'waiting', cause: null })
  })

  it('tries again what was on its way when the page was closed, and survives a broken store', () => {
    const later = { ...item('b'), writtenAt: '2026-01-01T10:00:01.000Z' }
    const read = readOutbox([
      '{',
      '{"a":1}',
      'null',
      JSON.stringify(later),
      JSON.stringify(item('a', 'one', 'sending')),
    ])
    expect(read.map((each) => [each.id, each.state])).toEqual([
      ['a', 'waiting'],
      ['b', 'waiting'],
    ])
  })

  it('takes up what an earlier edition of the desk stored, as a reply', () => {
    const { kind: _kind, article: _article, ...older } = item('a')
    expect(readOutbox([JSON.stringify(older)])).toEqual([item('a')])
  })

  it('shows a note as a note, which is not on its way to anybody', () => {
    const ana = { id: 'ana', publicName: 'Ana', picture: null }
    expect(asMessage({ ...item('a'), kind: 'note' }, ana)).toMatchObject({ direction: 'note', delivery: null })
    expect(asMessage(item('a'), ana)).toMatchObject({ direction: 'outbound', delivery: { state: 'queued' } })
  })
})
