import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { ARTICLES, addArticles } from '../../../../test/support/knowledge.ts'
import { Story } from '../../../../test/support/story.ts'
import { startTestTwilio, type TestTwilio } from '../../../../test/support/twilio.ts'
import { lockConversation } from '../../../core/conversation/conversation.ts'
import { connectDesk } from '../../../core/queue/connected-desk.ts'
import { queueFor } from '../../../core/queue/queue-for.ts'
import { Secrets } from '../../../kernel/secrets/secrets.ts'
import { readAccount, savePlaces, saveRouter, upsertAccount } from '../accounts.ts'
import { openTwilioClient } from '../client.ts'
import { ANSWER_MS, hearStudio, type StudioAnswer } from './hear-studio.ts'
import type { StudioHearing } from './hearing.ts'
import { openStudioRouter } from './open-router.ts'

const FLOW = `FW${'f'.repeat(32)}`
const EXECUTION = `FN${'e'.repeat(32)}`
const secrets = new Secrets('a key that is long enough for tests')

let core: TestCore
let stood: TestTwilio
let story: Story

beforeAll(async () => {
  core = await openTestCore()
  stood = await startTestTwilio()
  const { kernel, workspace, agent } = core
  const at = core.clock.now()
  const { accountSid, authToken, apiBase } = stood
  await upsertAccount(kernel.db, secrets, { workspace, accountSid, authToken, apiBase, simulated: false, at })
  await savePlaces(kernel.db, { workspace, accountSid }, { flow: FLOW }, at)
  await saveRouter(kernel.db, workspace, 'studio', at)
  await kernel.db.transaction(async (tx) => {
    connectDesk(tx, { workspace, desk: 'flex', now: at })
    await queueFor(tx, { workspace, guild: null, now: at })
  })
  await core.database.pool.query(`update queue set desk = 'flex'`)
  await addArticles(kernel, { workspace, agent, articles: ARTICLES.slice(0, 2) })
  story = new Story(core, undefined, openStudioRouter(kernel.db))
})
afterAll(async () => {
  await stood.stop()
  await core.close()
})

/** Says something in a chat that Studio follows at Twilio. Answers the chat and Twilio's conversation. */
async function say(member: string, words: string): Promise<{ chat: string; sid: string }> {
  const chat = await story.say(directMessage(member, words, { sentAt: core.clock.now() }))
  const sdk = await openTwilioClient(stood).sdk()
  const { sid } = await sdk.conversations.v1.conversations.create({ friendlyName: member })
  const { webhooks } = sdk.conversations.v1.conversations(sid)
  const webhook = await webhooks.create({ target: 'studio', 'configuration.flowSid': FLOW })
  await core.database.pool.query(
    `update desk_session set external_id = $2, handle = $3, state = 'open' where conversation_id = $1`,
    [chat, sid, { conversation: sid, studioWebhook: webhook.sid }],
  )
  return { chat, sid }
}

async function ask(sid: string, more: Partial<StudioHearing> = {}): Promise<StudioAnswer> {
  const { kernel, workspace } = core
  const account = await readAccount(kernel.db, secrets, workspace)
  if (!account) throw new Error('no account')
  const urlOf = (conversation: string) => `https://desk.example/conversations/${conversation}`
  const hearing = {
    turns: story.options,
    account,
    client: openTwilioClient(account),
    urlOf,
    answerWithin: ANSWER_MS,
    ...more,
  }
  return hearStudio(hearing, { ConversationSid: sid, ExecutionSid: EXECUTION, FlowSid: FLOW })
}

const session = async (chat: string) =>
  (await core.database.pool.query('select * from desk_session where conversation_id = $1', [chat])).rows[0]
const studioHears = async (sid: string) => {
  const sdk = await openTwilioClient(stood).sdk()
  return (await sdk.conversations.v1.conversations(sid).webhooks.list()).length > 0
}

