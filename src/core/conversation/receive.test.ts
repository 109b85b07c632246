import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import type { InboundChange } from './inbound.ts'
import { receiveChanges } from './receive.ts'
import { resolveConversation } from './resolve-conversation.ts'
import { takeConversation } from './take-conversation.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const receive = (...changes: InboundChange[]) =>
  receiveChanges(core.kernel, { workspace: core.workspace, channel: 'discord' }, changes)

async function messagesOf(conversation: string | null | undefined): Promise<string[]> {
  const found = await core.database.pool.query<{ text: string }>(
    `select text from message where conversation_id = $1 and direction = 'inbound' order by sent_at, id`,
    [conversation],
  )
  return found.rows.map((row) => row.text)
}

async function conversationOf(id: string | null | undefined) {
  const found = await core.database.pool.query('select * from conversation where id = $1', [id])
  return found.rows[0]
}

test('the first words of a stranger open a conversation with the virtual agent; the next ones continue it', async () => {
  const [first] = await receive(directMessage('mei', 'my pass is locked'))
  expect(first?.outcome).toBe('opened')
  const [second] = await receive(directMessage('mei', 'hello?'))
  expect(second).toMatchObject({ outcome: 'continued', conversation: first?.conversation })
  expect(await conversationOf(first?.conversation)).toMatchObject({ status: 'automated', unread: 2 })
})

test('what comes twice, in one batch or in two, is stored once', async () => {
  const message = directMessage('kofi', 'it crashed')
  const [first] = await receive(message, message)
  const [again] = await receive(message)
  expect(again).toMatchObject({ outcome: 'known', conversation: first?.conversation })
  expect(await messagesOf(first?.conversation)).toEqual(['it crashed'])
})

test('a batch of many people keeps the order of each', async () => {
  const members = ['yuki', 'diego', 'layla']
  const batch = Array.from({ length: 48 }, (_, n) =>
    directMessage(members[n % 3] ?? '', `word ${n}`, { sentAt: new Date(1000 * n) }),
  )
  const results = await receive(...batch)
  const texts = await messagesOf(results[0]?.conversation)
  expect(texts).toEqual(Array.from({ length: 16 }, (_, n) => `word ${3 * n}`))
  expect(new Set(results.map((result) => result.conversation)).size).toBe(3)
})

test('concurrent batches of strangers make one conversation each', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, (_, n) => receive(directMessage('noa', `at once ${n}`))))
  expect(new Set(all.map(([result]) => result?.conversation)).size).toBe(1)
})

test('an edit keeps the wording before it, a deletion hides the words and keeps them', async () => {
  const message = directMessage('ingrid', 'first wording')
  const [result] = await receive(message)
  const edit = {
    change: 'edit' as const,
    externalId: message.externalId,
    text: 'second wording',
    editedAt: new Date('2026-11-21T10:01:00Z'),
  }
  await receive(edit, edit)
  const revisions = await core.database.pool.query('select text from message_revision')
  expect(revisions.rows).toEqual([{ text: 'first wording' }])
  await receive({ change: 'deletion', externalIds: [message.externalId, '5'], deletedAt: new Date() })
  const found = await core.database.pool.query('select text, deleted_at from message where conversation_id = $1', [
    result?.conversation,
  ])
  expect(found.rows).toMatchObject([{ text: 'second wording', deleted_at: expect.any(Date) }])
})

test('an older edit that comes late does not undo a newer one', async () => {
  const message = directMessage('arjun', 'one')
  const [result] = await receive(message)
  const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 1, second))
  await receive({ change: 'edit', externalId: message.externalId, text: 'three', editedAt: at(3) })
  await receive({ change: 'edit', externalId: message.externalId, text: 'two', editedAt: at(2) })
  expect(await messagesOf(result?.conversation)).toEqual(['three'])
})

