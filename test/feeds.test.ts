import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { until } from './support/discord.ts'
import { type FeedServer, feed, openFeedServer, rssOf, type SampleItem, status } from './support/feeds/feed-server.ts'
import { type DeskClient, Product } from './support/product.ts'

// Announcements that come by themselves, on the bundle: from feeds over real HTTP, from signed calls, and from what speaks as X does.
let product: Product
let server: FeedServer
let rpc: DeskClient
let place: { guild: string; id: string }
beforeAll(async () => {
  server = await openFeedServer()
  product = await Product.start({ env: { GUILDESK_ALLOW_PRIVATE_HOSTS: server.host, X_API_URL: server.url } })
  rpc = product.rpc()
  const [{ guild, id } = { guild: '', id: '' }] = (await rpc.announcements.places()).items
  place = { guild, id }
}, 60_000)
afterAll(async () => {
  await product.close()
  await server.close()
})

const one: SampleItem = { title: 'One', id: '1', link: 'https://lumen.example/1', minute: 0 }
const two: SampleItem = { title: 'Two', id: '2', link: 'https://lumen.example/2', minute: 1 }
const three: SampleItem = { title: 'Three', id: '3', link: 'https://lumen.example/3', minute: 2 }

const show = async (id: string) => (await rpc.sources.list()).items.find((source) => source.id === id)
const primed = (id: string) => until(async () => Boolean((await show(id))?.lookedAt), 'the first look', 10_000)
const waiting = async () => (await rpc.announcements.list({})).items.filter(({ state }) => state === 'waiting')

/** What stands in #announcements, the first one first, each by its first line. */
async function stands(): Promise<string[]> {
  const messages: SandboxMessage[] = await product.act('messages', { channel: place.id })
  return messages.filter(({ type }) => type === 0).map(({ content }) => content.split('\n')[0] ?? '')
}

test('a feed: quiet at first, then for approval, and in the channel once somebody has approved', async () => {
  server.serve('/blog', feed(rssOf([one])))
  const fields = { name: 'Blog', url: `${server.url}/blog`, place, template: '**{title}**\n{link}' }
  const tried = await rpc.sources.try({ kind: 'feed', url: fields.url, template: fields.template })
  expect(tried).toMatchObject({
    title: 'Lumen',
    format: 'RSS 2.0',
    items: [{ text: '**One**\nhttps://lumen.example/1' }],
  })
  const { source, secret } = await rpc.sources.create({ kind: 'feed', ...fields })
  expect([secret, source.place.name, source.approval]).toEqual([null, 'announcements', true])
  await primed(source.id)
  expect(await waiting()).toEqual([])

  server.serve('/blog', feed(rssOf([two, one])))
  await rpc.sources.look({ id: source.id })
  await until(async () => (await waiting()).length === 1, 'it waits for approval', 10_000)
  const [item] = await waiting()
  expect(item).toMatchObject({ text: '**Two**\nhttps://lumen.example/2', source: { name: 'Blog' } })
  await rpc.announcements.post({ id: item?.id ?? '', version: item?.version ?? 0 })
  await until(async () => (await stands()).includes('**Two**'), 'it stands there', 15_000)
  const { items } = await rpc.sources.items({ id: source.id })
  expect(items.map(({ title, became }) => [title, became])).toEqual([
    ['Two', 'announced'],
    ['One', 'old'],
  ])
  await rpc.sources.remove({ id: source.id })
  expect(await show(source.id)).toBeUndefined()
})

test('automatic, across a kill -9 in the middle of a look: all of it, once, in the order of its time', async () => {
  server.serve('/auto', feed(rssOf([one])))
  const fields = { name: 'Auto', url: `${server.url}/auto`, place, template: 'auto {title}', approval: false }
  const { source } = await rpc.sources.create({ kind: 'feed', ...fields })
  await primed(source.id)
  const before = (await stands()).length
  // It dies while the feed takes its time.
  const asked = server.asked('/auto')
  server.serve('/auto', () => undefined)
  await rpc.sources.look({ id: source.id })
  await until(() => server.asked('/auto') > asked, 'it is being read', 10_000)
  await product.kill()
  server.serve('/auto', feed(rssOf([three, one, two])))
  await product.boot()
  await until(async () => (await stands()).includes('auto Three'), 'all of it stands there', 20_000)
  await rpc.sources.look({ id: source.id })
  await until(async () => Boolean((await show(source.id))?.nextAt), 'it is looked at again', 10_000)
  expect((await stands()).slice(before)).toEqual(['auto Two', 'auto Three'])
})

