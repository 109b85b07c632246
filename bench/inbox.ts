import pg from 'pg'
import type { ConversationViewName } from '../src/protocol/conversations.ts'
import type { Product } from '../test/support/product.ts'
import { Line } from './line.ts'
import { type Percentiles, percentiles } from './percentiles.ts'

export const CONVERSATIONS = 10_000
/** Messages of each. */
const MESSAGES = 8
/** So many looks before anything is counted: statements are prepared, pages are read. */
const WARM_UP = 5
const VIEWS: ConversationViewName[] = ['mine', 'unassigned', 'automated', 'resolved', 'all']
/** A name, a part of one, a Discord id, a case, a word that thousands said, two words, a rare word, one that nobody said. */
const SEARCHES = [
  'Hiker 4711',
  'iker 47',
  '700000000000004711',
  '#4711',
  'lantern',
  'lantern trail',
  'word4711',
  'xylophone',
]

/** What is said in turn; one in ten speaks of lanterns. */
const SAID = [
  'the lantern of my trail stays dark since the update',
  'my season pass is still locked, the store says paid',
  'which phone do you use, and which version is on it?',
  'open the settings, then purchases, and tap restore',
  'thank you, that did it, see you out there tonight',
  'can we be more than eight on a group walk?',
  'the step counter has been standing still since noon',
  'there is no signal up there, does the map work without?',
  'I have asked the team, one moment, I will tell you',
  'it asks for my account again and again, what now?',
]

export interface InboxFigures {
  /** Milliseconds at the desk's address, all views together. */
  list: Percentiles
  /** The slowest view's p95, and its name. */
  slowestView: { view: string; p95: number }
  search: Percentiles
  slowestSearch: { q: string; p95: number }
}

/** Fills the inbox and asks for each view and each search again and again, one after the other. */
export async function measureInbox(product: Product, looks: number): Promise<InboxFigures> {
  await fillInbox(product)
  const line = await Line.open(product.url, product.cookie)
  try {
    const lists = await measure(VIEWS, looks, (view) => call(line, '/rpc/conversations/list', { view }))
    const searches = await measure(SEARCHES, looks, (q) => call(line, '/rpc/search/find', { q }))
    const slowestList = slowest(lists)
    const slowestSearch = slowest(searches)
    return {
      list: percentiles([...lists.values()].flat()),
      slowestView: { view: slowestList.what, p95: slowestList.p95 },
      search: percentiles([...searches.values()].flat()),
      slowestSearch: { q: slowestSearch.what, p95: slowestSearch.p95 },
    }
  } finally {
    line.close()
  }
}

async function call(line: Line, path: string, json: object): Promise<void> {
  const { status, body } = await line.post(path, JSON.stringify({ json }))
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body.slice(0, 200)}`)
}

async function measure<What extends string>(
  all: readonly What[],
  looks: number,
  look: (what: What) => Promise<void>,
): Promise<Map<What, number[]>> {
  const times = new Map<What, number[]>()
  for (const what of all) {
    const took: number[] = []
    for (let n = -WARM_UP; n < looks; n++) {
      const began = performance.now()
      await look(what)
      if (n >= 0) took.push(performance.now() - began)
    }
    times.set(what, took)
  }
  return times
}

function slowest(times: Map<string, number[]>): { what: string; p95: number } {
  const each = [...times].map(([what, took]) => ({ what, p95: percentiles(took).p95 }))
  return each.sort((a, b) => b.p95 - a.p95)[0] ?? { what: '', p95: Number.NaN }
}

/** A UUID by a letter's number and a number, in SQL. */
const key = (kind: number, number: string): string =>
  `('1000000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** A third of a year of a busy desk, written by SQL: most is over, some waits, some is an agent's, some the virtual agent's. */
async function fillInbox(product: Product): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  const { workspace, agent } = await product.rpc().me.show()
  const [contact, identity, conversation, message, issue] = [1, 2, 3, 4, 5].map(
    (kind) => (n: string) => key(kind, n),
  ) as [
    (n: string) => string,
    (n: string) => string,
    (n: string) => string,
    (n: string) => string,
    (n: string) => string,
  ]
  const all = `generate_series(1, ${CONVERSATIONS}) n`
  try {
    await client.query(
      `insert into contact (workspace, id, name, created_at) select $1, ${contact('n')}, 'Hiker ' || n, now() from ${all}`,
      [workspace.id],
    )
    await client.query(
      `insert into identity (workspace, id, contact_id, channel, address, handle, name, created_at)
       select $1, ${identity('n')}, ${contact('n')}, 'discord', (700000000000000000 + n)::text, 'hiker.' || n, 'Hiker ' || n, now()
       from ${all}`,
      [workspace.id],
    )
    // Of a hundred, three wait, four are this agent's, five the virtual agent's, and the rest is over.
    await client.query(
      `insert into conversation (workspace, id, contact_id, identity_id, channel, status, assignee_id, case_id, queue_order, queued_at,
         unread, opened_at, last_inbound_at, last_message_at, last_message_id, resolved_at)
       select $1, ${conversation('n')}, ${contact('n')}, ${identity('n')}, 'discord',
         case when n % 100 < 3 then 'queued' when n % 100 < 7 then 'assigned' when n % 100 < 12 then 'automated' else 'resolved' end,
         case when n % 100 between 3 and 6 then $2::uuid end, case when n % 100 < 7 then ${issue('n')} end,
         case when n % 100 < 3 then 100000 + n end, case when n % 100 < 3 then now() end, n % 3, now() - make_interval(secs => 800 * n),
         now() - make_interval(secs => 800 * n), now() - make_interval(secs => 800 * n), ${message(`n * 10 + ${MESSAGES - 1}`)},
         case when n % 100 >= 12 then now() end
       from ${all}`,
      [workspace.id, agent.id],
    )
    await client.query(
      `insert into support_case (workspace, id, number, status, subject, requester_id, conversation_id, owner_id, reason, opened_at)
       select $1, ${issue('n')}, 2000 + n, case when n % 100 < 3 then 'new' else 'open' end, 'the lantern of walk ' || n, ${contact('n')},
         ${conversation('n')}, case when n % 100 >= 3 then $2::uuid end, 'asked', now()
       from ${all} where n % 100 < 7 or n = 2711`,
      [workspace.id, agent.id],
    )
    await client.query(
      `insert into message (workspace, id, conversation_id, direction, author, kind, text, sent_at, created_at)
       select $1, ${message('n * 10 + k')}, ${conversation('n')}, case when k % 2 = 0 then 'inbound' else 'outbound' end,
         case when k % 2 = 0 then 'contact' else 'agent' end, 'text',
         $2::jsonb ->> ((n * 7 + k * 3) % $3) || ', walk' || n,
         now() - make_interval(secs => 800 * n - k), now()
       from ${all}, generate_series(0, ${MESSAGES - 1}) k`,
      [workspace.id, JSON.stringify(SAID), SAID.length],
    )
    await client.query(
      `insert into delivery (workspace, conversation_id, message_id, part, operation, state, created_at)
       select workspace, conversation_id, id, 0, 'send', 'sent', now() from message m
       where workspace = $1 and direction = 'outbound' and not exists (select 1 from delivery d where d.message_id = m.id)`,
      [workspace.id],
    )
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
