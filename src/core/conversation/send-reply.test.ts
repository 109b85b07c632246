import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { newId } from '../../kernel/ids.ts'
import { pageMessages } from '../inbox/page-messages.ts'
import { addNote } from './add-note.ts'
import { receiveChanges } from './receive.ts'
import { resolveConversation } from './resolve-conversation.ts'
import { sendReply } from './send-reply.ts'
import { takeConversation } from './take-conversation.ts'

let core: TestCore
let members = 0
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

async function newConversation(): Promise<string> {
  const message = directMessage(`walker-${++members}`, 'hello')
  const [received] = await receiveChanges(core.kernel, { workspace: core.workspace, channel: 'discord' }, [message])
  return received?.conversation ?? ''
}

const reply = (conversation: string, text: string, more: { id?: string; replyTo?: string } = {}) =>
  sendReply(core.kernel, {
    workspace: core.workspace,
    agent: core.agent,
    conversation,
    text,
    attachments: [],
    id: more.id,
    replyTo: more.replyTo ?? null,
  })

test('who answers what nobody has taken takes it, and the notice of who joined stands before the words', async () => {
  const conversation = await newConversation()
  await reply(conversation, 'Hi', { id: newId() })
  const { items } = await pageMessages(core.kernel.db, {
    workspace: core.workspace,
    conversation,
    limit: 10,
    cursor: undefined,
  })
  expect(items.map((message) => message.text)).toEqual(['hello', 'Ana joined the chat.', 'Hi'])
})

test('the same id again changes nothing; for other words elsewhere it is refused', async () => {
  const [one, other] = [await newConversation(), await newConversation()]
  const id = newId()
  expect(await reply(one, 'Hi', { id })).toBe(id)
  expect(await reply(one, 'Hi', { id })).toBe(id)
  await expect(reply(other, 'Hi', { id })).rejects.toMatchObject({ code: 'conflict' })
})

test('a note is stored once, and its id makes no reply that nobody would get', async () => {
  const conversation = await newConversation()
  const id = newId()
  const { workspace, agent } = core
  const note = { workspace, agent, conversation, text: 'seen before', attachments: [], id }
  expect(await addNote(core.kernel, note)).toBe(id)
  expect(await addNote(core.kernel, note)).toBe(id)
  await expect(reply(conversation, 'seen before', { id })).rejects.toMatchObject({ code: 'conflict' })
})

test('nothing to say, a resolved conversation, a message of somewhere else: refused in words', async () => {
  const [one, other] = [await newConversation(), await newConversation()]
  await expect(reply(one, '  \n ')).rejects.toMatchObject({ code: 'invalid' })
  const elsewhere = await reply(other, 'elsewhere')
  await expect(reply(one, 'Hi', { replyTo: elsewhere })).rejects.toMatchObject({ code: 'invalid' })
  await resolveConversation(core.kernel, { workspace: core.workspace, conversation: one, agent: core.agent })
  await expect(reply(one, 'Hi')).rejects.toMatchObject({ code: 'conflict' })
})

test('of two who take at once exactly one gets it, the other is told by whom', async () => {
  const conversation = await newConversation()
  const { rows } = await core.database.pool.query<{ id: string }>(
    `insert into agent (workspace, id, user_id, role, name, public_name, created_at)
     values ($1, gen_random_uuid(), 'second', 'agent', 'Tomasz Nowak', 'Tomasz', now())
     on conflict (workspace, user_id) do update set name = excluded.name returning id`,
    [core.workspace],
  )
  const agents = [core.agent, rows[0]?.id ?? '']
  const results = await Promise.allSettled(
    agents.map((agent) => takeConversation(core.kernel, { workspace: core.workspace, conversation, agent })),
  )
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = results.find((result) => result.status === 'rejected')
  expect(String(refused?.reason)).toMatch(/(Ana|Tomasz) took this one before you/)
})
