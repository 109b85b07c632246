import { afterAll, beforeAll, expect, test } from 'vitest'
import { switchOff } from './support/desk.ts'
import { until } from './support/discord.ts'
import { Product } from './support/product.ts'

let product: Product
beforeAll(async () => {
  product = await Product.start({ lifted: true })
  await switchOff(product)
}, 60_000)
afterAll(() => product.close())

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('after an outage with a refused session, edits, deletions, 130 messages and an expired file, all is there, once, in order', async () => {
  const rpc = product.rpc()
  const member = (await product.act('state', {})).members[0]?.user.id ?? ''
  const say = (content: string, files: { name: string; type: string; base64: string }[] = []) =>
    product.act('send', { member, channel: 'dm', content, files })
  const before = [await say('first wording'), await say('to be deleted'), await say('untouched')]
  await until(async () => ((await rpc.conversations.list({ view: 'all' })).items[0]?.unread ?? 0) === 3, 'three stored')
  await product.stop()

  await product.act('lose-session', { drop: true })
  await product.act('edit', { member, channel: 'dm', message: before[0]?.id ?? '', content: 'second wording' })
  await product.act('delete', { member, channel: 'dm', message: before[1]?.id ?? '' })
  for (let n = 0; n < 130; n++) await say(`missed ${n}`)
  await say('look', [{ name: 'pass.png', type: 'image/png', base64: photo.toString('base64') }])
  await product.act('expire-links', {})
  await product.boot()

  const id = (await rpc.conversations.list({ view: 'all' })).items[0]?.id ?? ''
  const all = async () => {
    const newest = await rpc.conversations.messages({ id, limit: 100 })
    const older = newest.next
      ? await rpc.conversations.messages({ id, limit: 100, cursor: newest.next })
      : { items: [] }
    return [...older.items, ...newest.items]
  }
  await until(
    async () => (await all()).findLast(({ direction }) => direction === 'inbound')?.attachments[0]?.state === 'stored',
    'the file copied',
  )
  const messages = (await all()).filter(({ direction }) => direction === 'inbound')
  const missed = Array.from({ length: 130 }, (_, n) => `missed ${n}`)
  expect(messages.map((message) => message.text)).toEqual(['second wording', '', 'untouched', ...missed, 'look'])
  expect(messages[0]).toMatchObject({ revisions: 1, editedAt: expect.any(String) })
  expect(messages[1]?.deletedAt).toEqual(expect.any(String))
  expect(await rpc.messages.reveal({ id: messages[1]?.id ?? '' })).toEqual({ text: 'to be deleted' })
  const file = messages.at(-1)?.attachments[0]
  expect(file).toMatchObject({ name: 'pass.png', mediaType: 'image/png', inline: true })
  const bytes = await fetch(`${product.url}${file?.url}`, { headers: { cookie: product.cookie } })
  expect(Buffer.from(await bytes.arrayBuffer())).toEqual(photo)
})
