import { type Twilio, validateRequestWithBody } from 'twilio'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openReceiver, type Receiver } from '../../test/support/receiver.ts'
import { startTestTwilio, type TestTwilio } from '../../test/support/twilio.ts'
import { twilioClient } from '../../test/support/twilio-client.ts'

let twilio: TestTwilio
let client: Twilio
let receiver: Receiver
let sid: string

beforeEach(async () => {
  twilio = await startTestTwilio()
  twilio.running.twilio.limits.lifted = true
  client = twilioClient(twilio)
  receiver = await openReceiver()
  sid = (await client.conversations.v1.conversations.create()).sid
})

afterEach(async () => {
  await receiver.close()
  await twilio.stop()
})

const faults = () => twilio.running.twilio.faults
const conversation = () => client.conversations.v1.conversations(sid)
const say = (body: string) =>
  conversation()
    .messages.create({ body })
    .then(
      () => 'said',
      ({ status, code }: { status?: number; code: unknown }) => `${status ?? 'cut'}/${code}`,
    )
const listen = () =>
  conversation().webhooks.create({
    target: 'webhook',
    'configuration.url': receiver.url,
    'configuration.filters': ['onMessageAdded'],
  })
const heard = async () => {
  await twilio.side.idle()
  return receiver.received.map(({ body }) => new URLSearchParams(body).get('Body'))
}

it('refuses before the deed, or breaks off after it', async () => {
  const route = '/Messages'
  for (const fault of ['tooMany', 'broken', 'brokenAfter', 'lost'] as const)
    faults().next.push({ route, fault, left: 1 })
  expect([await say('one'), await say('two'), await say('three'), await say('four'), await say('five')]).toEqual([
    '429/20429',
    '500/20500',
    '500/20500',
    'cut/ECONNRESET',
    'said',
  ])
  expect(twilio.side.said(sid)).toEqual(['system: three', 'system: four', 'system: five'])
})

it('spoils the share of answers that was asked for, the same ones for the same seed', async () => {
  const round = async () => {
    faults().seed(7)
    faults().answers = { tooMany: 0.2, broken: 0.2, brokenAfter: 0, lost: 0 }
    const outcomes: string[] = []
    for (let count = 0; count < 60; count++) outcomes.push(await say('again'))
    return outcomes
  }
  const first = await round()
  expect(await round()).toEqual(first)
  expect(first.filter((each) => each === 'said').length).toBeGreaterThan(25)
  expect(first.filter((each) => each !== 'said').length).toBeGreaterThan(12)
})

it('drops, doubles and reorders webhooks', async () => {
  await listen()
  faults().webhooks.drop = 1
  twilio.side.say(sid, 'dropped')
  faults().webhooks.drop = 0
  faults().webhooks.double = 1
  twilio.side.say(sid, 'doubled')
  expect(await heard()).toEqual(['doubled', 'doubled'])
  faults().clear()
  faults().webhooks.reorder = 1
  twilio.side.say(sid, 'held back')
  faults().webhooks.reorder = 0
  twilio.side.say(sid, 'overtakes')
  expect((await heard()).slice(2)).toEqual(['overtakes', 'held back'])
})

it('is away: neither answers nor calls', async () => {
  await listen()
  faults().down = true
  expect(await say('anyone?')).toMatch(/^cut/)
  twilio.side.say(sid, 'unheard')
  expect(await heard()).toEqual([])
  faults().clear()
  expect(await say('back')).toBe('said')
})

it('lets thirty changes of one conversation through in a second', async () => {
  twilio.running.twilio.limits.lifted = false
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, count) => say(String(count))))
  expect(outcomes.filter((each) => each === '429/20429').length).toBeGreaterThan(0)
  const other = await client.conversations.v1.conversations.create()
  expect((await client.conversations.v1.conversations(other.sid).messages.create({ body: 'elsewhere' })).index).toBe(0)
  expect(await conversation().messages.list({ pageSize: 100 })).toHaveLength(
    outcomes.filter((each) => each === 'said').length,
  )
})

it('waits five seconds for an answer and not longer', async () => {
  const arrived = new Promise<void>((resolve) => receiver.answerBy(() => resolve()))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { caller } = twilio.running.twilio
    const asking = caller.ask({ url: receiver.url, authToken: twilio.authToken, params: {}, title: 'slow' })
    await arrived
    vi.advanceTimersByTime(4999)
    const pending = Symbol('pending')
    expect(await Promise.race([asking, Promise.resolve(pending)])).toBe(pending)
    vi.advanceTimersByTime(1)
    expect(await asking).toEqual({ status: null, body: 'no answer within 5 s' })
  } finally {
    vi.useRealTimers()
  }
})

it('signs JSON by its hash in the address', async () => {
  const { caller } = twilio.running.twilio
  const answer = await caller.ask({
    url: `${receiver.url}/events?x=1`,
    authToken: twilio.authToken,
    json: [{ type: 'a' }],
    title: 'a',
  })
  expect(answer.status).toBe(204)
  const [got] = receiver.received
  const mark = String(got?.headers['x-twilio-signature'])
  const url = receiver.url + got?.path
  expect(validateRequestWithBody(twilio.authToken, mark, url, got?.body ?? '')).toBe(true)
  expect(validateRequestWithBody(twilio.authToken, mark, url, '[{"type":"b"}]')).toBe(false)
})

it('refuses the old token once there is a new one', async () => {
  twilio.side.revoke()
  expect(await say('with the old one')).toBe('401/20003')
  client = twilioClient({ ...twilio, authToken: twilio.side.authToken })
  expect(await say('with the new one')).toBe('said')
})
