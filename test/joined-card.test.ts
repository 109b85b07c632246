import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { switchOff } from './support/desk.ts'
import { until } from './support/discord.ts'
import { makePng } from './support/png.ts'
import { type DeskClient, Product } from './support/product.ts'

// What members read and see of an agent, as the agent sets it, on the bundle that `npm start` runs. Where SPECS_DIR names Discord's
// official description, closing the product throws if a request did not conform to it.
let product: Product
let rpc: DeskClient
beforeAll(async () => {
  product = await Product.start()
  rpc = product.rpc()
  await switchOff(product)
}, 60_000)
afterAll(() => product.close())

const ASSURANCE = 'Lumen Trails support ✓ · we never ask for your password'
const FACE = makePng(256, 256, [190, 110, 70])

function picture(method: 'PUT' | 'DELETE', bytes?: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${product.url}/api/v1/me/picture`, {
    method,
    headers: { cookie: product.cookie, origin: product.url, ...(bytes ? { 'content-type': 'image/png' } : {}) },
    ...(bytes ? { body: bytes } : {}),
  })
}

/** A member writes, the agent takes it and answers. Resolves to what the member then sees of the application. */
async function takenAndAnswered(index: number, answer: string): Promise<SandboxMessage[]> {
  const { members } = await product.act('state', {})
  const { id: member, global_name: name } = members[index]?.user ?? { id: '', global_name: '' }
  const { channel_id: channel } = await product.act('send', { member, channel: 'dm', content: `${name} asks` })
  const row = async () =>
    (await rpc.conversations.list({ view: 'unassigned' })).items.find(({ contact }) => contact.name === name)
  await until(async () => Boolean(await row()), `${name} is seen at the desk`)
  const { id } = (await row()) ?? { id: '' }
  await rpc.conversations.take({ id })
  await rpc.messages.send({ conversation: id, text: answer })
  // What it says of the case stands before it and is not what this is about.
  const ours = async () =>
    (await product.act('messages', { channel })).filter(
      ({ author, content }) => author.bot && !content.startsWith('Case'),
    )
  await until(async () => (await ours()).some(({ content }) => content.endsWith(answer)), `"${answer}" on Discord`)
  return ours()
}

test('without a picture, the member reads in words who joined', async () => {
  const [joined, reply] = await takenAndAnswered(0, 'Hi, looking at it.')
  expect(joined).toMatchObject({ content: `Ana joined the chat.\n-# ${ASSURANCE}`, embeds: [], attachments: [] })
  expect(reply?.content).toBe('**Ana:** Hi, looking at it.')
})

test('with a picture, taking a conversation sends a card that carries it, under the name as it is now', async () => {
  expect((await picture('PUT', new Uint8Array(FACE))).status).toBe(200)
  await rpc.me.update({ publicName: 'Ana Luísa' })
  expect((await rpc.me.show()).agent).toMatchObject({ publicName: 'Ana Luísa', picture: expect.any(String) })

  const [joined, reply] = await takenAndAnswered(1, 'Hi Kofi.')
  expect(joined?.content).toBe('')
  expect(joined?.embeds).toMatchObject([{ title: 'Ana Luísa joined the chat.', description: ASSURANCE }])
  const shown = await fetch(joined?.embeds[0]?.thumbnail?.url ?? '')
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await shown.arrayBuffer()).equals(FACE)).toBe(true)
  // The file stands in the card alone, as on Discord.
  expect(joined?.attachments).toEqual([])
  expect(reply?.content).toBe('**Ana Luísa:** Hi Kofi.')
})

test('what is no picture is refused in words, and the one that was set stays', async () => {
  const refused = await picture('PUT', new Uint8Array(Buffer.from('not a picture')))
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ message: 'Choose a PNG, JPEG or WebP picture.' })
  await expect(rpc.me.update({ publicName: '**Ana**' })).rejects.toMatchObject({ message: expect.any(String) })
  expect((await rpc.me.show()).agent).toMatchObject({ publicName: 'Ana Luísa', picture: expect.any(String) })
})

test('where the bot may attach no files, the words of the card get through without the picture', async () => {
  const { members, channels } = await product.act('state', {})
  const { id: member, global_name: name } = members[3]?.user ?? { id: '', global_name: '' }
  const channel = channels.find((found) => 'name' in found && found.name === 'support')?.id ?? ''
  await product.act('direct-messages', { member, open: false })
  await product.act('deny-permission', { channel, permission: 'ATTACH_FILES' })
  await product.act('command', { member, channel, name: 'helpme', options: { question: 'which trail?' } })
  const row = async () =>
    (await rpc.conversations.list({ view: 'unassigned' })).items.find(({ contact }) => contact.name === name)
  await until(async () => Boolean(await row()), `${name} is seen at the desk`)
  await rpc.conversations.take({ id: (await row())?.id ?? '' })
  const thread = async () =>
    (await product.act('state', { as: member })).channels.find((found) => found.type === 12)?.id
  const words = async (): Promise<string[]> => {
    const channel = await thread()
    return channel ? (await product.act('messages', { channel })).map(({ content }) => content) : []
  }
  const told = `**Ana Luísa joined the chat.**\n${ASSURANCE}`
  await until(async () => (await words()).includes(told), 'the words in the thread')
})

test('once the picture is removed, the member reads words again', async () => {
  expect((await picture('DELETE')).status).toBe(200)
  expect((await rpc.me.show()).agent.picture).toBeNull()
  const [joined] = await takenAndAnswered(2, 'Hello.')
  expect(joined).toMatchObject({ content: `Ana Luísa joined the chat.\n-# ${ASSURANCE}`, embeds: [] })
})
