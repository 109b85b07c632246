import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { type FeedServer, feed, openFeedServer, rssOf } from '../../../../test/support/feeds/feed-server.ts'
import { SourceDesk } from '../../../../test/support/feeds/source-desk.ts'

// A source with a long past costs a look, and a page of its items, no more than a young one.
let core: TestCore
let server: FeedServer
let desk: SourceDesk
let id: string

const rowsOf = async (sql: string, values: unknown[] = []) => (await core.database.pool.query(sql, values)).rows

beforeAll(async () => {
  core = await openTestCore()
  server = await openFeedServer()
  desk = new SourceDesk(core, server)
  server.serve('/old', feed(rssOf([{ title: 'still here', id: 'still', minute: 0 }])))
  await desk.start()
  id = await desk.addPrimed('/old')
  await rowsOf(
    `insert into source_item (workspace, source_id, id, title, became, at)
     select $1, $2, gen_random_uuid(), 'title ' || g, 'old', now() - interval '1 day' + g * interval '1 second' from generate_series(1, 6500) g`,
    [core.workspace, id],
  )
  await rowsOf(
    `insert into source_item_key (workspace, source_id, key, item_id) select workspace, source_id, 'id:' || id, id from source_item
     where source_id = $1 and title <> 'still here'`,
    [id],
  )
  await rowsOf('analyze')
})
afterAll(async () => {
  await desk.stop()
  await server.close()
  await core.close()
})

test.each([
  [
    'what is known of a list',
    `select item_id from source_item_key where workspace = $1 and source_id = $2 and key = any(array['id:a', 'link:b'])`,
  ],
  [
    'a page of items',
    'select id from source_item where workspace = $1 and source_id = $2 and at < now() order by at desc limit 51',
  ],
  [
    'how many came lately',
    `select 1 from source_item where workspace = $1 and source_id = $2 and at > now() - interval '5 minutes' limit 30`,
  ],
])('%s is read by index', async (_name, sql) => {
  const [{ 'QUERY PLAN': answer }] = await rowsOf(`explain (analyze, buffers, format json) ${sql}`, [
    core.workspace,
    id,
  ])
  const plan = JSON.stringify(answer)
  expect(plan).not.toContain('Seq Scan')
  expect(plan).not.toContain('"Sort"')
  expect(answer[0].Plan['Shared Hit Blocks'] + answer[0].Plan['Shared Read Blocks']).toBeLessThan(60)
})

test('of very many items the oldest are forgotten, but none that still stands in the source', async () => {
  await rowsOf(`update source_item set at = now() - interval '9 days' where source_id = $1 and title = 'still here'`, [
    id,
  ])
  const items = [
    { title: 'still here', id: 'still', minute: 0 },
    { title: 'new', id: 'new', minute: 1 },
  ]
  server.serve('/old', feed(rssOf(items)))
  await desk.next(id)
  const count = async (table: string) =>
    (await rowsOf(`select count(*)::int as n from ${table} where source_id = $1`, [id]))[0].n
  expect(await count('source_item')).toBeLessThan(5600)
  expect(
    await rowsOf(`select title from source_item where source_id = $1 and title in ('still here', 'title 1')`, [id]),
  ).toEqual([{ title: 'still here' }])
  expect(await count('source_item_key')).toBeLessThan(5600)
  await desk.next(id)
  expect(await desk.announced(id)).toHaveLength(1)
})
