import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { silentLog } from '../../test/support/silent-log.ts'
import { loadMigrations } from './load-migrations.ts'
import { type Migration, migrate } from './migrate.ts'

const first: Migration = {
  name: '0000_first',
  sql: 'create table one (id int);\n--> statement-breakpoint\ncreate table two (id int);\n',
}
const second: Migration = { name: '0001_second', sql: 'insert into one values (1);' }

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase({ empty: true })
})
afterEach(() => database.drop())

const run = (...migrations: Migration[]) => migrate({ url: database.url, migrations, log: silentLog })

async function count(table: string): Promise<number> {
  const result = await database.pool.query<{ count: string }>(`select count(*) from ${table}`)
  return Number(result.rows[0]?.count)
}

test('each runs once, in order', async () => {
  expect(await run(second, first)).toEqual(['0000_first', '0001_second'])
  expect(await run(first, second)).toEqual([])
  expect(await count('one')).toBe(1)
})

test('several instances may start at once', async () => {
  const all = await Promise.all([run(first, second), run(first, second), run(first, second)])
  expect(all.flat().sort()).toEqual(['0000_first', '0001_second'])
  expect(await count('one')).toBe(1)
})

test('a changed migration is refused, changed line ends are not', async () => {
  await run(first)
  expect(await run({ ...first, sql: first.sql.replaceAll('\n', '\r\n') })).toEqual([])
  await expect(run({ ...first, sql: `${first.sql} -- more` })).rejects.toThrow(/0000_first is not the one/)
})

test('a database newer than the code is refused', async () => {
  await run(first, second)
  await expect(run(first)).rejects.toThrow(/newer than this Guildesk \(it has 0001_second\)/)
})

test('a failing migration is undone whole', async () => {
  const broken = { name: '0001_broken', sql: 'insert into one values (1);--> statement-breakpoint\nselect 1/0' }
  await expect(run(first, broken)).rejects.toThrow(/0001_broken failed and was undone: division by zero/)
  expect(await count('one')).toBe(0)
  expect(await run(first, second)).toEqual(['0001_second'])
})

test('the product’s own migrations run on an empty database', async () => {
  const own = await loadMigrations()
  expect(await run(...own)).toEqual(own.map((migration) => migration.name))
})