test('a question is answered by us, and the execution can be looked at', async () => {
  const { chat, sid } = await say('ann', 'how do i restore my purchase')
  expect(await ask(sid)).toEqual({ next: 'answered' })
  expect((await story.said(chat)).some(({ author }) => author === 'virtual_agent')).toBe(true)
  expect((await session(chat)).handle['url:execution']).toBe(
    `https://www.twilio.com/console/studio/flows/${FLOW}/executions/${EXECUTION}`,
  )
  expect(await ask(sid)).toEqual({ next: 'nothing' })
  expect(await studioHears(sid)).toBe(true)
})

test('where a person is wanted Studio is to send it, with the case in the task; it hears no more of the chat then', async () => {
  const { chat, sid } = await say('bea', 'let me talk to a person please')
  const answer = await ask(sid)
  const { number } = (await story.caseOf(chat)) as { number: string }
  expect(answer).toMatchObject({
    next: 'person',
    attributes: {
      channelType: 'discord',
      conversationSid: sid,
      guildesk: { conversation: chat, number: Number(number) },
    },
  })
  expect(await session(chat)).toMatchObject({ purpose: 'desk', call_by: expect.any(Date) })
  expect((await session(chat)).call_by.getTime() - core.clock.now().getTime()).toBe(20_000)
  await vi.waitFor(async () => expect(await studioHears(sid)).toBe(false))
  const { friendlyName } = stood.side.conversation(sid)
  expect(friendlyName).toBe(`Case #${number} · bea · Lumen Trails`)
  expect(await ask(sid)).toEqual({ next: 'nothing' })
})

test('a turn that takes too long is not waited for: it goes on, and the person is called by us', async () => {
  const { chat, sid } = await say('cas', 'a human please')
  const asking = await core.kernel.db.transaction(async (tx) => {
    await lockConversation(tx, core.workspace, chat)
    return ask(sid, { answerWithin: 50 })
  })
  expect(asking).toEqual({ next: 'nothing' })
  await vi.waitFor(async () => expect(await session(chat)).toMatchObject({ purpose: 'desk', call_by: null }))
  expect((await story.conversation(chat)).status).toBe('queued')
})

test('of a conversation that is not ours nothing is said, whatever the sids are', async () => {
  expect(await ask('CH00')).toEqual({ next: 'nothing' })
  const { kernel, workspace } = core
  const account = await readAccount(kernel.db, secrets, workspace)
  if (!account) throw new Error('no account')
  const { chat, sid } = await say('eva', 'how do i restore my purchase')
  const hearing = {
    turns: story.options,
    account,
    client: openTwilioClient(account),
    urlOf: () => '',
    answerWithin: ANSWER_MS,
  }
  const odd = { ConversationSid: sid, ExecutionSid: '"><script>', FlowSid: '../..' }
  expect(await hearStudio(hearing, odd)).toEqual({ next: 'answered' })
  expect((await session(chat)).handle['url:execution']).toBeUndefined()
  expect(await hearStudio(hearing, {})).toEqual({ next: 'nothing' })
})

test('who is the router no more is told nothing, and follows no longer; what waited is answered at once', async () => {
  const { kernel, workspace } = core
  const { chat, sid } = await say('fay', 'how do i restore my purchase')
  await saveRouter(kernel.db, workspace, 'guildesk', core.clock.now())
  expect(await ask(sid)).toEqual({ next: 'nothing' })
  expect(await session(chat)).toMatchObject({ state: 'ending', ended_by: 'us' })
  await story.turns()
  expect((await story.said(chat)).some(({ author }) => author === 'virtual_agent')).toBe(true)
  await saveRouter(kernel.db, workspace, 'studio', core.clock.now())
  expect(await ask(sid)).toEqual({ next: 'nothing' })
})

test('an account that refuses us, or has no flow, is no router', async () => {
  const { kernel, workspace } = core
  const router = openStudioRouter(kernel.db)
  const turn = { workspace, conversation: '' }
  expect(await router.decide(turn)).toBe('pending')
  await core.database.pool.query('update twilio_account set refused_at = now()')
  expect(await router.decide(turn)).toBe('ours')
  await core.database.pool.query(`update twilio_account set refused_at = null, places = '{}'`)
  expect(await router.decide(turn)).toBe('ours')
})
