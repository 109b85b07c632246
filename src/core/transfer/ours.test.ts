import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ScriptedChannel } from '../../../test/support/channel.ts'
import { directMessage, nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Exchange, switchToFlex } from '../../../test/support/exchange.ts'
import { Story } from '../../../test/support/story.ts'
import { addAgent } from '../../../test/support/team.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import { assignConversation } from '../conversation/assign-conversation.ts'
import { handBack } from '../conversation/hand-back.ts'
import { deliveryConversations } from '../conversation/recipients.ts'
import { reopenConversation } from '../conversation/reopen-conversation.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { Deliverer } from '../delivery/deliverer.ts'
import { writeToContact } from '../report/write-to-contact.ts'
import { endQuiet } from '../routing/end-quiet.ts'
import { releaseConversation } from '../routing/release-conversation.ts'

let core: TestCore
let story: Story
let tomasz: string
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
  tomasz = await addAgent(core, 'Tomasz')
  await switchToFlex(core)
})
afterAll(() => core.close())

const HOUR = 3_600_000
const ELSEWHERE = 'This conversation is answered in Twilio Flex. Take it here to answer it yourself.'
const act = (conversation: string) => ({ workspace: core.workspace, conversation, agent: core.agent })
const said = (member: string, text: string) => directMessage(member, text, { sentAt: core.clock.now() })

let members = 0
async function handedOver(): Promise<{ id: string; exchange: Exchange; member: string }> {
  const member = `ours${++members}`
  const id = await story.say(said(member, 'i want to talk to a human'))
  return { id, exchange: await Exchange.of(core, id), member }
}

async function withPriya() {
  const handed = await handedOver()
  handed.exchange.join('Priya')
  await handed.exchange.read()
  return handed
}

const here = { desk: 'console', desk_agent: null, session_id: null }
const ended = { state: 'ending', ended_by: 'us' }
/** The texts that the desk is still to be told, in their order. */
const toldThere = async (exchange: Exchange) => {
  const { rows } = await core.database.pool.query<{ text: string }>(
    `select coalesce(m.text, r.text) as text from relay r left join message m on m.id = r.message_id
     where r.session_id = $1 and r.state = 'queued' order by r.id`,
    [exchange.session],
  )
  return rows.map(({ text }) => text)
}

describe('what agents there have', () => {
  test('is not answered, taken or put back from here by accident', async () => {
    const { id, exchange } = await withPriya()
    await expect(takeConversation(core.kernel, act(id))).rejects.toMatchObject({ code: 'conflict', message: ELSEWHERE })
    const reply = { ...act(id), text: 'hi', attachments: [], replyTo: null }
    await expect(sendReply(core.kernel, reply)).rejects.toMatchObject({ code: 'conflict', message: ELSEWHERE })
    await expect(releaseConversation(core.kernel, act(id))).rejects.toMatchObject({ message: ELSEWHERE })
    const { contact_id: contact } = await story.conversation(id)
    const write = { workspace: core.workspace, agent: core.agent, contact: String(contact), case: null }
    await expect(writeToContact(core.kernel, write)).rejects.toMatchObject({ message: ELSEWHERE })
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk: 'flex', desk_agent: 'Priya' })
    expect(await exchange.row()).toMatchObject({ state: 'open' })
  })

  test('is taken here on purpose: the member and the agents there read who joined, and the exchange is ended', async () => {
    const { id, exchange } = await withPriya()
    await takeConversation(core.kernel, { ...act(id), here: true })
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned', assignee_id: core.agent, ...here })
    expect((await story.last(id)).text).toBe('Ana joined the chat.')
    expect((await toldThere(exchange)).at(-1)).toBe('Ana joined the chat.')
    expect(await exchange.row()).toMatchObject(ended)
    expect(await story.caseOf(id)).toMatchObject({ owner_id: core.agent, status: 'open' })
    // What was said there before they knew is not lost, and gives nothing back.
    exchange.says('Priya', 'One more thing.')
    await exchange.read()
    expect((await story.last(id)).text).toBe('One more thing.')
    expect(await story.conversation(id)).toMatchObject({ assignee_id: core.agent, ...here })
    await sendReply(core.kernel, { ...act(id), text: 'I go on.', attachments: [], replyTo: null })
    expect(await toldThere(exchange)).not.toContain('I go on.')
  })

  test('is taken while it waits there', async () => {
    const { id, exchange } = await handedOver()
    await takeConversation(core.kernel, { ...act(id), here: true })
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned', assignee_id: core.agent, ...here })
    expect((await story.said(id)).flatMap(({ buttons }) => buttons ?? [])).not.toContainEqual(
      expect.objectContaining({ act: 'never_mind' }),
    )
    // Whoever takes it there in this moment comes too late.
    exchange.join('Priya')
    await exchange.read()
    expect(await story.conversation(id)).toMatchObject({ assignee_id: core.agent, ...here })
    expect((await story.last(id)).text).toBe('Ana joined the chat.')
  })

  test('is given to a colleague, resolved and handed back from here', async () => {
    const given = await withPriya()
    await assignConversation(core.kernel, { ...act(given.id), to: tomasz })
    expect(await story.conversation(given.id)).toMatchObject({ assignee_id: tomasz, ...here })
    expect(await given.exchange.row()).toMatchObject(ended)
    const resolved = await withPriya()
    await resolveConversation(core.kernel, act(resolved.id))
    expect(await story.conversation(resolved.id)).toMatchObject({ status: 'resolved', session_id: null })
    expect(await resolved.exchange.row()).toMatchObject(ended)
    expect((await toldThere(resolved.exchange)).at(-1)).toMatch(/^This closes the chat\./)
    await reopenConversation(core.kernel, act(resolved.id))
    expect(await story.conversation(resolved.id)).toMatchObject({
      status: 'assigned',
      assignee_id: core.agent,
      ...here,
    })
    const back = await withPriya()
    await handBack(core.kernel, act(back.id))
    expect(await story.conversation(back.id)).toMatchObject({ status: 'automated', ...here })
    expect(await back.exchange.row()).toMatchObject(ended)
  })
})

