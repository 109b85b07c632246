import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { openReceiver, type Received, type Receiver, status } from '../../../test/support/receiver.ts'
import { openGuardedFetch } from '../../kernel/guarded-fetch.ts'
import { Secrets } from '../../kernel/secrets/secrets.ts'
import type { WebhookEvent } from '../../protocol/webhooks.ts'
import { addNote } from '../conversation/add-note.ts'
import { deleteMessage } from '../conversation/delete-message.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { createWebhook } from './create-webhook.ts'
import { deleteWebhook } from './delete-webhook.ts'
import { listWebhooks, showWebhook } from './endpoint.ts'
import { listDeliveries } from './list-deliveries.ts'
import { openWebhooks } from './open-webhooks.ts'
import { pruneWebhooks } from './prune-webhooks.ts'
import { replayDelivery, replayFailed } from './replay-deliveries.ts'
import { rotateSecret } from './rotate-secret.ts'
import { sendTest } from './send-test.ts'
import { updateWebhook } from './update-webhook.ts'

const secrets = new Secrets('a key for tests of at least 32 characters')
let core: TestCore
let receiver: Receiver
let others: Receiver
let webhooks: ReturnType<typeof openWebhooks>

const tools = () => ({ secrets, guarded: openGuardedFetch({ allowed: [receiver.host, others.host] }) })
const open = () => openWebhooks({ ...tools(), kernel: core.kernel, feed: core.feed, workspace: core.workspace })

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  receiver = await openReceiver()
  others = await openReceiver()
  webhooks = open()
  await webhooks.start()
})
afterEach(async () => {
  await webhooks.stop()
  const { workspace, agent, kernel, clock } = core
  for (const { id } of await listWebhooks(kernel.db, workspace, clock.now())) {
    await deleteWebhook(kernel, { workspace, agent, id })
  }
  await Promise.all([receiver.close(), others.close()])
})

const create = (events: WebhookEvent[] | null = null, to = receiver) =>
  createWebhook(core.kernel, tools(), {
    ...{ workspace: core.workspace, agent: core.agent, events },
    url: `${to.url}/hook`,
    description: '',
  })

async function say(member: string, text: string): Promise<{ conversation: string }> {
  const [taken] = await receiveChanges(core.kernel, { workspace: core.workspace, channel: 'discord' }, [
    directMessage(member, text),
  ])
  return { conversation: taken?.conversation ?? '' }
}

const show = (id: string) => showWebhook(core.kernel.db, core.workspace, id, core.clock.now())
const log = async (id: string) =>
  (
    await listDeliveries(core.kernel.db, {
      ...{ workspace: core.workspace, id, state: undefined, cursor: undefined, limit: 50 },
      now: core.clock.now(),
    })
  ).items

const typesAt = (to: Receiver) => to.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)

/** Resolves when all that has happened stands in the log. */
const numbered = () =>
  vi.waitFor(async () => expect((await core.database.pool.query('select 1 from event_staging')).rows).toEqual([]))

/** Resolves when no lane is in work. */
const idle = () =>
  vi.waitFor(async () => {
    const held = await core.database.pool.query(`select 1 from lane where route = 'webhook' and owner is not null`)
    expect(held.rows).toEqual([])
  })

/** Reads a body as a receiver does, at the time of the clock. */
function verify(secret: string, { body, headers }: Received = { path: '', body: '', headers: {} }): unknown {
  vi.setSystemTime(core.clock.now())
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>)
  } finally {
    vi.useRealTimers()
  }
}

/** Moves the clock and lets every lane that is due be looked at. */
function pass(milliseconds: number): void {
  core.clock.advance(milliseconds)
  core.kernel.bus.wake('lanes:webhook')
}

