import { describe, expect, it } from 'vitest'
import type { CaseRow } from '../../protocol/cases.ts'
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
  desk: 'console',
  deskAgent: null,
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

const caseRow: CaseRow = {
  ...{ id: 'case', number: 1042, status: 'open', type: 'bug', subject: 'Receipts delayed', priority: 'normal' },
  ...{ outcome: null, owner: null, requester: null, faces: [], reporters: 1, followers: 0, tags: [] },
  ...{ platforms: [], published: true, dueAt: null, openedAt: at, changedAt: at, resolvedAt: null },
  ...{ remindAt: null, told: null },
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
      opens: { conversation: 'one' },
      title: '#1042 · Mei-Ling waits for an agent',
      words: 'locked pass',
    })
    expect(callOf(event('conversation.queued'), { ...ana, available: false })).toBeNull()
    // Who waits in Flex waits for none of ours.
    expect(callOf(event('conversation.queued', { desk: 'flex' }), ana)).toBeNull()
  })

  it('calls whose conversation it is when the member writes, available or not', () => {
    expect(callOf(event('message.received', mine), { ...ana, available: false })?.title).toBe('Mei-Ling')
    expect(callOf(event('message.received', mine), { ...ana, agent: 'tomasz' })).toBeNull()
    expect(callOf(event('message.created', mine), ana)).toBeNull()
  })

  it('calls who is named in a note, unless they look at that case', () => {
    const named = { ...event('case.mentioned'), conversation: null, row: null, agent: 'ana', case: 'case', caseRow }
    expect(callOf(named, ana)).toEqual({
      opens: { case: 'case' },
      title: '#1042 · You are named',
      words: 'Receipts delayed',
    })
    expect(callOf(named, { ...ana, seen: 'case' })).toBeNull()
    expect(callOf(named, { ...ana, agent: 'tomasz' })).toBeNull()
  })

  it('is silent about what is seen, taken meanwhile, or long ago', () => {
    expect(callOf(event('message.received', mine), { ...ana, seen: 'one' })).toBeNull()
    expect(callOf(event('conversation.queued', mine), ana)).toBeNull()
    expect(callOf(event('conversation.queued'), { ...ana, now: now + 120_000 })).toBeNull()
  })
})
