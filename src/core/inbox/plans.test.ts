import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Explaining } from '../../../test/support/explaining.ts'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import { countViews } from './count-views.ts'
import { listConversations } from './list-conversations.ts'
import { pageMessages } from './page-messages.ts'
import { viewMessages } from './view-messages.ts'
import { viewRows } from './view-rows.ts'

/** Enough that a scan of a whole table would be chosen by nobody. GUILDESK_PLAN_SIZE=100000 tries more. */
const SIZE = Number(process.env.GUILDESK_PLAN_SIZE ?? 20_000)

/** A UUID by a letter and a number, in SQL. */
const key = (letter: 'c' | 'i' | 'v' | 'm', number: string) =>
  `('0000000${{ c: 1, i: 2, v: 3, m: 4 }[letter]}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

let core: TestCore
const ids: string[] = []
let messages: string[] = []

beforeAll(async () => {
  core = await openTestCore()
  const { pool } = core.database
  const { workspace, agent } = core
  await pool.query(
    `insert into contact (workspace, id, name, created_at)
     select $1, ${key('c', 'n')}, 'member ' || n, now() from generate_series(1, ${SIZE}) n`,
    [workspace],
  )
  await pool.query(
    `insert into identity (workspace, id, contact_id, channel, address, name, created_at)
     select $1, ${key('i', 'n')}, ${key('c', 'n')}, 'discord', n::text, 'member ' || n, now()
     from generate_series(1, ${SIZE}) n`,
    [workspace],
  )
  // Two per cent wait, three are assigned, one is waited for and one answered at Flex, the rest is resolved. Some share their moment, so that
  // the id has to decide.
  await pool.query(
    `insert into conversation (workspace, id, contact_id, identity_id, channel, status, assignee_id, opened_at, last_message_at,
       last_message_id, queue_order, desk)
     select $1, ${key('v', 'n')}, ${key('c', 'n')}, ${key('i', 'n')}, 'discord',
       case when n % 100 in (0, 1, 5) then 'queued' when n % 100 in (2, 3, 4, 6) then 'assigned' else 'resolved' end,
       case when n % 100 in (2, 3, 4) then $2::uuid end, now(), now() - make_interval(secs => n / 3), ${key('m', 'n')}, case when n % 100 in (0, 1, 5) then n end,
       case when n % 100 in (5, 6) then 'flex' else 'console' end
     from generate_series(1, ${SIZE}) n`,
    [workspace, agent],
  )
  await pool.query(
    `insert into message (workspace, id, conversation_id, direction, author, kind, text, sent_at, created_at)
     select $1, ${key('m', 'n + k * 1000000')}, ${key('v', 'n')},
       case when k % 2 = 0 then 'inbound' else 'outbound' end, case when k % 2 = 0 then 'contact' else 'agent' end, 'text',
       'words ' || k, now() - make_interval(secs => n / 3 + k), now()
     from generate_series(1, ${SIZE}) n, generate_series(0, 3) k where k = 0 or n < 500`,
    [workspace],
  )
  await pool.query(
    `insert into delivery (workspace, conversation_id, message_id, part, operation, state, created_at)
     select workspace, conversation_id, id, p, 'send', 'sent', now() from message, generate_series(0, 1) p
     where direction = 'outbound'`,
  )
  await pool.query('analyze')
  const found = await pool.query<{ id: string }>('select id from conversation order by last_message_at desc limit 5')
  ids.push(...found.rows.map(({ id }) => id))
  messages = (await pool.query<{ id: string }>('select id from message limit 20')).rows.map(({ id }) => id)
}, 120_000)
afterAll(() => core.close())

function expectCheap(plans: readonly string[], { rows }: { rows: number }): void {
  for (const plan of plans) {
    expect(plan).not.toMatch(/Seq Scan on (conversation|message|contact|identity|delivery)/)
    expect(plan).not.toMatch(/Rows Removed by Filter: [1-9]\d{2}/)
    const [, pages] = /Buffers: shared hit=(\d+)/.exec(plan) ?? []
    expect(Number(pages), plan).toBeLessThan(rows * 30 + 50)
    if (process.env.GUILDESK_PLAN_SIZE) console.log(plan)
  }
}

describe('a list', () => {
  it.each(['all', 'unassigned', 'flex', 'mine', 'resolved'] as const)(
    'of %s reads its page from an index, and no sort',
    async (view) => {
      const reader = new Explaining(core)
      const input = { workspace: core.workspace, agent: core.agent, view, limit: 50 }
      const first = await listConversations(reader, { ...input, cursor: undefined })
      await listConversations(reader, { ...input, cursor: first.next ?? '' })
      expectCheap(reader.plans, { rows: 51 })
      for (const plan of reader.plans) expect(plan).not.toMatch(/Sort Key: c\./)
    },
  )

  it('gives each conversation once, whatever the pages', async () => {
    const view: ConversationViewName = 'mine'
    const input = { workspace: core.workspace, agent: core.agent, view, limit: 7 }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listConversations(core.kernel.db, { ...input, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined && seen.length < 400)
    expect(new Set(seen).size).toBe(seen.length)
    const counts = await countViews(core.kernel.db, core.workspace, core.agent)
    expect(counts).toEqual({ automated: 0, mine: SIZE * 0.03, unassigned: SIZE * 0.02, flex: SIZE * 0.02 })
  })
})

describe('what every frame asks', () => {
  it('is read by keys', async () => {
    const reader = new Explaining(core)
    expect((await viewRows(reader, core.workspace, ids)).size).toBe(5)
    expectCheap(reader.plans, { rows: 5 })
    const others = new Explaining(core)
    expect((await viewMessages(others, core.workspace, messages)).size).toBe(20)
    expectCheap(others.plans, { rows: 20 })
  })

  it('is a page of messages by its index', async () => {
    const reader = new Explaining(core)
    const input = { workspace: core.workspace, conversation: ids[0] ?? '', limit: 2 }
    const page = await pageMessages(reader, { ...input, cursor: undefined })
    const older = await pageMessages(reader, { ...input, cursor: page.next ?? '' })
    expect([...older.items, ...page.items].map(({ text }) => text)).toEqual([
      'words 3',
      'words 2',
      'words 1',
      'words 0',
    ])
    expect(older.next).toBeNull()
    expectCheap(reader.plans, { rows: 3 })
  })
})
