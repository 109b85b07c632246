import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '../support/desk.ts'
import { until } from '../support/discord.ts'
import { type DeskClient, Product } from '../support/product.ts'
import { Talk } from '../support/talk.ts'
import { twilioClient } from '../support/twilio-client.ts'

// Twilio Studio as the router, on the bundle: it hears each message by Twilio's conversation, asks us, and sends to Flex. Where SPECS_DIR names
// Twilio's official descriptions, closing the product throws if a request did not conform to them.
let product: Product
let rpc: DeskClient

beforeAll(async () => {
  product = await Product.start({ twilio: true, clock: true })
  rpc = product.rpc()
  await publish(product, {
    title: 'Restore a purchase',
    body: 'Open **Settings**, then Purchases, and tap Restore.',
    examples: ['my pass is still locked after paying', 'restore my purchase'],
  })
}, 60_000)
afterAll(() => product.close())

const tasks = async () => (await product.act('flex-state', {})).tasks
const taskOf = async (contact: string) => (await tasks()).find((task) => task.contact === contact)

/** The flow as a team works with it in Studio. */
async function flowAtTwilio() {
  const { flowUrl } = (await rpc.twilio.show()).account ?? {}
  const sid = /FW[0-9a-f]{32}/.exec(flowUrl ?? '')?.[0] ?? ''
  return twilioClient(product.twilioAccount).studio.v2.flows(sid)
}

/** Why the newest of the virtual agent's messages was said. */
async function whyOf(talk: Talk): Promise<string> {
  const { id = '' } =
    (await talk.atDesk()).findLast(({ author, explained }) => author === 'virtual_agent' && explained) ?? {}
  return (await rpc.messages.why({ id })).words
}

test('provisioning is shown before it is done, is done once, and then there is nothing to do', async () => {
  const before = await product.command('twilio', 'plan')
  expect(before.code).toBe(2)
  expect(before.said).toContain('create  Studio flow "Guildesk router"')
  expect(before.said).toContain('"guildesk twilio apply" does it.')
  const done = await product.command('twilio', 'apply')
  expect(done).toMatchObject({ code: 0, said: expect.stringContaining('6 of 7 made or changed.') })
  const after = await product.command('twilio', 'plan')
  expect(after).toMatchObject({ code: 0, said: expect.stringContaining('Everything is as it should be.') })
  expect(await rpc.twilio.apply()).toMatchObject({ empty: true })
})

