import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase({ empty: true })
})
afterAll(() => database.drop())

test('int8 stays exact, as a string', async () => {
  const result = await database.pool.query('select 9007199254740993::int8 as number')
  expect(result.rows).toEqual([{ number: '9007199254740993' }])
})

test('survives the end of an idle connection', async () => {
  const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const other = await createTestDatabase({ empty: true })
  await other.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await other.drop()
  await expect.poll(() => database.pool.totalCount).toBe(0)
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
