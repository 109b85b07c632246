import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectPage, reply, rowOf, said, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { TcpProxy } from '../support/tcp-proxy.ts'

// How true the screen is while the line to the server is not. The desk is reached over a line that the test cuts.
const MEI = 'Mei-Ling Tan'
const MEMBERS = 6
let product: Product
let browser: TestBrowser
let line: TcpProxy
let desk: Page
let mei: string
let conversation: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ lifted: true }), TestBrowser.open()])
  const { members } = await product.act('state', {})
  mei = members.find(({ user }) => user.global_name === MEI)?.user.id ?? ''
  await product.act('send', { member: mei, channel: 'dm', content: 'is anybody there?' })
  const rpc = product.rpc()
  await expectPage.poll(async () => (await rpc.conversations.list({})).items.length).toBe(1)
  conversation = (await rpc.conversations.list({})).items[0]?.id ?? ''
  await rpc.conversations.take({ id: conversation })
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

beforeEach(async () => {
  line = await TcpProxy.open(product.port)
  desk = await (await browser.context(product)).newPage()
})
afterEach(async () => {
  await product.act('traffic', { on: false })
  await desk.context().close()
  await line.close()
})

async function openDesk(): Promise<void> {
  await desk.goto(`${line.url}/inbox/all/${conversation}`)
  await expectPage(desk.getByRole('article').last()).toBeVisible()
}

const offline = () => desk.getByText('Offline. What you send waits here.')
const behind = () => desk.getByText(/^Catching up, [\d,]+ events? behind\.$/)

/** The newest words that the screen shows of the open conversation, and its list from top to bottom. */
async function shown() {
  const rows = await desk
    .getByRole('listbox')
    .getByRole('option')
    .evaluateAll((all) => all.map(({ id }) => id))
  const words = await desk.getByRole('article').allInnerTexts()
  return { rows, last: words.slice(-5).map((text) => text.trim().split('\n')[0] ?? '') }
}

/** The same as the server has it. */
async function known() {
  const rpc = product.rpc()
  const { items } = await rpc.conversations.list({ view: 'all' })
  const messages = (await rpc.conversations.messages({ id: conversation })).items
  const spoken = messages.filter(({ author, deletedAt }) => author !== 'notice' && deletedAt === null)
  return { rows: items.map(({ id }) => `row-${id}`), last: spoken.slice(-5).map(({ text }) => text) }
}

/** The traffic has ended and everything that was said is stored. */
async function settled(): Promise<void> {
  await product.act('traffic', { on: false })
  const { in: before } = await product.act('ledger', {})
  await expectPage
    .poll(async () => {
      const rpc = product.rpc()
      const { items } = await rpc.conversations.list({ view: 'all' })
      const pages = await Promise.all(items.map(({ id }) => countInbound(id)))
      return pages.reduce((sum, count) => sum + count, 0)
    })
    .toBe(before.sent)
}

async function countInbound(id: string): Promise<number> {
  let count = 0
  let cursor: string | undefined
  do {
    const page = await product.rpc().conversations.messages({ id, limit: 100, ...(cursor ? { cursor } : {}) })
    count += page.items.filter(({ direction }) => direction === 'inbound').length
    cursor = page.next ?? undefined
  } while (cursor)
  return count
}

test('cut for 10 s under traffic, the desk says so and ends exactly at the server’s state', async () => {
  await openDesk()
  await product.act('traffic', { on: true, members: MEMBERS, rate: 15 })
  await expectPage(desk.getByRole('listbox').getByRole('option')).toHaveCount(MEMBERS)
  line.cut()
  await expectPage(offline()).toBeVisible()
  await expectPage(desk.getByText(/^Last sure at/)).toBeVisible()
  const before = await shown()
  // The length of the outage is what is tried here.
  await wait(10_000)
  await expectPage(offline()).toBeVisible()
  expect((await shown()).last).toEqual(before.last)
  expect((await known()).last).not.toEqual(before.last)
  line.mend()
  await expectPage(offline()).toHaveCount(0)
  await settled()
  const truth = await known()
  await expectPage.poll(shown).toEqual(truth)
  await expectPage(behind()).toHaveCount(0)
})

test('while frames are lost the desk says how far behind it is, and catches up when it can', async () => {
  let lose = false
  await desk.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (!(lose && String(message).startsWith('42["frame"'))) socket.send(message)
    })
  })
  await desk.route('**/rpc/events/list', (route) => (lose ? route.abort() : route.continue()))
  await openDesk()
  lose = true
  await product.act('send', { member: mei, channel: 'dm', content: 'lost on the way' })
  await expectPage(behind()).toBeVisible()
  await expectPage(said(desk, 'lost on the way')).toHaveCount(0)
  lose = false
  await expectPage(said(desk, 'lost on the way')).toBeVisible()
  await expectPage(behind()).toHaveCount(0)
})

test('a desk that slept past the log’s retention starts over at the same state', async () => {
  await openDesk()
  line.cut()
  await expectPage(offline()).toBeVisible()
  await product.act('traffic', { on: true, members: MEMBERS, rate: 15 })
  await expectPage.poll(async () => (await product.act('ledger', {})).in.arrived).toBeGreaterThan(60)
  await settled()
  await prune()
  line.mend()
  const truth = await known()
  await expectPage.poll(shown).toEqual(truth)
  await product.act('send', { member: mei, channel: 'dm', content: 'and on it goes' })
  await expectPage(said(desk, 'and on it goes')).toBeVisible()
})

/** What the nightly pruning does with events that are older than their retention, done to all of them. */
async function prune(): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  await client.query(
    'update event_counter c set pruned = (select max(number) from event e where e.workspace = c.workspace)',
  )
  await client.query('delete from event')
  await client.end()
}

test('what is sent while offline waits, outlives a closed window and goes out once', async () => {
  await openDesk()
  line.cut()
  await expectPage(offline()).toBeVisible()
  await reply(desk, 'written in a tunnel')
  await reply(desk, 'and a second line')
  const feed = desk.getByRole('region', { name: 'Messages' })
  await expectPage(feed.getByText('Waits until the desk is back').last()).toBeVisible()
  const again = await desk.context().newPage()
  await desk.close()
  line.mend()
  desk = again
  await openDesk()
  await expectPage(said(desk, 'and a second line')).toBeVisible()
  const channel = (await product.act('state', { as: mei })).channels.find(({ type }) => type === 1)?.id ?? ''
  const heard = async () =>
    (await product.act('messages', { channel }))
      .map(({ content }) => content)
      .filter((content) => /tunnel|second line/.test(content))
  await expectPage.poll(heard).toEqual(['**Ana:** written in a tunnel', '**Ana:** and a second line'])
  await expectPage(said(desk, 'written in a tunnel')).toHaveCount(1)
  await expectPage(rowOf(desk, MEI)).toContainText('You: and a second line')
  expect(await heard()).toHaveLength(2)
})
