import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContact, shown } from '../../../test/support/cases.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { bug, fileBug } from '../../../test/support/filing.ts'
import { addAgent } from '../../../test/support/team.ts'
import { newId } from '../../kernel/ids.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { deliveryConversations } from '../conversation/recipients.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { writeToContact } from './write-to-contact.ts'

let core: TestCore
let priya: string
beforeAll(async () => {
  core = await openTestCore()
  priya = await addAgent(core, 'Priya')
})
afterAll(() => core.close())
// Each test opens as many chats as one may in ten minutes, and finds none that ended a short while ago.
beforeEach(() => core.clock.advance(30 * 24 * 3_600_000))

const write = (contact: string, about: string | null = null, agent = core.agent) =>
  writeToContact(core.kernel, { workspace: core.workspace, agent, contact, case: about })

const reply = (conversation: string, text: string, agent = core.agent) =>
  sendReply(core.kernel, {
    ...{ workspace: core.workspace, agent, conversation, text },
    ...{ id: newId(), attachments: [], replyTo: null },
  })

const resolve = (conversation: string) =>
  resolveConversation(core.kernel, { workspace: core.workspace, conversation, agent: core.agent })

async function writes(member: string, text: string): Promise<string> {
  const message = directMessage(`id-${member}`, text, { contact: bug(core, member).contact, sentAt: core.clock.now() })
  const [received] = await receiveChanges(core.kernel, { workspace: core.workspace, channel: 'discord' }, [message])
  return received?.conversation ?? ''
}

async function outbound(conversation: string): Promise<string[]> {
  const { rows } = await core.database.pool.query<{ text: string }>(
    `select text from message where conversation_id = $1 and direction = 'outbound' order by sent_at, id`,
    [conversation],
  )
  return rows.map(({ text }) => text)
}

async function conversationOf(id: string) {
  const { rows } = await core.database.pool.query('select * from conversation where id = $1', [id])
  return rows[0]
}

test('out of a case a new conversation is opened, taken and linked; nothing is sent before the first words, which say who joined', async () => {
  const filed = await fileBug(core, 'Ines', 'Parrot is mute')
  const contact = (await shown(core, filed.id)).requester?.id ?? ''
  const { conversation, outcome } = await write(contact, filed.id)
  expect(outcome).toBe('opened')
  expect(await conversationOf(conversation)).toMatchObject({
    status: 'assigned',
    assignee_id: core.agent,
    case_id: null,
  })
  expect(await outbound(conversation)).toEqual([])
  expect((await shown(core, filed.id)).conversations).toMatchObject([{ id: conversation, contact: { name: 'Ines' } }])
  await reply(conversation, 'Which parrot was it?')
  core.clock.advance(1000)
  await reply(conversation, 'The green one?')
  expect(await outbound(conversation)).toEqual(['Ana joined the chat.', 'Which parrot was it?', 'The green one?'])
  // Where their direct messages are closed a private thread stands in, in the channel in which they reported.
  const to = await deliveryConversations.recipients(core.kernel.db, core.workspace, [conversation])
  expect(to.get(conversation)).toMatchObject({
    ...{ address: 'id-Ines', place: null },
    origin: { guildId: '900000000000000001', channelId: '900000000000000002' },
  })
  expect(await write(contact, filed.id)).toEqual({ conversation, outcome: 'continued' })
  expect((await shown(core, filed.id)).conversations).toHaveLength(1)
})

test('what was opened to write and never written in ends without a word', async () => {
  const { conversation } = await write(await addContact(core, 'Mei'))
  await resolve(conversation)
  expect(await outbound(conversation)).toEqual([])
  expect((await conversationOf(conversation)).status).toBe('resolved')
})

test('who is in a chat is written to there; what a colleague has stays theirs', async () => {
  const conversation = await writes('Kofi', 'hello there')
  const contact = (await conversationOf(conversation)).contact_id
  expect(await write(contact)).toEqual({ conversation, outcome: 'continued' })
  expect(await conversationOf(conversation)).toMatchObject({ status: 'assigned', assignee_id: core.agent })
  expect(await outbound(conversation)).toEqual(['Ana joined the chat.'])
  expect(await write(contact, null, priya)).toEqual({ conversation, outcome: 'continued' })
  expect((await conversationOf(conversation)).assignee_id).toBe(core.agent)
})

test('a chat that ended a short while ago goes on; another agent is announced in it, its own is not', async () => {
  const conversation = await writes('Noa', 'hello there')
  await takeConversation(core.kernel, { workspace: core.workspace, conversation, agent: core.agent })
  await resolve(conversation)
  const contact = (await conversationOf(conversation)).contact_id
  core.clock.advance(60_000)
  expect(await write(contact)).toEqual({ conversation, outcome: 'continued' })
  core.clock.advance(1000)
  await reply(conversation, 'One more thing.')
  expect((await outbound(conversation)).slice(-1)).toEqual(['One more thing.'])
  expect((await outbound(conversation)).filter((text) => text === 'Ana joined the chat.')).toHaveLength(1)
  core.clock.advance(1000)
  await resolve(conversation)
  await write(contact, null, priya)
  core.clock.advance(1000)
  await reply(conversation, 'I take over.', priya)
  expect((await outbound(conversation)).slice(-2)).toEqual(['Priya joined the chat.', 'I take over.'])
})

test('an agent opens at most ten chats in ten minutes, all of them thirty', async () => {
  const contacts = await Promise.all(Array.from({ length: 34 }, (_, n) => addContact(core, `Stranger${n}`)))
  const others = await Promise.all(['Tomasz', 'Layla', 'Sora'].map((name) => addAgent(core, name)))
  const open = (from: number, to: number, agent: string) =>
    Promise.all(contacts.slice(from, to).map((contact) => write(contact, null, agent)))
  await open(0, 10, core.agent)
  await expect(write(contacts[10] ?? '')).rejects.toMatchObject({ code: 'too_many' })
  await open(10, 20, others[0] ?? '')
  await open(20, 30, others[1] ?? '')
  await expect(write(contacts[30] ?? '', null, others[2])).rejects.toMatchObject({ code: 'too_many' })
  // To go on where a chat is open is always possible.
  expect(await write(contacts[0] ?? '')).toMatchObject({ outcome: 'continued' })
  core.clock.advance(10 * 60_000 + 1)
  expect(await write(contacts[30] ?? '')).toMatchObject({ outcome: 'opened' })
})

test('strangers to us, and agents who have gone, open nothing', async () => {
  await expect(write(newId())).rejects.toMatchObject({ code: 'not_found' })
  const contact = await addContact(core, 'Rosa')
  await expect(write(contact, newId())).rejects.toMatchObject({ code: 'not_found' })
  const gone = await addAgent(core, 'Gone')
  await core.database.pool.query('update agent set deactivated_at = now() where id = $1', [gone])
  await expect(write(contact, null, gone)).rejects.toMatchObject({ code: 'forbidden' })
})
