import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from './support/discord.ts'
import { makePng } from './support/png.ts'
import { Product } from './support/product.ts'
import { Talk } from './support/talk.ts'

// Twilio Flex as a desk, on the bundle: the member in the simulated Discord, the agent in the simulated Flex. Where SPECS_DIR names Twilio's
// official descriptions, closing the product throws if a request did not conform to them.
let product: Product

beforeAll(async () => {
  product = await Product.start({ twilio: true, clock: true })
  const [queue] = (await product.rpc().queues.list()).items
  await product.rpc().queues.update({ id: queue?.id ?? '', version: queue?.version ?? 0, desk: 'flex' })
}, 60_000)
afterAll(() => product.close())

const taskOf = async (contact: string) =>
  (await product.act('flex-state', {})).tasks.find((task) => task.contact === contact)
const chatOf = async (task: string) => (await product.act('flex-chat', { task })).messages

/** A member asks for a person; answers the task that Flex offers, with nobody's word yet. */
async function asks(name: string, words: string): Promise<{ talk: Talk; task: string }> {
  const talk = await Talk.joins(product, name)
  await talk.says(words)
  await talk.isSeen()
  await talk.says('i want to talk to a person')
  await talk.hears(/Case #\d+/)
  await until(async () => (await taskOf(name))?.status === 'reserved', 'an agent of Flex is asked')
  return { talk, task: (await taskOf(name))?.sid ?? '' }
}

test('a member is handed to Flex with all that was said; both sides talk, edit and delete; killed once, nothing is lost; the wrap-up resolves', async () => {
  const { talk, task } = await asks('Ann', 'my lantern does not light')
  const { number } = (await talk.is('queued')).case ?? {}
  expect((await taskOf('Ann'))?.title).toBe(`Case #${number} · Ann · Lumen Trails`)
  const before = await chatOf(task)
  expect(before.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['my lantern does not light', 'i want to talk to a person']),
  )
  expect(before.every(({ author }) => !author.includes('Ann') && !author.includes(talk.member))).toBe(true)

  const { worker } = await product.act('flex-accept', { task })
  await talk.hears('joined the chat')
  expect(await talk.shown()).toMatchObject({
    status: 'assigned',
    desk: 'flex',
    deskAgent: 'Priya Kumar',
    assignee: null,
  })

  const { messages } = await product.act('flex-say', { worker, task, text: 'Hi Ann, which lantern?' })
  await talk.hears('Hi Ann, which lantern?')
  const said = await talk.says('the brass onee')
  await until(async () => (await chatOf(task)).some(({ text }) => text === 'the brass onee'), 'the agent reads it')
  await product.act('edit', { member: talk.member, channel: 'dm', message: said.id, content: 'the brass one' })
  await until(async () => (await chatOf(task)).some(({ text }) => text === 'the brass one'), 'the agent reads the edit')
  await product.act('flex-edit', { worker, message: messages[0] ?? '', text: 'Hi Ann, which of the lanterns?' })
  await talk.hears('which of the lanterns?')

  await product.kill()
  // Said while nobody listens: no webhook of it ever comes again.
  await product.act('flex-say', { worker, task, text: 'Turn the key twice' })
  const lost = await product.act('flex-say', { worker, task, text: 'never mind this line' })
  await talk.says('hello?')
  await product.act('flex-delete', { worker, message: lost.messages[0] ?? '' })
  await product.boot()
  await talk.hears('Turn the key twice')
  await until(
    async () => (await chatOf(task)).some(({ text }) => text === 'hello?'),
    'the agent reads what was said meanwhile',
  )

  const image = makePng(8, 8, [80, 60, 200])
  const file = { name: 'key.png', type: 'image/png', base64: image.toString('base64') }
  await product.act('flex-say', { worker, task, text: '', file })
  await until(
    async () =>
      (await talk.onDiscord()).some(({ attachments }) => attachments?.some(({ filename }) => filename === 'key.png')),
    'the member sees the picture',
  )
  const heard = (await talk.onDiscord()).map(({ content }) => content).join('\n')
  for (const line of ['which of the lanterns?', 'Turn the key twice']) expect(heard.split(line)).toHaveLength(2)
  expect(heard).not.toContain('never mind this line')
  const told = (await chatOf(task)).map(({ text }) => text)
  expect(new Set(told).size).toBe(told.length)

  await product.act('flex-wrap-up', { worker, task })
  await talk.is('resolved')
  await talk.hears(/how was/i)
  expect((await talk.shown()).transfer).toMatchObject({ state: 'ended', endedBy: 'agent', failed: 0, trouble: null })
})

test('who hands over is told of by name; who leaves alone gives the member back to the virtual agent', async () => {
  const { talk, task } = await asks('Bea', 'the map is upside down')
  const { worker } = await product.act('flex-accept', { task })
  await talk.hears('joined the chat')
  const names = new Set((await talk.shown()).transfer?.agents)
  const to = names.has('Priya Kumar') ? 'Ben Okafor' : 'Priya Kumar'
  await product.act('flex-transfer', { worker, task, to })
  const chat = (await taskOf('Bea'))?.conversation ?? ''
  await until(async () => {
    const accepted = await product.act('flex-accept', { task: chat, worker: to }).catch(() => null)
    return accepted !== null
  }, `${to} accepts`)
  await talk.hears(to.split(' ')[0] ?? '')
  expect((await talk.shown()).deskAgent).toBe(to)
  await product.act('flex-leave', { worker: to, task: chat })
  await until(async () => (await talk.shown()).transfer?.agents.length === 0, 'nobody of Flex is there')
  // Somebody may still be coming: ten seconds are waited.
  expect((await talk.shown()).status).toBe('assigned')
  product.shiftClock(11_000)
  await talk.is('automated')
})