test('a program outside: signed it is announced, replayed it is not, and everything else is refused in words', async () => {
  const { source, secret } = await rpc.sources.create({
    kind: 'webhook',
    name: 'Zap',
    place,
    template: 'zap {title}',
    approval: false,
  })
  expect(source.url).toBe(`${product.url}/hooks/announcements/${source.id}`)
  expect(JSON.stringify(await rpc.sources.list())).not.toContain(secret)
  const send = async (body: string, headers: Record<string, string>, url = source.url) => {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
    return [answer.status, ((await answer.json()) as { message?: string }).message ?? '']
  }
  const sign = (body: string, id = 'msg_1') => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': new Webhook(secret ?? '').sign(id, new Date(), body),
  })
  const body = JSON.stringify({ id: 'a', title: 'Hello @everyone', link: 'https://lumen.example/a' })
  const headers = sign(body)
  expect([await send(body, headers), await send(body, headers)]).toEqual([
    [202, ''],
    [200, ''],
  ])
  await until(async () => (await stands()).includes('zap Hello @\u200beveryone'), 'it stands there', 15_000)
  expect((await stands()).filter((text) => text.startsWith('zap'))).toHaveLength(1)
  expect(await send(body, { ...headers, 'webhook-signature': 'v1,AAAA' })).toEqual([
    401,
    expect.stringContaining('not right'),
  ])
  expect((await send(body, {}))[0]).toBe(401)
  expect((await send(body, { authorization: `Bearer ${secret}` }))[0]).toBe(401)
  expect((await send(body, headers, `${product.url}/hooks/announcements/nonsense`))[0]).toBe(401)
  expect(await send('{"text":1}', sign('{"text":1}', 'msg_2'))).toEqual([422, expect.stringContaining('title')])
  const large = JSON.stringify({ title: 'x', summary: 'y'.repeat(70_000) })
  expect((await send(large, sign(large, 'msg_3')))[0]).toBe(413)
  await rpc.sources.update({ id: source.id, version: source.version, plainSecret: true })
  const plain = JSON.stringify({ title: 'From afar' })
  expect((await send(plain, { authorization: `Bearer ${secret}` }))[0]).toBe(202)
})

test('X is read where a token is given, and a token that it refuses is told', async () => {
  const json = (value: unknown) => status(200, {}, JSON.stringify(value))
  server.serve('/2/users/by/username/lumen', json({ data: { id: '42', username: 'lumen' } }))
  const post = (id: string, text: string) => ({ id, text, created_at: '2026-11-21T09:00:00.000Z' })
  server.serve('/2/users/42/tweets', json({ data: [post('1', 'old')], meta: { newest_id: '1' } }))
  const fields = { kind: 'x', name: 'X', place, template: '{author}: {summary}' } as const
  await expect(rpc.sources.create({ ...fields, url: '@lumen' })).rejects.toMatchObject({ code: 'invalid' })
  const { source } = await rpc.sources.create({ ...fields, url: 'https://x.com/lumen', secret: 'bearer' })
  expect(source).toMatchObject({ url: 'lumen', hasSecret: true })
  await primed(source.id)
  server.serve('/2/users/42/tweets', json({ data: [post('2', 'We are **live**')], meta: { newest_id: '2' } }))
  await rpc.sources.look({ id: source.id })
  await until(async () => (await waiting()).length === 1, 'the post waits', 10_000)
  expect((await waiting())[0]?.text).toBe('@\u200blumen: We are \\*\\*live\\*\\*')
  server.serve('/2/users/42/tweets', status(401))
  await rpc.sources.look({ id: source.id })
  await until(async () => Boolean((await show(source.id))?.trouble), 'it is told', 10_000)
  expect((await show(source.id))?.trouble).toBe('X refuses the token. Paste another one.')
})
