import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { deleteMessage } from '../conversation/delete-message.ts'
import { editMessage } from '../conversation/edit-message.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { reopenConversation } from '../conversation/reopen-conversation.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { listRevisions } from './list-revisions.ts'
import { showConversation } from './show-conversation.ts'
import { viewMessages } from './view-messages.ts'
import { viewRows } from './view-rows.ts'

let core: TestCore
let conversation: string
let question: string

beforeAll(async () => {
  core = await openTestCore()
  const options = { workspace: core.workspace, channel: 'discord' as const }
  const [opened] = await receiveChanges(core.kernel, options, [directMessage('mei', `locked out ${'!'.repeat(200)}`)])
  conversation = opened?.conversation ?? ''
  const found = await core.database.pool.query<{ id: string }>(`select id from message where direction = 'inbound'`)
  question = found.rows[0]?.id ?? ''
})
afterAll(() => core.close())

const view = async (id: string) => (await viewMessages(core.kernel.db, core.workspace, [id])).get(id)

function send(text: string, more: { replyTo?: string; attachments?: string[] } = {}) {
  const { workspace, agent } = core
  return sendReply(core.kernel, { workspace, agent, conversation, text, attachments: [], replyTo: null, ...more })
}

const settle = (message: string, set: string, where = 'true') =>
  core.database.pool.query(`update delivery set ${set} where message_id = $1 and ${where}`, [message])

describe('a message', () => {
  it('quotes what it answers, cut, with the name that the reader knows', async () => {
    const reply = await send('Try again now.', { replyTo: question })
    expect(await view(reply)).toMatchObject({
      author: 'agent',
      agent: { publicName: 'Ana' },
      replyTo: { id: question, author: 'contact', name: 'mei', text: expect.stringMatching(/^locked out !{129}$/) },
    })
  })

  it('shows its earlier wordings until it is deleted, and then no words at all', async () => {
    const { workspace, agent } = core
    const message = await send('frist')
    await editMessage(core.kernel, { workspace, agent, message, text: 'first' })
    expect(await view(message)).toMatchObject({ text: 'first', revisions: 1 })
    expect((await listRevisions(core.kernel.db, workspace, message)).map(({ text }) => text)).toEqual(['frist'])
    await deleteMessage(core.kernel, { workspace, agent, message })
    expect(await view(message)).toMatchObject({ text: '', deletedAt: expect.any(String) })
    expect(await listRevisions(core.kernel.db, workspace, message)).toEqual([])
    const row = (await viewRows(core.kernel.db, workspace, [conversation])).get(conversation)
    expect(row?.preview?.text ?? '').not.toContain('first')
  })

  it('stands in the row, and no notice takes its place', async () => {
    const { workspace, agent } = core
    await send('words of a person')
    await resolveConversation(core.kernel, { workspace, agent, conversation })
    const row = (await viewRows(core.kernel.db, workspace, [conversation])).get(conversation)
    expect(row).toMatchObject({ status: 'resolved', preview: { author: 'agent', text: 'words of a person' } })
    await reopenConversation(core.kernel, { workspace, agent, conversation })
  })

  it('shows its files in their order, inline only what is a stored image', async () => {
    const ids = [randomUUID(), randomUUID()]
    for (const [index, id] of ids.entries()) {
      await core.database.pool.query(
        `insert into attachment (workspace, id, uploaded_by, name, media_type, bytes, state, blob, created_at)
         values ($1, $2, $3, $4, $5, 3, 'stored', 'x', now())`,
        [core.workspace, id, core.agent, `file ${index}`, index === 0 ? 'image/png' : 'image/svg+xml'],
      )
    }
    const message = await send('', { attachments: ids })
    expect((await view(message))?.attachments).toMatchObject([
      { id: ids[0], name: 'file 0', inline: true, url: `/api/v1/files/${ids[0]}`, bytes: 3 },
      { id: ids[1], name: 'file 1', inline: false, url: `/api/v1/files/${ids[1]}` },
    ])
  })
})

describe('a delivery', () => {
  it('is that of the worst part', async () => {
    const message = await send('long '.repeat(700))
    expect((await view(message))?.delivery).toMatchObject({ state: 'queued', operation: 'send', place: null })
    await settle(message, `state = 'sent', place = '{"kind":"thread","id":"1"}'`, 'part = 0')
    expect((await view(message))?.delivery).toMatchObject({ state: 'queued', place: 'thread' })
    await settle(message, `state = 'failed', cause = 'closed', detail = 'Mei takes no messages.'`, 'part = 1')
    expect((await view(message))?.delivery).toMatchObject({
      state: 'failed',
      cause: 'closed',
      detail: 'Mei takes no messages.',
    })
    const row = async () => (await viewRows(core.kernel.db, core.workspace, [conversation])).get(conversation)
    expect((await row())?.preview?.failed).toBe(true)
    await settle(message, `state = 'sent'`)
    expect((await row())?.preview?.failed).toBe(false)
    expect((await view(message))?.delivery).toMatchObject({ state: 'sent', operation: 'send' })
  })

  it('is about the newest operation, and a cancelled one is forgotten', async () => {
    const { workspace, agent } = core
    const message = await send('one')
    await settle(message, `state = 'sent'`)
    await editMessage(core.kernel, { workspace, agent, message, text: 'two' })
    expect((await view(message))?.delivery).toMatchObject({ state: 'queued', operation: 'edit' })
    await settle(message, `state = 'cancelled'`, `operation = 'edit'`)
    expect((await view(message))?.delivery).toMatchObject({ state: 'sent', operation: 'send' })
  })

  it('of a reply that was deleted before it went out is cancelled', async () => {
    const { workspace, agent } = core
    const message = await send('never mind')
    await deleteMessage(core.kernel, { workspace, agent, message })
    expect((await view(message))?.delivery).toMatchObject({ state: 'cancelled' })
  })
})

describe('a conversation', () => {
  it('stands with where it began and what came before it', async () => {
    const shown = await showConversation(core.kernel.db, core.workspace, conversation)
    expect(shown).toMatchObject({
      contact: { name: 'mei', handle: 'mei.handle' },
      assignee: { id: core.agent, publicName: 'Ana' },
      guild: null,
      contactDetail: { address: 'mei', earlier: [] },
    })
    await expect(showConversation(core.kernel.db, core.workspace, randomUUID())).rejects.toThrow('no such')
    await expect(showConversation(core.kernel.db, core.workspace + 1, conversation)).rejects.toThrow('no such')
  })
})
