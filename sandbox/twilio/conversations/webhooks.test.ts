import { type Twilio, validateRequest } from 'twilio'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openReceiver, type Received, type Receiver, status } from '../../../test/support/receiver.ts'
import { PRIYA, startTestTwilio, type TestTwilio } from '../../../test/support/twilio.ts'
import { twilioClient } from '../../../test/support/twilio-client.ts'

const ALL = [
  'onMessageAdded',
  'onMessageUpdated',
  'onMessageRemoved',
  'onParticipantAdded',
  'onParticipantUpdated',
  'onParticipantRemoved',
  'onConversationUpdated',
  'onConversationStateUpdated',
]

let twilio: TestTwilio
let client: Twilio
let receiver: Receiver
let now: number

beforeEach(async () => {
  now = Date.parse('2026-11-21T10:00:00Z')
  twilio = await startTestTwilio({ clock: () => now })
  client = twilioClient(twilio)
  receiver = await openReceiver()
})

afterEach(async () => {
  await receiver.close()
  await twilio.stop()
  expect(twilio.conforming.wrongAnswers).toEqual([])
})

/** A conversation with one webhook for everything. */
async function open(replayAfter?: number) {
  const { sid } = await client.conversations.v1.conversations.create({ state: 'active', 'timers.closed': 'PT10M' })
  const conversation = client.conversations.v1.conversations(sid)
  const listen = () =>
    conversation.webhooks.create({
      target: 'webhook',
      'configuration.url': `${receiver.url}/hooks/twilio/a1/conversations`,
      'configuration.method': 'post',
      'configuration.filters': ALL,
      ...(replayAfter === undefined ? {} : { 'configuration.replayAfter': replayAfter }),
    })
  return { sid, conversation, listen }
}

const fieldsOf = ({ body }: Received) => Object.fromEntries(new URLSearchParams(body))
const told = async () => {
  await twilio.side.idle()
  return receiver.received.map(fieldsOf)
}

it('tells what people in Flex do, signed over the very address', async () => {
  const { sid, listen } = await open()
  const webhook = await listen()
  twilio.side.join(sid)
  twilio.side.say(sid, 'Hello Ann, this is Priya')
  const events = await told()
  expect(events.map((each) => each.EventType)).toEqual(['onParticipantAdded', 'onMessageAdded'])
  expect(events[1]).toEqual({
    AccountSid: twilio.accountSid,
    ChatServiceSid: expect.stringMatching(/^IS/),
    EventType: 'onMessageAdded',
    Source: 'SDK',
    ClientIdentity: PRIYA,
    ConversationSid: sid,
    MessageSid: expect.stringMatching(/^IM/),
    ParticipantSid: expect.stringMatching(/^MB/),
    Index: '0',
    Author: PRIYA,
    Attributes: '{}',
    Body: 'Hello Ann, this is Priya',
    DateCreated: '2026-11-21T10:00:00.000Z',
    RetryCount: '0',
    WebhookType: 'webhook',
    WebhookSid: webhook.sid,
  })
  for (const each of receiver.received) {
    const mark = String(each.headers['x-twilio-signature'])
    expect(validateRequest(twilio.authToken, mark, receiver.url + each.path, fieldsOf(each))).toBe(true)
    expect(validateRequest('another', mark, receiver.url + each.path, fieldsOf(each))).toBe(false)
  }
})

it('tells of requests only where they ask for it', async () => {
  const { conversation, listen } = await open()
  await listen()
  await conversation.messages.create({ author: 'gd_ann', body: 'in silence' })
  await conversation.messages.create({ author: 'gd_ann', body: 'aloud', xTwilioWebhookEnabled: 'true' })
  expect((await told()).map(({ Body, Source }) => [Body, Source])).toEqual([['aloud', 'API']])
})