test('what happens is told in order, signed, with what is true now', async () => {
  const { id, secret } = await create(['message.received', 'conversation.opened'])
  await say('lena', 'first')
  await say('lena', 'second')
  await vi.waitFor(() => expect(receiver.received).toHaveLength(3))
  expect(typesAt(receiver)).toEqual(['conversation.opened', 'message.received', 'message.received'])
  expect(verify(secret, receiver.received[2])).toMatchObject({
    type: 'message.received',
    data: { message: { text: 'second' }, conversation: { contact: { name: 'lena' } }, case: null },
  })
  await vi.waitFor(async () => expect((await log(id)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']))
  expect(await show(id)).toMatchObject({ waiting: 0, trouble: null, tookAt: core.clock.now().toISOString() })
  const kept = await core.database.pool.query('select * from webhook_delivery')
  expect(JSON.stringify(kept.rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    'second',
  )
})

test("the team's notes, and what was deleted before it was sent, are told to nobody", async () => {
  const { conversation } = await say('mika', 'hello')
  await create()
  await webhooks.stop()
  const { workspace, agent, kernel } = core
  await addNote(kernel, { workspace, agent, conversation, text: 'a secret note', attachments: [] })
  const reply = { workspace, agent, conversation, text: 'written in haste', replyTo: null, attachments: [] }
  const message = await sendReply(kernel, reply)
  await deleteMessage(kernel, { workspace, agent, message })
  webhooks = open()
  await webhooks.start()
  await vi.waitFor(() => expect(typesAt(receiver)).toContain('message.deleted'))
  const created = receiver.received.map(({ body }) => JSON.parse(body)).filter(({ type }) => type === 'message.created')
  expect(created.filter(({ data }) => data.message.author === 'agent')).toHaveLength(1)
  for (const { body } of receiver.received) {
    expect(body).not.toContain('secret note')
    expect(body).not.toContain('haste')
  }
})

test('what happened while nobody was at work is told once, from the stored number on', async () => {
  await create(['message.received'])
  await webhooks.stop()
  for (const text of ['one', 'two', 'three']) await say('nora', text)
  webhooks = open()
  const second = open()
  await Promise.all([webhooks.start(), second.start()])
  await vi.waitFor(() => expect(receiver.received).toHaveLength(3))
  await say('nora', 'four')
  await vi.waitFor(() => expect(receiver.received).toHaveLength(4))
  await second.stop()
  const texts = receiver.received.map(({ body }) => JSON.parse(body).data.message.text)
  expect(texts).toEqual(['one', 'two', 'three', 'four'])
})

test('an attempt that is not taken is made again with the same id; what was answered is kept', async () => {
  receiver.answerBy(status(500, `oops ${'x'.repeat(5000)}`))
  const { id } = await create(['message.received'])
  await say('olga', 'hello')
  await vi.waitFor(async () => expect((await log(id))[0]?.attempts).toHaveLength(1))
  expect((await log(id))[0]?.attempts[0]).toMatchObject({ status: 500, words: null })
  expect((await log(id))[0]?.attempts[0]?.answer).toHaveLength(1024)
  await idle()
  expect(await show(id)).toMatchObject({ waiting: 1, trouble: 'The last attempt was not taken.' })
  receiver.answerBy(status(200, 'ok'))
  pass(4000)
  await new Promise((resolve) => setImmediate(resolve))
  expect(receiver.received).toHaveLength(1)
  pass(2000)
  await vi.waitFor(async () => expect((await log(id))[0]).toMatchObject({ state: 'sent', nextAt: null }))
  const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toEqual([(await log(id))[0]?.id, (await log(id))[0]?.id])
})

test('one that nobody takes fails in the end, and can be sent again', async () => {
  receiver.answerBy(status(500))
  const { id } = await create(['message.received'])
  await say('pia', 'hello')
  const hours = [0.002, 0.1, 0.6, 2.3, 5.6, 11.1, 15.5, 22.1, 26.5]
  for (const [tries, gap] of hours.entries()) {
    await vi.waitFor(async () => expect((await log(id))[0]?.attempts).toHaveLength(tries + 1))
    await idle()
    pass(gap * 3_600_000)
  }
  const failed = async () => (await log(id))[0]
  await vi.waitFor(async () => expect(await failed()).toMatchObject({ state: 'failed', nextAt: null }))
  receiver.answerBy(status(204))
  await replayDelivery(core.kernel, { workspace: core.workspace, id: (await failed())?.id ?? '' })
  await vi.waitFor(async () => expect((await failed())?.state).toBe('sent'))
})

test('a receiver that is down is asked with one at a time; when it is back it gets all in order', async () => {
  receiver.answerBy(status(503))
  const { id } = await create(['message.received'])
  for (let n = 1; n <= 8; n++) await say('quin', `word ${n}`)
  await vi.waitFor(() => expect(receiver.received).toHaveLength(5))
  await vi.waitFor(async () => expect((await show(id)).trouble).toContain('5 attempts'))
  await idle()
  pass(1000)
  await say('quin', 'word 9')
  expect(receiver.received).toHaveLength(5)
  receiver.answerBy(status(204))
  pass(60_000)
  await vi.waitFor(() => expect(receiver.received).toHaveLength(14))
  const words = receiver.received.slice(6).map(({ body }) => JSON.parse(body).data.message.text)
  expect(words.filter((word) => word !== 'word 6').sort()).toEqual([1, 2, 3, 4, 5, 7, 8, 9].map((n) => `word ${n}`))
  await vi.waitFor(async () => expect(await show(id)).toMatchObject({ waiting: 0, trouble: null }))
})

test('a slow receiver holds no other', async () => {
  const hanging: (() => void)[] = []
  receiver.answerBy((response) => hanging.push(() => response.end()))
  await create(['message.received'])
  await create(['message.received'], others)
  for (let n = 1; n <= 3; n++) await say('rosa', `word ${n}`)
  await vi.waitFor(() => expect(others.received).toHaveLength(3))
  expect(receiver.received).toHaveLength(1)
  receiver.answerBy(status(204))
  for (const go of hanging) go()
  await vi.waitFor(() => expect(receiver.received).toHaveLength(3))
})

test('410 turns it off at once, five days of silence too; turned on it hears of what is new', async () => {
  receiver.answerBy(status(410))
  const { id } = await create(['message.received'])
  await say('sam', 'lost')
  await vi.waitFor(async () => expect(await show(id)).toMatchObject({ active: false, waiting: 0 }))
  expect((await show(id)).trouble).toContain('410')
  const { workspace, agent, kernel } = core
  await expect(sendTest(kernel, { workspace, id })).rejects.toMatchObject({ code: 'conflict' })
  receiver.answerBy(status(500))
  await say('sam', 'missed')
  await numbered()
  await updateWebhook(kernel, tools().guarded, { workspace, agent, id, active: true })
  await say('sam', 'heard')
  await vi.waitFor(async () => expect((await log(id)).map(({ attempts }) => attempts.length)).toEqual([1, 1]))
  await idle()
  pass(6 * 24 * 3_600_000)
  await vi.waitFor(async () => expect((await show(id)).trouble).toContain('five days'))
  receiver.answerBy(status(204))
  await updateWebhook(kernel, tools().guarded, { workspace, agent, id, active: true })
  const since = new Date(core.clock.now().getTime() - 30 * 24 * 3_600_000)
  expect(await replayFailed(kernel, { workspace, id, since })).toBe(2)
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(5))
  const texts = receiver.received.slice(-2).map(({ body }) => JSON.parse(body).data.message.text)
  expect(texts).toEqual(['lost', 'heard'])
})

test('after a rotation both secrets sign for a day', async () => {
  const { id, secret } = await create(['message.received'])
  const { workspace, agent, kernel, clock } = core
  const fresh = await rotateSecret(kernel, secrets, { workspace, agent, id })
  expect((await show(id)).oldSecretUntil).toBe(new Date(clock.now().getTime() + 24 * 3_600_000).toISOString())
  const delivery = await sendTest(kernel, { workspace, id })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1))
  const [first] = receiver.received
  expect(first?.headers['webhook-id']).toBe(delivery)
  expect(String(first?.headers['webhook-signature']).split(' ')).toHaveLength(2)
  for (const each of [secret, fresh]) expect(verify(each, first)).toMatchObject({ type: 'webhook.test' })
  pass(25 * 3_600_000)
  await sendTest(kernel, { workspace, id })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2))
  expect(String(receiver.received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1)
  const kept = await core.database.pool.query('select secret, old_secret from webhook_endpoint')
  expect(JSON.stringify(kept.rows)).not.toContain('whsec_')
})

test('an address in a private network is refused in words, also when its name leads there later', async () => {
  const { workspace, agent, kernel } = core
  const made = createWebhook(kernel, tools(), {
    ...{ workspace, agent, events: null, description: '' },
    url: 'http://169.254.169.254/latest/meta-data/',
  })
  await expect(made).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('private network') })
  const { id } = await create()
  await core.database.pool.query(`update webhook_endpoint set url = 'http://10.0.0.1/'`)
  await sendTest(kernel, { workspace, id })
  await vi.waitFor(async () => expect((await log(id))[0]?.attempts[0]?.words).toContain('private network'))
})

test('after thirty days the log forgets', async () => {
  const { id } = await create()
  await sendTest(core.kernel, { workspace: core.workspace, id })
  await vi.waitFor(async () => expect((await log(id))[0]?.state).toBe('sent'))
  expect(await pruneWebhooks(core.kernel.db, core.clock.now())).toBe(0)
  core.clock.advance(1)
  expect(await pruneWebhooks(core.kernel.db, core.clock.now())).toBeGreaterThan(0)
  expect(await log(id)).toEqual([])
})
