import { describe, expect, it } from 'vitest'
import type { ConversationRow } from '../../protocol/conversations.ts'
import type { FrameEvent } from '../../protocol/frames.ts'
import { callOf } from './call.ts'

const at = '2026-03-10T09:00:00.000Z'
const now = Date.parse(at) + 1000
const ana = { agent: 'ana', available: true, seen: null, now }

const row: ConversationRow = {
  id: 'one',
  contact: { id: 'mei', name: 'Mei-Ling', handle: null, picture: null },
  channel: 'discord',
  place: 'direct',
  status: 'queued',
  assignee: null,
  case: { id: 'case', number: 1042, status: 'new' },
  queuedAt: at,
  queueTurn: 1,
  unread: 1,
  openedAt: at,
  lastInboundAt: at,
  lastMessageAt: at,
  resolvedAt: null,
  preview: { author: 'contact', agent: null, text: '**locked** pass', kind: 'text', failed: false },
}

const event = (kind: FrameEvent['kind'], more: Partial<ConversationRow> = {}): FrameEvent => ({
  number: '7',
  kind,
  at,
  conversation: 'one',
  message: null,
  agent: null,
  case: null,
  caseRow: null,
  messageView: null,
  row: { ...row, ...more },
})
const mine = { status: 'assigned', assignee: { id: 'ana', publicName: 'Ana', picture: null } } as const

describe('callOf', () => {
  it('calls who is available when somebody waits', () => {
    expect(callOf(event('conversation.queued'), ana)).toEqual({
      conversation: 'one',
      title: '#1042 · Mei-Ling waits for an agent',
      words: 'locked pass',
    })
    expect(callOf(event('conversation.queued'), { ...ana, available: false })).toBeNull()
  })

  it('calls whose conversation it is when the member writes, available or not', () => {
    expect(callOf(event('message.received', mine), { ...ana, available: false })?.title).toBe('Mei-Ling')
    expect(callOf(event('message.received', mine), { ...ana, agent: 'tomasz' })).toBeNull()
    expect(callOf(event('message.created', mine), ana)).toBeNull()
  })

  it('is silent about what is seen, taken meanwhile, or long ago', () => {
    expect(callOf(event('message.received', mine), { ...ana, seen: 'one' })).toBeNull()
    expect(callOf(event('conversation.queued', mine), ana)).toBeNull()
    expect(callOf(event('conversation.queued'), { ...ana, now: now + 120_000 })).toBeNull()
  })
})
