import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeFrame } from '../src/console/live/cursor.ts'
import type { ConversationRow } from '../src/protocol/conversations.ts'
import type { Frame } from '../src/protocol/frames.ts'
import { atRest } from './support/desk.ts'
import { type DeskSocket, Product } from './support/product.ts'
import { TcpProxy } from './support/tcp-proxy.ts'

// A desk without a browser: rows as a screen would hold them, brought on by frames alone, over a line that is cut.
let product: Product
let line: TcpProxy
let mei: string

beforeAll(async () => {
  product = await Product.start({ lifted: true })
  line = await TcpProxy.open(product.port)
  mei = (await product.act('state', {})).members[1]?.user.id ?? ''
}, 60_000)
afterAll(async () => {
  await line.close()
  await product.close()
})

async function until(look: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`not so in time: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** What a screen holds: everything that frames say, applied only where they follow on what it has. */
class Screen {
  readonly rows = new Map<string, ConversationRow>()
  readonly socket: DeskSocket
  resets = 0
  gaps = 0
  number = '0'

  constructor(url: string) {
    this.socket = product.socket(url)
    this.socket.on('connect', () => this.socket.emit('follow', { after: this.number }))
    this.socket.on('frame', (frame) => this.#take(frame))
    this.socket.on('reset', () => {
      this.resets += 1
      void this.load().then(() => this.socket.emit('follow', { after: this.number }))
    })
  }

  async load(): Promise<void> {
    const { items, asOf } = await product.rpc().conversations.list({ view: 'all', limit: 100 })
    this.rows.clear()
    for (const row of items) this.rows.set(row.id, row)
    this.number = asOf
  }

  #take(frame: Frame): void {
    const verdict = judgeFrame(this.number, frame)
    if (verdict === 'pull') this.gaps += 1
    if (verdict !== 'apply') return
    for (const { row } of frame.events) if (row) this.rows.set(row.id, row)
    this.number = frame.to
  }
}

const say = (content: string) => product.act('send', { member: mei, channel: 'dm', content })

/** The traffic has come to rest: what members said is stored and answered. */
async function rest(): Promise<ConversationRow[]> {
  await product.act('traffic', { on: false })
  await say('the last word')
  const rpc = product.rpc()
  const rows = async () => (await rpc.conversations.list({ view: 'all', limit: 100 })).items
  const { sent } = (await product.act('ledger', {})).in
  await until(async () => (await rows()).reduce((sum, row) => sum + row.unread, 0) === sent, 'all of it is stored')
  await atRest(product)
  return rows()
}

const byId = (rows: Iterable<ConversationRow>) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

test('a screen whose line is cut under traffic ends at the server’s state, without a gap and without starting over', async () => {
  const screen = new Screen(line.url)
  await product.act('traffic', { on: true, members: 8, rate: 40 })
  await until(() => screen.rows.size === 8, 'all eight members stand on the screen')
  for (let cuts = 0; cuts < 3; cuts += 1) {
    line.cut()
    const { arrived } = (await product.act('ledger', {})).in
    await until(async () => (await product.act('ledger', {})).in.arrived > arrived + 40, 'more is said meanwhile')
    const stale = screen.number
    line.mend()
    await until(() => BigInt(screen.number) > BigInt(stale), 'the screen goes on')
  }
  const truth = await rest()
  await until(
    async () => screen.number === (await product.rpc().conversations.list({ limit: 1 })).asOf,
    'it is caught up',
  )
  expect(byId(screen.rows.values())).toEqual(byId(truth))
  expect([screen.resets, screen.gaps]).toEqual([0, 0])
  screen.socket.disconnect()
})

test('a screen that slept past the log’s retention is told to start over, and ends at the same state', async () => {
  const screen = new Screen(line.url)
  await screen.load()
  await until(() => screen.socket.connected, 'the screen is connected')
  line.cut()
  await say('said in its sleep')
  const truth = await rest()
  await prune()
  line.mend()
  await until(() => screen.resets === 1, 'the screen is told')
  await until(
    () => byId(screen.rows.values()).at(0)?.lastMessageAt === byId(truth).at(0)?.lastMessageAt,
    'it has read again',
  )
  expect(byId(screen.rows.values())).toEqual(byId(truth))
  const { timestamp } = await say('and on it goes')
  const said = Date.parse(timestamp)
  const isThere = (row: ConversationRow) => Date.parse(row.lastInboundAt ?? '') === said
  await until(() => [...screen.rows.values()].some(isThere), 'it follows on')
  expect(await product.rpc().events.list({ after: '0' })).toMatchObject({ reset: true, frame: null })
  screen.socket.disconnect()
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
