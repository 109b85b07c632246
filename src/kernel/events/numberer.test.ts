import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { appendEvents } from './append.ts'
import type { EventRange } from './feed.ts'
import { pruneEvents } from './prune.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

function append(count: number, rollBack = false): Promise<void> {
  const { kernel, workspace } = core
  const fact = { workspace, kind: 'conversation.changed' as const, conversation: null, at: kernel.clock.now() }
  return kernel.db.transaction(async (tx) => {
    await appendEvents(
      tx,
      Array.from({ length: count }, () => fact),
    )
    if (rollBack) throw new Error('rolled back on purpose')
  })
}

test('sixteen writers, some rolled back: numbers have no gap, listeners get each once and in order', async () => {
  const ranges: EventRange[] = []
  const wanted = 16 * 25 * 2
  const all = Promise.withResolvers<void>()
  const { head, end } = await core.feed.follow(core.workspace, (range) => {
    ranges.push(range)
    if (ranges.flatMap((range) => range.events).length === wanted) all.resolve()
  })
  const writer = async () => {
    for (let i = 0; i < 25; i++) {
      await append(2)
      if (i % 5 === 0) await append(3, true).catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: 16 }, writer))
  await all.promise
  end()
  let at = head
  for (const range of ranges) {
    expect(range.from).toBe(at)
    at = range.to
  }
  const numbers = ranges.flatMap((range) => range.events.map((event) => Number(event.number)))
  expect(numbers).toEqual(Array.from({ length: wanted }, (_, index) => Number(head) + 1 + index))
})

test('reading after a number that was pruned, or never given, says so', async () => {
  await append(3)
  await core.numberer.stop()
  core.numberer.start()
  const { database, workspace } = core
  await database.pool.query(`update event set at = at - interval '40 days' where number <= 5`)
  await pruneEvents(core.kernel.db, new Date(core.clock.now().getTime() - 30 * 86_400_000))
  expect(await core.feed.read(workspace, '4', 10)).toBe('pruned')
  expect(await core.feed.read(workspace, '99999999', 10)).toBe('pruned')
  const range = await core.feed.read(workspace, '5', 2)
  expect(range).toMatchObject({ from: '5', to: '7' })
})

test('what nobody waits for is numbered with the next fact, or a moment later by itself', async () => {
  const { kernel, workspace } = core
  const fact = { workspace, kind: 'conversation.changed' as const, conversation: null, at: kernel.clock.now() }
  const head = Promise.withResolvers<string>()
  const { end } = await core.feed.follow(workspace, (range) => head.resolve(range.to))
  await kernel.db.transaction((tx) => appendEvents(tx, [fact], { unhurried: true }))
  const staged = await core.database.pool.query('select 1 from event_staging')
  expect(staged.rowCount).toBe(1)
  expect(Number(await head.promise)).toBeGreaterThan(0)
  end()
})
