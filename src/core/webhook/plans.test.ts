import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'

// A long backlog and a long log cost the sender and whoever looks no more than short ones: plans read by index, few rows each.
let core: TestCore
let endpoint: string

const rowsOf = async (sql: string, values: unknown[] = []) => (await core.database.pool.query(sql, values)).rows

beforeAll(async () => {
  core = await openTestCore()
  const made = await rowsOf(
    `insert into webhook_endpoint (workspace, id, url, secret, since, created_at)
     select $1, gen_random_uuid(), 'x', 'y', 0, now() from generate_series(1, 20) returning id`,
    [core.workspace],
  )
  endpoint = made[0].id
  await rowsOf(
    `insert into webhook_delivery (workspace, id, endpoint_id, number, kind, at, state, due, made_at)
     select $1, gen_random_uuid(), e.id, g, 'case.changed', now(), case g % 10 when 0 then 'waiting' when 1 then 'failed' else 'sent' end,
       case when g % 10 = 0 then now() + (g % 7 - 3) * interval '1 hour' end, now()
     from webhook_endpoint e, generate_series(1, 3000) g`,
    [core.workspace],
  )
  await rowsOf('analyze')
})
afterAll(() => core.close())

test.each([
  ['the next one', `state = 'waiting' and due <= now() order by due, place limit 1`],
  ['when the next one is due', `state = 'waiting' order by due limit 1`],
  ['a page of the log', `state <> 'skipped' order by place desc limit 26`],
  ['a page of what failed', `state = 'failed' order by place desc limit 26`],
])('%s is read by index, without what it does not need', async (_name, which) => {
  const sql = `explain (analyze, buffers, format json) select id from webhook_delivery where workspace = $1 and endpoint_id = $2 and ${which}`
  const [{ 'QUERY PLAN': answer }] = await rowsOf(sql, [core.workspace, endpoint])
  const plan = JSON.stringify(answer)
  expect(plan).not.toContain('Seq Scan')
  expect(plan).not.toContain('"Sort"')
  expect(answer[0].Plan['Shared Hit Blocks'] + answer[0].Plan['Shared Read Blocks']).toBeLessThan(60)
})
