import type { Twilio } from 'twilio'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestTwilio, type TestTwilio } from '../../../test/support/twilio.ts'
import { twilioClient } from '../../../test/support/twilio-client.ts'

let twilio: TestTwilio
let client: Twilio

beforeAll(async () => {
  twilio = await startTestTwilio()
  twilio.running.twilio.limits.lifted = true
  client = twilioClient(twilio)
})

afterAll(async () => {
  await twilio.stop()
  expect(twilio.conforming.wrongAnswers).toEqual([])
})

const conversations = () => client.conversations.v1.conversations
const of = (sid: string) => client.conversations.v1.conversations(sid)
const open = async () => of((await conversations().create({ friendlyName: 'Case #1042 · Ann · Lumen Trails' })).sid)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'it was done',
    ({ status, code }: { status: number; code: number }) => `${status}/${code}`,
  )

it('keeps a conversation by a unique name, which is taken once', async () => {
  const made = await conversations().create({
    friendlyName: 'Case #7 · Ann · Lumen Trails',
    uniqueName: 'guildesk-7',
    attributes: '{"guildesk":{"number":7}}',
    state: 'active',
    'timers.closed': 'P3D',
  })
  expect(made).toMatchObject({ state: 'active', attributes: '{"guildesk":{"number":7}}' })
  expect(await refusal(conversations().create({ uniqueName: 'guildesk-7' }))).toBe('409/50353')
  expect((await of('guildesk-7').fetch()).sid).toBe(made.sid)
  expect((await of(made.sid).update({ friendlyName: 'Case #7 · Ann' })).friendlyName).toBe('Case #7 · Ann')
  expect(await refusal(of('guildesk-8').fetch())).toBe('404/20404')
  expect(await of(made.sid).remove()).toBe(true)
  expect(await refusal(of('guildesk-7').fetch())).toBe('404/20404')
})

it('refuses what Twilio refuses of a conversation', async () => {
  expect(await refusal(conversations().create({ state: 'closed' }))).toBe('400/50384')
  expect(await refusal(conversations().create({ 'timers.closed': 'PT10M' }))).toBe('400/50382')
  expect(await refusal(conversations().create({ state: 'active', 'timers.closed': 'PT9M' }))).toBe('400/20001')
  expect(await refusal(conversations().create({ uniqueName: `CH${'a'.repeat(32)}` }))).toBe('400/50390')
  expect(await refusal(conversations().create({ friendlyName: 'x'.repeat(257) }))).toBe('400/20001')
  expect(await refusal(conversations().create({ attributes: `"${'x'.repeat(16 * 1024)}"` }))).toBe('400/20001')
  expect(await refusal(conversations().create({ attributes: '{' }))).toBe('400/20001')
})

it('lets an identity take part once, with a user of its own', async () => {
  const conversation = await open()
  const { sid } = await conversation.participants.create({ identity: 'gd_ann' })
  expect(await refusal(conversation.participants.create({ identity: 'gd_ann' }))).toBe('409/50433')
  expect(await refusal(conversation.participants.create({ identity: 'discord:1' }))).toBe('400/20001')
  expect(await refusal(client.conversations.v1.users.create({ identity: 'gd_ann' }))).toBe('409/50201')
  await client.conversations.v1.users('gd_ann').update({ friendlyName: 'Ann', attributes: '{}' })
  expect((await client.conversations.v1.users('gd_ann').fetch()).friendlyName).toBe('Ann')
  const read = await conversation.participants(sid).update({ lastReadMessageIndex: 3 })
  expect(read.lastReadMessageIndex).toBe(3)
  const taking = await client.conversations.v1.participantConversations.list({ identity: 'gd_ann' })
  expect(taking.map((each) => [each.participantSid, each.conversationState])).toEqual([[sid, 'active']])
  await conversation.participants(sid).remove()
  expect(await conversation.participants.list()).toEqual([])
})

it('numbers messages, takes their true time over, and lists them in either order page by page', async () => {
  const conversation = await open()
  await conversation.participants.create({ identity: 'gd_ann' })
  const before = new Date('2026-01-02T03:04:05Z')
  const first = await conversation.messages.create({ author: 'gd_ann', body: 'one', dateCreated: before })
  expect(first).toMatchObject({ index: 0, dateCreated: before, media: null })
  expect(first.participantSid).toMatch(/^MB/)
  for (const body of ['two', 'three', 'four', 'five']) await conversation.messages.create({ body })
  await conversation.messages(first.sid).remove()
  const said = (await conversation.messages.list({ pageSize: 2 })).map(({ index, author, body }) => [
    index,
    author,
    body,
  ])
  expect(said).toEqual([
    [1, 'system', 'two'],
    [2, 'system', 'three'],
    [3, 'system', 'four'],
    [4, 'system', 'five'],
  ])
  const newest = await conversation.messages.list({ order: 'desc', limit: 2 })
  expect(newest.map((each) => each.index)).toEqual([4, 3])
})