it('tells a file without words, an edit, a deletion and who leaves', async () => {
  const { sid, listen } = await open()
  await listen()
  twilio.side.join(sid)
  const file = await twilio.side.attach(sid, {
    name: 'steps.pdf',
    type: 'application/pdf',
    data: Buffer.from('%PDF-1.7'),
  })
  const words = twilio.side.say(sid, 'Red this')
  now += 1500
  twilio.side.edit(words, 'Read this')
  twilio.side.remove(file)
  twilio.side.leave(sid)
  const [, media, , edit, removal, left] = await told()
  expect(media).not.toHaveProperty('Body')
  expect(JSON.parse(media?.Media ?? '')).toEqual([
    { Sid: expect.stringMatching(/^ME/), Filename: 'steps.pdf', ContentType: 'application/pdf', Size: 8 },
  ])
  expect(edit).toMatchObject({
    EventType: 'onMessageUpdated',
    Body: 'Read this',
    DateUpdated: '2026-11-21T10:00:01.500Z',
  })
  expect(removal).toMatchObject({ EventType: 'onMessageRemoved', MessageSid: file.sid, Index: '0' })
  expect(removal).toHaveProperty('DateRemoved')
  expect(left).toMatchObject({ EventType: 'onParticipantRemoved', Identity: PRIYA, 'MessagingBinding.Type': 'CHAT' })
})

it('replays to a new webhook what was said before it, from an index on', async () => {
  const { conversation, listen } = await open(1)
  for (const body of ['zero', 'one', 'two']) await conversation.messages.create({ author: 'gd_ann', body })
  await listen()
  expect((await told()).map((each) => `${each.Index} ${each.Body}`)).toEqual(['1 one', '2 two'])
})

it('closes by its timer, which every message begins anew, and says that it was the timer', async () => {
  const { sid, listen } = await open()
  await listen()
  now += 9 * 60_000
  twilio.side.say(sid, 'still here')
  now += 9 * 60_000
  twilio.side.tick()
  expect(twilio.side.conversation(sid).state).toBe('active')
  now += 60_000
  twilio.side.tick()
  expect((await told()).at(-1)).toMatchObject({
    EventType: 'onConversationStateUpdated',
    StateFrom: 'active',
    StateTo: 'closed',
    Reason: 'TIMER',
  })
})

it('grows inactive by the other timer and is woken by a message', async () => {
  const { sid, conversation, listen } = await open()
  await conversation.update({ 'timers.inactive': 'PT1M' })
  await listen()
  now += 60_000
  twilio.side.tick()
  twilio.side.say(sid, 'I am back')
  const states = (await told()).filter((each) => each.StateTo).map((each) => `${each.StateTo} ${each.Reason}`)
  expect(states).toEqual(['inactive TIMER', 'active EVENT'])
})

it('never tries again, neither after a refusal nor where nobody listens', async () => {
  const { sid, listen } = await open()
  await listen()
  receiver.answerBy(status(500))
  twilio.side.say(sid, 'one')
  await twilio.side.idle()
  await receiver.close()
  twilio.side.say(sid, 'two')
  await twilio.side.idle()
  expect(receiver.received).toHaveLength(1)
  const lines = twilio.side.twilio.log.all().filter((line) => line.kind === 'webhook')
  expect(lines.map((line) => [line.title, line.status, line.ok])).toEqual([
    ['onMessageAdded', '500', false],
    ['onMessageAdded', expect.stringContaining('ECONNREFUSED'), false],
  ])
})

it("leaves the account's own webhook to Flex until it is pointed elsewhere", async () => {
  const { sid } = await open()
  const settings = client.conversations.v1.configuration.webhooks()
  await settings.update({ postWebhookUrl: `${receiver.url}/all`, filters: ['onMessageAdded'], method: 'POST' })
  twilio.side.say(sid, 'for Flex alone')
  expect(await told()).toEqual([])
  await settings.update({ target: 'webhook' })
  twilio.side.say(sid, 'for all')
  expect((await told()).map((each) => each.Body)).toEqual(['for all'])
  expect(receiver.received[0]?.path).toBe('/all')
})
