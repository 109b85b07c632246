import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { readDay, reserveTokens, settleTokens } from './budget.ts'

let core: TestCore

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const reserve = (tokens: number, now: Date, limit = 1000) =>
  reserveTokens(core.kernel.db, { workspace: core.workspace, tokens, limit, now })

test('what is reserved at the same time never exceeds the budget', async () => {
  const now = new Date('2026-11-21T10:00:00Z')
  const taken = await Promise.all(Array.from({ length: 30 }, () => reserve(90, now)))
  expect(taken.filter(Boolean)).toHaveLength(11)
  expect(await readDay(core.kernel.db, core.workspace, now)).toEqual({ requests: 11, failures: 0, tokens: 990 })
})

test('what was not used is given back, what was used beyond it is counted, and a failure is one', async () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const [first, second] = [await reserve(500, now), await reserve(400, now)]
  if (!first || !second) throw new Error('nothing was reserved')
  expect(await reserve(200, now)).toBeNull()
  await settleTokens(core.kernel.db, first, { used: 120, failed: false })
  await settleTokens(core.kernel.db, second, { used: 450, failed: true })
  expect(await readDay(core.kernel.db, core.workspace, now)).toEqual({ requests: 2, failures: 1, tokens: 570 })
})

test('a new day in UTC has a new budget, and what began before midnight is settled on its own day', async () => {
  const late = new Date('2026-11-23T23:59:59Z')
  const taken = await reserve(1000, late)
  expect(await reserve(1, late)).toBeNull()
  expect(await reserve(1, new Date('2026-11-24T00:00:00Z'))).not.toBeNull()
  if (taken) await settleTokens(core.kernel.db, taken, { used: 10, failed: false })
  expect((await readDay(core.kernel.db, core.workspace, late)).tokens).toBe(10)
})

test('a first question that is larger than the budget makes no row, and a budget of nothing allows nothing', async () => {
  const now = new Date('2026-11-25T10:00:00Z')
  expect(await reserve(1001, now)).toBeNull()
  expect(await reserve(1, now, 0)).toBeNull()
  expect((await readDay(core.kernel.db, core.workspace, now)).requests).toBe(0)
})
