import { afterAll, beforeAll, expect, test } from 'vitest'
import { Product } from './support/product.ts'

// The whole way by API and gateway alone, on the bundle that `npm start` runs.
let product: Product
beforeAll(async () => {
  product = await Product.start()
}, 60_000)
afterAll(() => product.close())

async function until<Found>(look: () => Promise<Found | undefined | false | null>): Promise<Found> {
  const deadline = Date.now() + 8000
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline) throw new Error('it did not come to pass in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a member writes, an agent takes and answers, the member reads both; after a kill it goes on', async () => {
  const rpc = product.rpc()
  const mei = (await product.act('state', {})).members[0]?.user.id ?? ''
  const said = await product.act('send', { member: mei, channel: 'dm', content: 'my pass is locked' })
  const row = await until(async () => (await rpc.conversations.list({ view: 'unassigned' })).items[0])
  expect(row).toMatchObject({ unread: 1, status: 'queued', preview: { text: 'my pass is locked' } })
  await rpc.conversations.take({ id: row.id })
  await rpc.messages.send({ conversation: row.id, text: 'Hi, looking at it.' })
  const channel = said.channel_id
  const texts = async () => (await product.act('messages', { channel })).map((message) => message.content)
  await until(async () => (await texts()).length === 3)
  expect((await texts()).at(-1)).toBe('**Ana:** Hi, looking at it.')
  await product.kill()
  await product.act('send', { member: mei, channel: 'dm', content: 'said while you were dead' })
  await product.boot()
  await until(async () =>
    (await rpc.conversations.messages({ id: row.id })).items.some((m) => m.text === 'said while you were dead'),
  )
  const page = await rpc.conversations.messages({ id: row.id })
  expect(page.items.map((message) => message.direction)).toEqual(['inbound', 'outbound', 'outbound', 'inbound'])
})
