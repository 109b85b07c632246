import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WEBHOOK_EVENTS } from '../src/protocol/webhooks.ts'
import { switchOff } from './support/desk.ts'
import { until } from './support/discord.ts'
import { type DeskClient, Product } from './support/product.ts'
import { openReceiver, type Receiver, status } from './support/receiver.ts'
import { Talk } from './support/talk.ts'

// Signed webhooks on the bundle, before a program that takes them over real HTTP.
let product: Product
let receiver: Receiver
let rpc: DeskClient
beforeAll(async () => {
  receiver = await openReceiver()
  product = await Product.start({ env: { GUILDESK_ALLOW_PRIVATE_HOSTS: receiver.host } })
  rpc = product.rpc()
  await switchOff(product)
}, 60_000)
afterAll(async () => {
  await product.close()
  await receiver.close()
})

interface Told {
  type: string
  data: {
    number: string
    message: { text: string; direction: string } | null
    conversation: { id: string } | null
    case: { id: string; subject: string; status: string } | null
  }
}

const PATIENCE = { timeout: 10_000, interval: 20 }

const told = (): Told[] => receiver.received.map(({ body }) => JSON.parse(body) as Told)
const heard = (type: string, words = '') =>
  vi.waitFor(() => {
    const found = told().find((one) => one.type === type && JSON.stringify(one).includes(words))
    if (!found) throw new Error(`${type} ${words} was not heard`)
    return found
  }, PATIENCE)

test('what is said and done reaches a program, signed and in order; a kill -9 loses nothing of it', async () => {
  const { webhook, signingSecret } = await rpc.webhooks.create({ url: `${receiver.url}/hook`, events: null })
  const from = (await rpc.cases.list({})).asOf
  const mei = await Talk.with(product, 0)
  await mei.says('my pass is locked')
  await mei.is('queued')
  await rpc.conversations.take({ id: mei.conversation })
  await rpc.messages.send({ kind: 'note', conversation: mei.conversation, text: 'only for the team' })
  await rpc.messages.send({ conversation: mei.conversation, text: 'Hi, looking at it.' })
  await heard('message.created', 'looking at it')
  // It dies while its receiver takes its time, with more to tell.
  receiver.answerBy(() => undefined)
  const opened = await rpc.cases.open({ type: 'bug', subject: 'The pass locks itself' })
  await heard('case.opened')
  await rpc.cases.update({ id: opened.id, version: opened.version, priority: 'high' })
  await product.kill()
  receiver.answerBy(status(204))
  await product.boot()
  await mei.says('and now it opens')
  await heard('message.received', 'and now it opens')
  await heard('case.changed', 'high')

  for (const { body, headers } of receiver.received) {
    expect(body).not.toContain('only for the team')
    new Webhook(signingSecret).verify(body, headers as Record<string, string>)
  }
  const row = (await rpc.cases.list({ types: ['bug'] })).items[0]
  expect((await heard('case.changed', 'high')).data.case).toEqual(row)
  await until(async () => (await rpc.webhooks.list()).items[0]?.waiting === 0, 'nothing waits')
  const events = (await rpc.events.list({ after: from })).frame?.events ?? []
  // Each event of the log once, in its order, but for the note; what was in hand at the kill came with the same id again.
  const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
  const once = told().filter((_, index) => ids.indexOf(ids[index]) === index)
  const numbers = once.map(({ data }) => data.number)
  const types = new Set<string>(WEBHOOK_EVENTS)
  const expected = events.filter(({ kind }) => types.has(kind))
  const untold = expected.filter(({ number }) => !numbers.includes(number))
  expect(untold.map(({ messageView }) => messageView?.text)).toEqual(['only for the team'])
  expect(numbers).toHaveLength(expected.length - 1)
  expect([...numbers].sort((a, b) => Number(a) - Number(b))).toEqual(numbers)
  expect((await rpc.webhooks.log({ id: webhook.id, state: 'failed' })).items).toEqual([])
}, 120_000)

test('addresses that lead inside are refused in words, redirects are not followed, and all of it stands in the log', async () => {
  for (const url of [
    'http://169.254.169.254/latest',
    'http://localhost:5432/',
    'http://[::ffff:10.0.0.1]/',
    'ftp://a.b',
  ]) {
    await expect(rpc.webhooks.create({ url })).rejects.toMatchObject({ code: 'invalid' })
  }
  const { webhook } = await rpc.webhooks.create({ url: `${receiver.url}/moved`, events: ['case.opened'] })
  receiver.answerBy(status(302, '', { location: 'http://169.254.169.254/latest/meta-data/' }))
  const { delivery } = await rpc.webhooks.test({ id: webhook.id })
  const entry = await vi.waitFor(async () => {
    const found = (await rpc.webhooks.log({ id: webhook.id })).items.find(({ id }) => id === delivery)
    expect(found?.attempts).toHaveLength(1)
    return found
  }, PATIENCE)
  expect(entry).toMatchObject({ type: 'webhook.test', state: 'waiting', attempts: [{ status: 302 }] })
  expect(entry?.attempts[0]?.words).toContain('Redirects are not followed')
  receiver.answerBy(status(200, 'thanks'))
  await rpc.webhooks.replay({ id: delivery })
  await until(async () => (await rpc.webhooks.log({ id: webhook.id, state: 'sent' })).items.length === 1, 'it is sent')
  expect(JSON.stringify((await rpc.webhooks.list()).items)).not.toContain('whsec_')
  await rpc.webhooks.delete({ id: webhook.id })
}, 60_000)
