import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { newId } from '../src/kernel/ids.ts'
import { wallOf } from '../src/protocol/wall-time.ts'
import { until } from './support/discord.ts'
import { type DeskClient, Product } from './support/product.ts'

// Announcements on the bundle, by the desk's own API.
let product: Product
let rpc: DeskClient
beforeAll(async () => {
  product = await Product.start({ clock: true })
  rpc = product.rpc()
}, 60_000)
afterAll(() => product.close())

const MARK = '-# ✓ Lumen Trails, official. Is somebody really one of us? /verify'
const MINUTE = 60_000

async function stands(channel: string): Promise<string[]> {
  const messages: SandboxMessage[] = await product.act('messages', { channel })
  return messages.map(({ content }) => content)
}

const isPosted = (id: string) =>
  until(async () => (await rpc.announcements.show({ id })).state === 'posted', 'it is posted', 15_000)

test('a schedule outlives a kill -9 and is kept once; what is due is posted by whoever runs', async () => {
  const { items, mark } = await rpc.announcements.places()
  expect(mark).toBe(MARK)
  const [place] = items
  expect(place).toMatchObject({ name: 'announcements', publishes: true, membersWrite: false })
  if (!place) return
  const { guild, id: channel } = place
  const before = (await stands(channel)).length
  const create = (text: string, crosspost = false) =>
    rpc.announcements.create({ id: newId(), place: { guild, id: channel }, text, crosspost })
  const now = await create('Now')
  expect(now).toMatchObject({ state: 'draft', shown: `Now\n${MARK}`, place: { name: 'announcements' } })
  await rpc.announcements.post({ id: now.id, version: now.version })
  await isPosted(now.id)

  const later = await create('Later')
  // The wall shows minutes: the next but one is surely to come.
  const wall = wallOf(new Date(Date.now() + 2 * MINUTE), 'Europe/Berlin')
  const scheduled = await rpc.announcements.schedule({
    id: later.id,
    version: later.version,
    wall,
    zone: 'Europe/Berlin',
  })
  expect(scheduled).toMatchObject({ state: 'scheduled', wall, zone: 'Europe/Berlin', clock: 'plain' })
  await product.kill()
  product.shiftClock(3 * MINUTE)
  await product.boot()
  await isPosted(later.id)
  await product.kill()
  await product.boot()
  await rpc.announcements.update({ id: later.id, version: scheduled.version, text: 'Later, and edited' })
  await until(async () => !(await rpc.announcements.show({ id: later.id })).editing, 'it is edited', 15_000)
  expect((await stands(channel)).slice(before)).toEqual([`Now\n${MARK}`, `Later, and edited\n${MARK}`])
  const { items: past } = await rpc.announcements.list({ view: 'past' })
  expect(past.map(({ text }) => text)).toEqual(['Later, and edited', 'Now'])
})

test('a channel or role that is not there, and words that are too long, are refused before', async () => {
  const [place] = (await rpc.announcements.places()).items
  const { guild, id } = place ?? { guild: '', id: '' }
  const draft = { id: newId(), place: { guild, id }, text: 'Hello' }
  const nowhere = { ...draft, place: { guild, id: '123456789012345678' } }
  await expect(rpc.announcements.create(nowhere)).rejects.toMatchObject({ code: 'invalid' })
  const role = { ...draft, mention: { id: '123456789012345678' } }
  await expect(rpc.announcements.create(role)).rejects.toMatchObject({ code: 'invalid' })
  await expect(rpc.announcements.create({ ...draft, text: 'a'.repeat(2001) })).rejects.toMatchObject({
    code: 'invalid',
  })
})