test('a member who no longer wants to wait there ends it', async () => {
  const { id, exchange, member } = await handedOver()
  const notice = (await story.said(id)).findLast(({ buttons }) =>
    buttons?.some((button) => button.act === 'never_mind'),
  )
  await story.say(story.press(member, notice?.id ?? '', 'never_mind'))
  expect(await story.conversation(id)).toMatchObject({ status: 'automated', ...here })
  expect(await exchange.row()).toMatchObject(ended)
})

test('/helpme during a chat with an agent there is told to them, and opens nothing else', async () => {
  const { id, exchange, member } = await withPriya()
  const { contact, place } = directMessage(member, '')
  const origin = { id: '77', name: 'support' }
  const asked = { change: 'help' as const, externalId: nextSnowflake(), question: 'still broken', origin, guild: null }
  await story.receive({ ...asked, contact, place, sentAt: core.clock.now() })
  await story.turns()
  const { rows } = await core.database.pool.query('select id from desk_session where conversation_id = $1', [id])
  expect(rows).toHaveLength(1)
  expect(await toldThere(exchange)).toContain('still broken')
  expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk_agent: 'Priya' })
})

test('a member who falls silent there is reminded, told there too, and then it ends on both sides', async () => {
  const { id, exchange } = await withPriya()
  exchange.says('Priya', 'Does it work now?')
  await exchange.read()
  core.clock.advance(24.1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect((await toldThere(exchange)).at(-1)).toMatch(/^Are you still there\?/)
  core.clock.advance(24.1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect(await story.conversation(id)).toMatchObject({ status: 'resolved', resolved_by: 'silence', session_id: null })
  expect(await exchange.row()).toMatchObject(ended)
})

test('what does not reach the member is told there in words, once', async () => {
  const { id, exchange, member } = await withPriya()
  const channel = new ScriptedChannel()
  channel.answer = (operation) =>
    operation.kind === 'send' && operation.text.includes('nobody reads')
      ? { result: 'failed', cause: 'closed', detail: 'Cannot send messages to this user' }
      : channel.done(operation)
  const blobs = {} as BlobStore
  const { kernel, workspace } = core
  const deliverer = new Deliverer({ kernel, workspace, channel, blobs, conversations: deliveryConversations })
  deliverer.start()
  exchange.says('Priya', 'What nobody reads, because direct messages are closed and it is long')
  exchange.says('Priya', 'What arrives.')
  await exchange.read()
  const words = async () => (await exchange.told()).filter(({ operation }) => operation === 'words')
  for (let tries = 0; (await words()).length === 0 && tries < 200; tries++) await wait(20)
  await deliverer.stop()
  expect(await words()).toEqual([
    {
      operation: 'words',
      message: null,
      text: `Not delivered to ${member}: direct messages are closed, or we are blocked there. “What nobody reads, because direct messages are closed and it…”`,
    },
  ])
  expect((await story.said(id)).at(-1)?.text).toBe('What arrives.')
})
