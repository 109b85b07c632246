import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../support/discord.ts'
import { Product } from '../support/product.ts'
import { Talk } from '../support/talk.ts'

// What goes wrong between us and Twilio Flex, on the bundle: nothing that was said is lost or said twice, and nobody waits for nobody.
let product: Product

beforeAll(async () => {
  product = await Product.start({ twilio: true, clock: true })
  // Tasks that nobody takes end by the time-out of the workflow that is made so.
  await product.rpc().twilio.apply()
  const [queue] = (await product.rpc().queues.list()).items
  await product.rpc().queues.update({ id: queue?.id ?? '', version: queue?.version ?? 0, desk: 'flex' })
}, 60_000)
afterAll(() => product.close())

const tasksOf = async (contact: string) =>
  (await product.act('flex-state', {})).tasks.filter((task) => task.contact === contact)
const reservedFor = async (contact: string) => (await tasksOf(contact)).find(({ status }) => status === 'reserved')
const inFlex = async (conversation: string) =>
  (await product.act('twilio-messages', { conversation })).map(({ body }) => body ?? '')
const isInFlex = (conversation: string, words: string) =>
  until(async () => (await inFlex(conversation)).some((body) => body.includes(words)), `"${words}" in Flex`)

/** A member who talks with an agent of Flex. */
async function talking(name: string) {
  const talk = await Talk.joins(product, name)
  await talk.says('i want to talk to a person')
  await until(async () => (await reservedFor(name)) !== undefined, `an agent is asked for ${name}`)
  const { sid: task = '', conversation: exchange } = (await reservedFor(name)) ?? {}
  const { worker } = await product.act('flex-accept', { task })
  await talk.hears('joined the chat')
  await talk.isSeen()
  return { talk, task, exchange: exchange ?? '', worker }
}

test('a timer closes the exchange in mid-sentence: it goes on in a new one with what was said before, and the same case', async () => {
  const { talk, exchange, worker } = await talking('Cleo')
  await product.act('flex-say', { worker, task: exchange, text: 'Which key is it?' })
  await talk.hears('Which key is it?')
  const { number } = (await talk.shown()).case ?? {}
  await product.act('twilio-close', { conversation: exchange })
  await talk.says('the small one')
  await until(async () => (await reservedFor('Cleo')) !== undefined, 'an agent is asked anew')
  const again = await reservedFor('Cleo')
  expect(again?.conversation).not.toBe(exchange)
  expect(again?.title).toBe(`Case #${number} · Cleo · Lumen Trails`)
  await isInFlex(again?.conversation ?? '', 'the small one')
  const told = await inFlex(again?.conversation ?? '')
  expect(told.filter((body) => body === 'the small one')).toHaveLength(1)
  expect(told).toContain('Which key is it?')
  expect((await talk.shown()).status).toBe('queued')
  await product.act('flex-accept', { task: again?.sid ?? '' })
  await talk.is('assigned')
  expect((await talk.shown()).case?.number).toBe(number)
})

test('Twilio is away: the member is not, and all of it is there once it is back', async () => {
  const { talk, exchange, worker } = await talking('Emil')
  await product.act('twilio-faults', { down: true })
  await talk.says('are you there')
  await talk.says('it is dark here')
  await product.act('flex-say', { worker, task: exchange, text: 'One second.' })
  await until(async () => (await talk.shown()).transfer?.trouble !== null, 'the trouble is shown')
  product.shiftClock(10 * 60_000)
  await product.act('twilio-faults', { down: false })
  await talk.hears('One second.')
  await isInFlex(exchange, 'it is dark here')
  const told = await inFlex(exchange)
  expect(told.filter((body) => body === 'are you there' || body === 'it is dark here')).toEqual([
    'are you there',
    'it is dark here',
  ])
  await until(async () => (await talk.shown()).transfer?.trouble === null, 'the trouble is over')
})

test('a reply that does not reach the member is told in Flex in words', async () => {
  const { talk, exchange, worker } = await talking('Fay')
  await product.act('direct-messages', { member: talk.member, open: false })
  await product.act('flex-say', { worker, task: exchange, text: 'Your lamp is mended.' })
  await isInFlex(exchange, 'Not delivered to Fay: ')
  const told = await inFlex(exchange)
  expect(told.filter((body) => body.startsWith('Not delivered'))).toEqual([
    expect.stringContaining('“Your lamp is mended.”'),
  ])
})

test('five wishes for a person at once, and /helpme later, make one task', async () => {
  const talk = await Talk.joins(product, 'Gus')
  await Promise.all(
    ['a person please', 'human', 'agent please', 'talk to a human', 'i want a person'].map((words) => talk.says(words)),
  )
  await until(async () => (await reservedFor('Gus')) !== undefined, 'an agent is asked')
  const [task] = await tasksOf('Gus')
  await product.act('flex-accept', { task: task?.sid ?? '' })
  await talk.hears('joined the chat')
  await talk.asksForHelp('is it still on?')
  await isInFlex(task?.conversation ?? '', 'is it still on?')
  expect(await tasksOf('Gus')).toHaveLength(1)
})

test('an agent of ours takes it here on purpose: both sides read it, and the task is over', async () => {
  const { talk, exchange, worker } = await talking('Hana')
  const { conversations } = product.rpc()
  await expect(conversations.take({ id: talk.conversation })).rejects.toMatchObject({ code: 'conflict' })
  await conversations.take({ id: talk.conversation, here: true })
  await talk.hears('Ana joined the chat')
  await isInFlex(exchange, 'Ana joined the chat')
  const closed = async () =>
    (await product.act('twilio-conversations', {})).find(({ sid }) => sid === exchange)?.state === 'closed'
  await until(closed, 'the exchange is closed')
  await expect(product.act('flex-say', { worker, task: exchange, text: 'too late' })).rejects.toThrow()
  await product.rpc().messages.send({ conversation: talk.conversation, text: 'I go on here.' })
  await talk.hears('I go on here.')
  expect(await inFlex(exchange)).not.toContain('I go on here.')
})

test('a word that crosses the wrap-up opens the chat again, and the virtual agent takes it up', async () => {
  const { talk, task, worker } = await talking('Ivo')
  await product.act('twilio-faults', { latency_ms: 700 })
  await talk.says('one more question, how do i dim it')
  await product.act('flex-wrap-up', { worker, task })
  await product.act('twilio-faults', { clear: true })
  await talk.is('automated')
  await until(
    async () =>
      (await talk.atDesk()).at(-1)?.author === 'virtual_agent' ||
      (await talk.atDesk()).at(-2)?.author === 'virtual_agent',
    'the virtual agent answers',
  )
})

// Last of all: whoever lets a task pass is away from then on.
test('a task that nobody takes is cancelled by its time-out: the member waits for our own agents, and hears so', async () => {
  const talk = await Talk.joins(product, 'Dora')
  await talk.says('i want to talk to a person')
  await until(async () => (await reservedFor('Dora')) !== undefined, 'an agent is asked')
  for (let minutes = 0; minutes < 40 && (await tasksOf('Dora')).length > 0; minutes += 4) {
    product.shiftClock(4 * 60_000)
    await until(async () => (await reservedFor('Dora')) === undefined, '', 1500).catch(() => undefined)
  }
  await talk.isSeen()
  await until(async () => (await talk.shown()).desk === 'console', 'it is back at our own desk')
  expect(await talk.shown()).toMatchObject({ status: 'queued', transfer: { endedBy: 'cancelled' } })
  await talk.hears(/You are next/)
  await talk.isAtDesk(({ text }) => text.endsWith('Back in the queue here.'), 'why it is back')
})