test('a resolved conversation reopens within 72 hours, with its agent; later words begin a new one', async () => {
  const said = core.clock.now()
  const [first] = await receive(directMessage('tariq', 'help', { sentAt: said }))
  const conversation = first?.conversation ?? ''
  const act = { workspace: core.workspace, conversation, agent: core.agent }
  await takeConversation(core.kernel, act)
  await resolveConversation(core.kernel, act)
  const hours = (n: number) => new Date(said.getTime() + n * 3_600_000)
  const [again] = await receive(directMessage('tariq', 'still broken', { sentAt: hours(71) }))
  expect(again).toMatchObject({ outcome: 'reopened', conversation })
  expect(await conversationOf(conversation)).toMatchObject({
    status: 'assigned',
    assignee_id: core.agent,
    resolved_at: null,
  })
  await resolveConversation(core.kernel, act)
  const [later] = await receive(directMessage('tariq', 'another thing', { sentAt: hours(73) }))
  expect(later?.outcome).toBe('opened')
  expect(later?.conversation).not.toBe(conversation)
})

test('a request for help greets once, carries the question and the channel', async () => {
  const request = {
    change: 'help' as const,
    externalId: nextSnowflake(),
    contact: { address: 'sora', handle: 'sora', name: 'Sora', picture: null, locale: 'pt-BR', roles: null },
    place: { kind: 'ephemeral' as const, id: null },
    guild: { id: '10', name: 'Lumen Trails' },
    origin: { id: '11', name: 'support' },
    question: 'where is my receipt?',
    sentAt: new Date(),
  }
  const [result] = await receive(request)
  expect(result).toMatchObject({ outcome: 'opened', greeting: expect.any(String) })
  const [again] = await receive(request)
  expect(again).toMatchObject({ outcome: 'known', conversation: result?.conversation })
  expect(await messagesOf(result?.conversation)).toEqual(['where is my receipt?'])
  const row = await conversationOf(result?.conversation)
  expect(row).toMatchObject({ guild: { id: '10' }, origin: { id: '11', name: 'support', guildId: '10' } })
  const sent = await core.database.pool.query('select text from delivery where conversation_id = $1', [
    result?.conversation,
  ])
  expect(sent.rows).toHaveLength(1)
})

test('words that the application may not read are answered once per place', async () => {
  const unreadable = () =>
    directMessage('zanele', '', { kind: 'unreadable', tellHowToReply: true, place: { kind: 'thread', id: 't1' } })
  const [result] = await receive(unreadable())
  await receive(unreadable(), unreadable())
  const sent = await core.database.pool.query(
    `select 1 from message where conversation_id = $1 and author = 'notice'`,
    [result?.conversation],
  )
  expect(sent.rowCount).toBe(1)
})

test('what stands alongside is undone with the batch', async () => {
  const message = directMessage('oskar', 'lost')
  const options = {
    workspace: core.workspace,
    channel: 'discord' as const,
    alongside: () => Promise.reject(new Error('the disk is full')),
  }
  await expect(receiveChanges(core.kernel, options, [message])).rejects.toThrow('the disk is full')
  const [result] = await receive(message)
  expect(result?.outcome).toBe('opened')
})

test('files wait for their copy, replies find what they answer', async () => {
  const first = directMessage('petra', 'look')
  await receive(first)
  const source = {
    url: 'http://127.0.0.1:1/x',
    externalId: '9',
    messageExternalId: first.externalId,
    channelId: 'dm-petra',
  }
  const file = { name: 'a.png', mediaType: 'image/png', bytes: 10, width: 1, height: 1, seconds: null, source }
  const [result] = await receive(
    directMessage('petra', '', { attachments: [file], replyToExternalId: first.externalId }),
  )
  const rows = await core.database.pool.query(
    `select m.attachment_count, m.reply_to_id is not null as replies, a.state from message m
     join attachment a on a.message_id = m.id where m.conversation_id = $1`,
    [result?.conversation],
  )
  expect(rows.rows).toEqual([{ attachment_count: 1, replies: true, state: 'pending' }])
  const lane = await core.database.pool.query(`select 1 from lane where route = 'attachments' and due is not null`)
  expect(lane.rowCount).toBe(1)
})
