import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { atRest } from '../test/support/desk.ts'
import { type DeskClient, Product } from '../test/support/product.ts'
import { makeDiskFolder } from './disk.ts'
import { Line } from './line.ts'
import { Screen } from './screen.ts'

/** Replies that may be under way at once. */
const LINES = 64
const MEMBERS = 200

/** The product under measurement, with members whose conversations are assigned, a screen and an agent's lines. */
export interface Bench {
  product: Product
  members: number
  conversations: string[]
  screen: Screen
  lines: Line[]
}

/** Starts the product on a disk, beside a simulated Discord without limits; the product keeps to its own. */
export function startProduct({ requestsPerSecond = 1_000_000, twilio = false } = {}): Promise<Product> {
  const env = { DISCORD_REQUESTS_PER_SECOND: String(requestsPerSecond) }
  return Product.start({ folder: makeDiskFolder(), lifted: true, conform: false, twilio, env })
}

/** Has every member write once and takes each conversation; ends when members have been told who answers. */
export async function prepare(product: Product): Promise<Bench> {
  const rpc = product.rpc()
  const screen = await Screen.open(product, rpc)
  await liftWords(product)
  await product.act('bench-send', { rate: 200, seconds: MEMBERS / 200, members: MEMBERS, mark: 'first-' })
  await until(() => screen.seen.size === MEMBERS, 'the first messages came')
  screen.seen.clear()
  // The virtual agent answers each of them first, and whoever is answered moves in the list.
  await atRest(product, 60_000)
  const conversations = await listAll(rpc)
  for (let at = 0; at < conversations.length; at += 10) {
    await Promise.all(conversations.slice(at, at + 10).map((id) => rpc.conversations.take({ id })))
  }
  // Every member has been told who answers, and nothing else is under way.
  await atRest(product, 60_000)
  const lines = await Promise.all(Array.from({ length: LINES }, () => Line.open(product.url, product.cookie)))
  return { product, members: MEMBERS, conversations, screen, lines }
}

/** Here a member writes more in a minute than any setting lets them: the running process is told of the new limit as instances tell each other. */
async function liftWords(product: Product): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    await client.query(`update workspace set settings = jsonb_set(settings, '{safety,messagesAMinute}', '1000000')`)
    await client.query(`select pg_notify('guildesk', $1)`, [`bench\nsettings-changed`])
  } finally {
    await client.end()
  }
}

export function leave({ screen, lines }: Bench): void {
  screen.close()
  for (const line of lines) line.close()
}

async function listAll(rpc: DeskClient): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await rpc.conversations.list({ view: 'all', limit: 100, ...(cursor ? { cursor } : {}) })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  return ids
}

async function until(look: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`it took more than 30 s until ${what}`)
    await wait(20)
  }
}