it('goes on after what was shown last, though that was deleted meanwhile', async () => {
  const conversation = await open()
  for (const body of ['a', 'b', 'c', 'd']) await conversation.messages.create({ body })
  const page = await conversation.messages.page({ pageSize: 2 })
  await conversation.messages(page.instances[1]?.sid ?? '').remove()
  const next = await page.nextPage()
  expect(next?.instances.map((each) => each.body)).toEqual(['c', 'd'])
})

it('changes a message, and refuses what is too large or nothing at all', async () => {
  const conversation = await open()
  const { sid } = await conversation.messages.create({ body: 'hello', attributes: '{"guildesk":{"key":"k1"}}' })
  const changed = await conversation.messages(sid).update({ body: 'hello again' })
  expect(changed).toMatchObject({ body: 'hello again', attributes: '{"guildesk":{"key":"k1"}}' })
  expect(await refusal(conversation.messages.create({ body: 'ü'.repeat(16 * 1024 + 1) }))).toBe('400/20001')
  expect(await refusal(conversation.messages.create({ body: 'x', attributes: `"${'x'.repeat(4096)}"` }))).toBe(
    '400/20001',
  )
  expect(await refusal(conversation.messages.create({ author: 'gd_ann' }))).toBe('400/20001')
  expect(await refusal(conversation.messages(`IM${'0'.repeat(32)}`).fetch())).toBe('404/20404')
})

it('is closed for good: nothing can be said, changed or added', async () => {
  const conversation = await open()
  const { sid } = await conversation.messages.create({ body: 'hello' })
  expect((await conversation.update({ state: 'closed' })).state).toBe('closed')
  expect(await refusal(conversation.messages.create({ body: 'anyone?' }))).toBe('409/50377')
  expect(await refusal(conversation.messages(sid).update({ body: 'late' }))).toBe('409/50377')
  expect(await refusal(conversation.messages(sid).remove())).toBe('409/50377')
  expect(await refusal(conversation.participants.create({ identity: 'gd_ann' }))).toBe('409/50377')
  expect(await refusal(conversation.update({ state: 'active' }))).toBe('409/50377')
  expect((await conversation.messages.list()).map((each) => each.body)).toEqual(['hello'])
})

it('takes five webhooks of a conversation, of post-events only', async () => {
  const conversation = await open()
  const wish = {
    target: 'webhook' as const,
    'configuration.url': 'https://desk.example/hooks',
    'configuration.method': 'post' as const,
    'configuration.filters': ['onMessageAdded', 'onMessageUpdated'],
  }
  const made = await conversation.webhooks.create(wish)
  expect(made.configuration).toMatchObject({ url: wish['configuration.url'], filters: wish['configuration.filters'] })
  for (let count = 1; count < 5; count++) await conversation.webhooks.create(wish)
  expect(await refusal(conversation.webhooks.create(wish))).toBe('400/50371')
  const moved = await conversation.webhooks(made.sid).update({ 'configuration.url': 'https://desk.example/other' })
  expect(moved.configuration).toMatchObject({ url: 'https://desk.example/other', method: 'post' })
  await conversation.webhooks(made.sid).remove()
  expect(await conversation.webhooks.list()).toHaveLength(4)
  const pre = { ...wish, 'configuration.filters': ['onMessageAdd'] }
  expect(await refusal(conversation.webhooks.create(pre))).toBe('400/20001')
  expect(await refusal(conversation.webhooks.create({ target: 'studio' }))).toBe('400/20001')
})

it('tells what holds for all conversations, and the same resources below their service', async () => {
  const { defaultChatServiceSid } = await client.conversations.v1.configuration().fetch()
  const service = client.conversations.v1.services(defaultChatServiceSid)
  expect((await service.fetch()).sid).toBe(defaultChatServiceSid)
  const { sid } = await service.conversations.create({ friendlyName: 'by its service' })
  expect((await of(sid).fetch()).friendlyName).toBe('by its service')
  expect(
    await refusal(
      client.conversations.v1
        .services(`IS${'0'.repeat(32)}`)
        .conversations(sid)
        .fetch(),
    ),
  ).toBe('404/20404')
  await client.conversations.v1.configuration().update({ defaultClosedTimer: 'P2D' })
  expect((await conversations().create()).timers).toHaveProperty('date_closed')
})

it('asks for the credentials of its account', async () => {
  const stranger = twilioClient({ ...twilio, authToken: 'f'.repeat(32) })
  expect(await refusal(stranger.conversations.v1.conversations.list())).toBe('401/20003')
  expect(await refusal(stranger.api.v2010.accounts(twilio.accountSid).fetch())).toBe('401/20003')
  expect((await client.api.v2010.accounts(twilio.accountSid).fetch()).status).toBe('active')
  const nowhere = await client.request({ method: 'get', uri: 'https://conversations.twilio.com/v1/Nothing' })
  expect([nowhere.statusCode, nowhere.body]).toEqual([
    404,
    {
      code: 20404,
      message: 'The requested resource /v1/Nothing was not found',
      more_info: 'https://www.twilio.com/docs/errors/20404',
      status: 404,
    },
  ])
})