test('a question is answered by us when Studio asks; a person is called by Studio, talks, and wraps up; then Studio is asked again', async () => {
  const { items } = await rpc.queues.list()
  const [queue] = items
  await rpc.queues.update({ id: queue?.id ?? '', version: queue?.version ?? 0, desk: 'flex' })
  await rpc.twilio.update({ router: 'studio' })
  const talk = await Talk.joins(product, 'Ann')
  await talk.says('my pass is still locked after paying')
  await talk.hears('tap Restore')
  await talk.isSeen()
  expect(await whyOf(talk)).toContain('Twilio Studio asked for it.')
  expect(await tasks()).toEqual([])

  await talk.says('i want to talk to a person')
  await talk.hears(/Case #\d+/)
  await until(async () => (await taskOf('Ann')) !== undefined, 'Studio sends it to Flex')
  const task = await taskOf('Ann')
  const { number } = (await talk.is('queued')).case ?? {}
  expect(task?.title).toBe(`Case #${number} · Ann · Lumen Trails`)
  expect(JSON.parse(task?.attributes ?? '{}')).toMatchObject({
    initiatedBy: 'customer',
    guildesk: { conversation: talk.conversation, number },
  })

  const { worker } = await product.act('flex-accept', { task: task?.sid ?? '' })
  await talk.hears('joined the chat')
  const shown = await talk.shown()
  expect(shown).toMatchObject({ status: 'assigned', deskAgent: 'Priya Kumar' })
  expect(shown.transfer?.links.map(({ what }) => what).sort()).toEqual(['conversation', 'execution', 'task'])
  await product.act('flex-say', { worker, task: task?.sid ?? '', text: 'Hi Ann, what happened?' })
  await talk.hears('Hi Ann, what happened?')
  await talk.says('it is locked')
  await until(async () => {
    const { messages } = await product.act('flex-chat', { task: task?.sid ?? '' })
    return messages.some(({ text, by }) => text === 'it is locked' && by === 'contact')
  }, 'the agent reads them')
  expect((await tasks()).length).toBe(1)
  await product.act('flex-wrap-up', { worker, task: task?.sid ?? '' })
  await talk.is('resolved')
  await product.act('flex-complete', { worker, task: task?.sid ?? '' })

  await talk.says('my pass is still locked after paying')
  await until(
    async () => (await talk.onDiscord()).filter(({ embeds }) => embeds.length > 0).length > 1,
    'a second answer',
  )
  expect(await whyOf(talk)).toContain('Twilio Studio asked for it.')
  expect(await tasks()).toEqual([])
})

test('while Studio is silent the built-in flow decides after its eight seconds, and a button is ours at once', async () => {
  // A draft is not run.
  await (await flowAtTwilio()).update({ status: 'draft' })
  const talk = await Talk.joins(product, 'Bea')
  await talk.says('my pass is still locked after paying')
  await talk.isSeen()
  expect((await talk.atDesk()).map(({ author }) => author)).not.toContain('virtual_agent')
  product.shiftClock(8000)
  await talk.hears('tap Restore')
  expect(await whyOf(talk)).toContain('Twilio Studio did not ask in time, so Guildesk decided.')

  await talk.says('and what is the airspeed of a swallow?')
  await talk.isRead('and what is the airspeed of a swallow?')
  await talk.presses('helped', 'no')
  await talk.presses('person')
  await until(async () => (await taskOf('Bea')) !== undefined, 'we send it to Flex')
  expect(JSON.parse((await taskOf('Bea'))?.attributes ?? '{}')).toMatchObject({ initiatedBy: 'api' })
})

test('a flow that was changed in Studio stays so; one that sends to Flex without asking has the case opened all the same', async () => {
  const flow = await flowAtTwilio()
  const definition = JSON.stringify((await flow.fetch()).definition)
    .replace('"next":"ask_guildesk"', '"next":"send_to_flex"')
    .replace('{{widgets.ask_guildesk.parsed.attributes | to_json}}', '{}')
  await flow.update({ status: 'published', definition: JSON.parse(definition) })
  const { steps, empty } = await rpc.twilio.plan()
  expect(empty).toBe(true)
  expect(steps.find(({ what }) => what === 'flow')?.note).toMatch(
    /^It was changed in Studio \(revision \d+\) and stays so\.$/,
  )
  const known = (await tasks()).length
  const talk = await Talk.joins(product, 'Cas')
  await talk.says('is anybody there?')
  await talk.hears(/Case #\d+/)
  await talk.is('queued')
  const added = (await tasks()).slice(known)
  expect(added).toHaveLength(1)
  await product.act('flex-accept', { task: added[0]?.sid ?? '' })
  await talk.hears('joined the chat')
})

test('a flow that was told that a person is wanted, and does nothing, is waited for twenty seconds; then we call one', async () => {
  const flow = await flowAtTwilio()
  const { definition } = await flow.fetch()
  const idle = JSON.stringify(definition)
    .replace(
      '"event":"incomingConversationMessage","next":"send_to_flex"',
      '"event":"incomingConversationMessage","next":"ask_guildesk"',
    )
    .replace('"event":"match","next":"send_to_flex"', '"event":"match"')
  expect(idle).not.toContain('"next":"send_to_flex"')
  await flow.update({ status: 'published', definition: JSON.parse(idle) })
  const known = (await tasks()).length
  const talk = await Talk.joins(product, 'Dan')
  await talk.says('i want to talk to a person')
  await talk.hears(/Case #\d+/)
  await talk.is('queued')
  expect(await tasks()).toHaveLength(known)
  product.shiftClock(20_000)
  await until(async () => (await taskOf('Dan')) !== undefined, 'we send it to Flex')
  expect(JSON.parse((await taskOf('Dan'))?.attributes ?? '{}')).toMatchObject({ initiatedBy: 'api' })
  expect(await tasks()).toHaveLength(known + 1)
})
