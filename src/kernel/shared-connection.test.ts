import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { Bus } from './bus.ts'
import { Database } from './database.ts'

let database: TestDatabase
let db: Database
const add = { name: 'shared_add', text: 'insert into shared_probe (n) values ($1)' }
const sum = { name: 'shared_sum', text: 'select coalesce(sum(n), 0)::int as n from shared_probe' }
const total = async (reader: Database) => (await reader.run<{ n: number }>(sum, []))[0]?.n

beforeAll(async () => {
  database = await createTestDatabase()
  db = new Database(database.pool, new Bus())
  await db.run({ name: 'shared_table', text: 'create table shared_probe (n int check (n < 100))' }, [])
})
afterAll(() => database.drop())

test('many transactions are one to everybody else', async () => {
  const woken: string[] = []
  const bus = new Bus()
  bus.on('added', () => woken.push('added'))
  await db.asOne(bus, async (within) => {
    await within.transaction(async (tx) => {
      tx.later(add, [1])
      tx.wake('added')
    })
    expect(await total(within)).toBe(1)
    expect(await total(db)).toBe(0)
    await within.transaction((tx) => tx.run(add, [2]))
  })
  expect(await total(db)).toBe(3)
  expect(woken).toEqual(['added'])
})

test('a part that fails leaves the others standing, and the whole falls as one', async () => {
  const before = await total(db)
  await db.asOne(new Bus(), async (within) => {
    await within.transaction((tx) => tx.run(add, [4]))
    await expect(within.transaction((tx) => tx.run(add, [100]))).rejects.toThrow('check')
    await within.transaction((tx) => tx.run(add, [8]))
  })
  expect(await total(db)).toBe((before ?? 0) + 12)
  const falling = db.asOne(new Bus(), async (within) => {
    await within.transaction((tx) => tx.run(add, [16]))
    throw new Error('no more')
  })
  await expect(falling).rejects.toThrow('no more')
  expect(await total(db)).toBe((before ?? 0) + 12)
})

test('parts that are begun at once take turns', async () => {
  const order: string[] = []
  await db.asOne(new Bus(), async (within) => {
    const part = (name: string) =>
      within.transaction(async (tx) => {
        order.push(`${name} begins`)
        await tx.run(sum, [])
        order.push(`${name} ends`)
      })
    await Promise.all([part('a'), part('b'), total(within), part('c')])
  })
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})
