import { describe, expect, it } from 'vitest'
import type { ConversationRow } from '../../protocol/conversations.ts'
import type { FrameEvent } from '../../protocol/frames.ts'
import { addPage, applyToList, belongs, emptyList, settle, waiting } from './list-state.ts'

const ana = { id: 'ana', publicName: 'Ana', picture: null }

function row(id: string, minute: number, more: Partial<ConversationRow> = {}): ConversationRow {
  const at = new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString()
  return {
    id,
    contact: { id: `c-${id}`, name: id, handle: null, picture: null },
    channel: 'discord',
    place: 'direct',
    status: 'assigned',
    assignee: ana,
    desk: 'console',
    deskAgent: null,
    case: null,
    queuedAt: null,
    queueTurn: null,
    unread: 0,
    openedAt: at,
    lastInboundAt: at,
    lastMessageAt: at,
    resolvedAt: null,
    preview: null,
    ...more,
  }
}

function event(number: number, changed: ConversationRow): FrameEvent {
  return {
    number: String(number),
    kind: 'conversation.changed',
    at: changed.lastMessageAt,
    conversation: changed.id,
    message: null,
    agent: null,
    case: null,
    caseRow: null,
    messageView: null,
    row: changed,
  }
}

const list = () => emptyList('mine', 'ana', { items: [row('a', 9), row('b', 8), row('c', 7)], next: null, asOf: '10' })

describe('the list', () => {
  it('skips events that its own answer covered', () => {
    expect(applyToList(list(), [event(10, row('b', 20))], false)).toEqual(list())
  })

  it('reorders at once while nobody is in it', () => {
    expect(applyToList(list(), [event(11, row('c', 20))], false).order).toEqual(['c', 'a', 'b'])
  })

  it('lets a row into an empty list whoever has hands in it', () => {
    const empty = emptyList('mine', 'ana', { items: [], next: null, asOf: '10' })
    expect(applyToList(empty, [event(11, row('c', 20))], true).order).toEqual(['c'])
  })

  it('keeps its order under the hands, shows the new words, and counts what waits', () => {
    const still = applyToList(list(), [event(11, row('c', 20, { unread: 2 })), event(12, row('d', 21))], true)
    expect(still.order).toEqual(['a', 'b', 'c'])
    expect(still.rows.c?.unread).toBe(2)
    expect(waiting(still)).toBe(2)
    expect(settle(still).order).toEqual(['d', 'c', 'a', 'b'])
    expect(waiting(settle(still))).toBe(0)
  })

  it('shows the queue by turns, and who comes to its end at once, hands or not', () => {
    const waits = (id: string, minute: number, queueTurn: number) =>
      row(id, minute, { status: 'queued', assignee: null, queueTurn })
    const items = [waits('a', 3, 1), waits('b', 9, 4)]
    const queue = emptyList('unassigned', 'ana', { items, next: null, asOf: '10' })
    const grown = applyToList(queue, [event(11, waits('d', 1, 9)), event(12, waits('c', 2, 2))], true)
    expect(grown.order).toEqual(['a', 'b', 'd'])
    expect(waiting(grown)).toBe(1)
    expect(settle(grown).order).toEqual(['a', 'c', 'b', 'd'])
  })

  it.each([
    ['automated', 'automated', true],
    ['unassigned', 'queued', true],
    ['unassigned', 'automated', false],
    ['mine', 'queued', false],
    ['all', 'automated', true],
  ] as const)('%s has what is %s: %s', (view, status, has) => {
    expect(belongs(row('a', 1, { status, assignee: null }), view, 'ana')).toBe(has)
  })

  it('is Flex for what waits or is answered there, and not ours', () => {
    const views = ['mine', 'unassigned', 'flex', 'all'] as const
    const standing = (more: Partial<ConversationRow>) =>
      views.filter((view) => belongs(row('a', 1, { assignee: null, desk: 'flex', ...more }), view, 'ana'))
    expect(standing({ status: 'queued' })).toEqual(['flex', 'all'])
    expect(standing({ status: 'assigned' })).toEqual(['flex', 'all'])
    expect(standing({ status: 'resolved' })).toEqual(['all'])
    expect(standing({ status: 'queued', desk: 'console' })).toEqual(['unassigned', 'all'])
  })

  it('lets go of what no longer stands in the view, but not under the hands', () => {
    const resolved = event(11, row('b', 8, { status: 'resolved' }))
    expect(applyToList(list(), [resolved], false).order).toEqual(['a', 'c'])
    const still = applyToList(list(), [resolved], true)
    expect(still.order).toEqual(['a', 'b', 'c'])
    expect(waiting(still)).toBe(0)
  })

  it('does not take in what belongs to a page that was not read yet', () => {
    const first = emptyList('mine', 'ana', { items: [row('a', 9), row('b', 8)], next: 'more', asOf: '10' })
    expect(applyToList(first, [event(11, row('z', 1))], false).order).toEqual(['a', 'b'])
    const second = addPage(first, { items: [row('b', 8), row('z', 1)], next: null, asOf: '12' })
    expect(second.order).toEqual(['a', 'b', 'z'])
  })
})
