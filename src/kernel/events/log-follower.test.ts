import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import type { Transaction } from '../database.ts'
import { appendEvents } from './append.ts'
import { beginFollowing, LogFollower } from './log-follower.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const state = (count: number) =>
  core.kernel.db.transaction((tx) => {
    const at = core.clock.now()
    const event = { workspace: core.workspace, kind: 'settings.changed' as const, conversation: null, at }
    return appendEvents(tx, Array(count).fill(event))
  })

const follow = (name: string, take: (numbers: string[], tx: Transaction) => void) =>
  new LogFollower({
    ...{ ...core.kernel, feed: core.feed, workspace: core.workspace, name },
    take: async (tx, events) =>
      take(
        events.map(({ number }) => number),
        tx,
      ),
  })

const begin = (name: string) => core.kernel.db.transaction(async (tx) => beginFollowing(tx, core.workspace, name))

const numbered = () =>
  vi.waitFor(async () => expect((await core.database.pool.query('select 1 from event_staging')).rows).toEqual([]))

test('each event is taken once and in order, whoever of two does it, and none from before', async () => {
  await state(5)
  await numbered()
  await begin('two')
  const taken: bigint[] = []
  const both = [1, 2].map(() => follow('two', (numbers) => taken.push(...numbers.map(BigInt))))
  for (const one of both) await one.start()
  for (let batch = 0; batch < 6; batch++) await state(300)
  await vi.waitFor(() => expect(taken).toHaveLength(1800), { timeout: 5000 })
  for (const one of both) await one.stop()
  const [first = 0n] = taken
  expect(taken).toEqual(taken.map((_, index) => first + BigInt(index)))
})

test('what was written for events is undone with the number when it fails, and they are taken again', async () => {
  await begin('failing')
  // How many are taken at a time is the numberer's affair.
  const seen: string[][] = []
  const write = { name: 'follower_test', text: `update workspace set name = $2 where id = $1` }
  const one = follow('failing', (numbers, tx) => {
    seen.push(numbers)
    tx.later(write, [core.workspace, `taken ${seen.length}`])
    if (seen.length === 1) throw new Error('no')
  })
  await one.start()
  await state(2)
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0))
  await state(1)
  const taken = () => seen.slice(1).flat()
  await vi.waitFor(() => expect(taken()).toHaveLength(3))
  await one.stop()
  expect(taken()[0]).toBe(seen[0]?.[0])
  expect(new Set(taken()).size).toBe(3)
  const { rows } = await core.database.pool.query('select name from workspace')
  expect(rows).toEqual([{ name: `taken ${seen.length}` }])
})

test('where nobody has begun to follow, nothing is taken', async () => {
  const take = vi.fn()
  const one = follow('nobody', take)
  await one.start()
  await state(3)
  await numbered()
  await begin('probe')
  const probe = vi.fn()
  const other = follow('probe', probe)
  await other.start()
  await state(1)
  await vi.waitFor(() => expect(probe).toHaveBeenCalled())
  await Promise.all([one.stop(), other.stop()])
  expect(take).not.toHaveBeenCalled()
})
