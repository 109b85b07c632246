import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { Explaining } from '../../../../test/support/explaining.ts'
import { findBlocks } from '../../safety/find-blocks.ts'
import { listBlocks } from './list-blocks.ts'
import { listReports } from './list-reports.ts'
import { showReport } from './show-report.ts'

/** Enough that a scan of a whole table would be chosen by nobody. */
const SIZE = 20_000

let core: TestCore
let one: string

beforeAll(async () => {
  core = await openTestCore()
  const { pool } = core.database
  const { workspace, agent } = core
  await pool.query(
    `insert into support_case (workspace, id, number, type, status, subject, opened_at, changed_at, source)
     select $1, ('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n, 'safety', 'new', 'x', now(), now(), 'form'
     from generate_series(1, ${SIZE}) n`,
    [workspace],
  )
  // One per cent is open, and of one member there are many.
  await pool.query(
    `insert into moderation_report (workspace, id, case_id, kind, state, subject_address, opened_at, changed_at)
     select workspace, ('00000002-0000-7000-8000-' || lpad(to_hex(number::int), 12, '0'))::uuid, id, 'message',
       case when number % 100 = 0 then 'open' when number % 2 = 0 then 'done' else 'dismissed' end,
       (number % 1000)::text, now() - make_interval(secs => number::int / 3), now() from support_case`,
  )
  await pool.query(
    `insert into block (workspace, id, channel, address, name, agent_id, at)
     select $1, ('00000003-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'discord', n::text, 'member ' || n, $2,
       now() - make_interval(secs => n / 3) from generate_series(1, ${SIZE}) n`,
    [workspace, agent],
  )
  await pool.query('analyze')
  one =
    (await pool.query<{ id: string }>(`select id from moderation_report where state = 'open' limit 1`)).rows[0]?.id ??
    ''
}, 60_000)
afterAll(() => core.close())

/** No whole table was read, no pile sorted. */
function expectCheap(plans: readonly string[]): void {
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) {
    for (const [, table, rows] of plan.matchAll(/Seq Scan on (\w+) .*?rows=(\d+)/g)) {
      expect(Number(rows), `${table}\n${plan}`).toBeLessThan(500)
    }
    for (const [, filtered] of plan.matchAll(/Rows Removed by Filter: (\d+)/g))
      expect(Number(filtered), plan).toBeLessThan(1000)
  }
}

const list = { kind: undefined, limit: 50 }

test('a page of reports reads a page, however many were closed; the next one too', async () => {
  const reader = new Explaining(core)
  const { workspace } = core
  const now = core.clock.now()
  for (const state of ['open', 'closed'] as const) {
    const first = await listReports(reader, { ...list, workspace, state, cursor: undefined, now })
    expect(first.items).toHaveLength(50)
    expect(first.open).toBe(SIZE / 100)
    const next = await listReports(reader, { ...list, workspace, state, cursor: first.next ?? '', now })
    expect(new Set([...first.items, ...next.items].map(({ id }) => id)).size).toBe(100)
  }
  expectCheap(reader.plans)
  expect(reader.plans.filter((plan) => /Sort Key: r\.opened_at/.test(plan))).toEqual([])
})

test('one report, the blocks, and whether somebody is blocked', async () => {
  const reader = new Explaining(core)
  const { workspace } = core
  const now = core.clock.now()
  await showReport(reader, { workspace, id: one, now })
  const addresses = Array.from({ length: 50 }, (_, n) => String(n * 7))
  expect((await findBlocks(reader, { workspace, channel: 'discord', addresses, now })).size).toBe(49)
  expectCheap(reader.plans)
  const blocks = new Explaining(core)
  const first = await listBlocks(blocks, { workspace, q: '', cursor: undefined, limit: 50, now })
  expect(first).toMatchObject({ count: SIZE })
  expect(first.items).toHaveLength(50)
  // The page is read by its index; only the count looks at all of them.
  expect(blocks.plans.filter((plan) => plan.includes('Sort Key'))).toEqual([])
})
