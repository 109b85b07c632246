import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../test/support/core.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
  await core.database.pool.query('create table said (number int primary key)')
})
afterAll(() => core.close())

const SAY = { name: 'test_say', text: 'insert into said values ($1) returning number' }
const WRONG = { name: 'test_wrong', text: 'insert into said values (1 / $1::int)' }

const said = async (): Promise<number[]> =>
  (await core.database.pool.query<{ number: number }>('select number from said order by 1')).rows.map((r) => r.number)

test('statements asked for together are performed in their order, and the unheard ones are committed', async () => {
  const rows = await core.kernel.db.transaction(async (tx) => {
    tx.later(SAY, [1])
    return Promise.all([
      tx.run(SAY, [2]),
      tx.run({ name: 'test_count', text: 'select count(*)::int as n from said' }, []),
    ])
  })
  expect(rows).toEqual([[{ number: 2 }], [{ n: 2 }]])
  expect(await said()).toEqual([1, 2])
})

test('an unheard statement that fails undoes the transaction, wakes nobody and says why', async () => {
  let woken = 0
  const off = core.kernel.bus.on('test', () => woken++)
  const failed = core.kernel.db.transaction(async (tx) => {
    await tx.run(SAY, [3])
    tx.later(WRONG, [0])
    tx.later(SAY, [4])
    tx.wake('test')
  })
  await expect(failed).rejects.toThrow('division by zero')
  off()
  expect(woken).toBe(0)
  expect(await said()).toEqual([1, 2])
})

test('after a failure the same connection goes on, with statements that it had not come to', async () => {
  const work = core.kernel.db.transaction(async (tx) => {
    tx.later(WRONG, [0])
    await tx.run({ name: 'test_fresh', text: 'select 1 as one' }, [])
  })
  await expect(work).rejects.toThrow()
  const rows = await core.kernel.db.transaction((tx) => tx.run({ name: 'test_fresh', text: 'select 1 as one' }, []))
  expect(rows).toEqual([{ one: 1 }])
})

test('of two that wait for each other both are done in the end, also where nobody waited for the answer', async () => {
  const { pool } = core.database
  await pool.query('create table held (number int primary key, times int not null default 0)')
  await pool.query('insert into held (number) values (1), (2)')
  const TOUCH = { name: 'test_touch', text: 'update held set times = times + 1 where number = $1' }
  const both = Promise.withResolvers<void>()
  let begun = 0
  const work = (first: number, second: number) =>
    core.kernel.db.transaction(async (tx) => {
      await tx.run(TOUCH, [first])
      if (++begun === 2) both.resolve()
      await both.promise
      tx.later(TOUCH, [second])
      await tx.run({ name: 'test_after', text: 'select 1' }, [])
    })
  await Promise.all([work(1, 2), work(2, 1)])
  expect(begun).toBeGreaterThan(2)
  const { rows } = await pool.query('select times from held order by number')
  expect(rows).toEqual([{ times: 2 }, { times: 2 }])
})

test('a statement without a name is planned with its values, every other one for any', async () => {
  const text = `select current_setting('plan_cache_mode') as mode, $1::int as one`
  const asked = await Promise.all([
    core.kernel.db.run({ name: '', text }, [1]),
    core.kernel.db.run({ name: 'test_mode', text }, [1]),
  ])
  expect(asked).toEqual([[{ mode: 'force_custom_plan', one: 1 }], [{ mode: 'force_generic_plan', one: 1 }]])
  const after = await Promise.all(
    Array.from({ length: 10 }, () => core.kernel.db.run({ name: 'test_mode', text }, [1])),
  )
  for (const rows of after) expect(rows).toEqual([{ mode: 'force_generic_plan', one: 1 }])
})
