import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { newId } from '../../kernel/ids.ts'
import { foreseeCrossposts } from './foresee-crossposts.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

/** One that was or will be published so many minutes from now. */
function put(minutes: number, state: 'posted' | 'scheduled', crosspost: string, guild = '1') {
  const at = new Date(core.clock.now().getTime() + minutes * 60_000)
  const place = JSON.stringify({ guild, id: `${guild}5`, name: 'announcements' })
  const done = crosspost === 'done' ? at : null
  return core.database.pool.query(
    `insert into announcement (workspace, id, state, place, text, due_at, crosspost, crosspost_at, created_at, changed_at)
     values ($1, $2, $3, $4, 'words', $5, $6, $7, now(), now())`,
    [core.workspace, newId(), state, place, state === 'scheduled' ? at : null, crosspost, done],
  )
}
const foreseen = (guild = '1') =>
  foreseeCrossposts(core.kernel.db, { workspace: core.workspace, guild, now: core.clock.now() })

test('the busiest hour of a channel counts what went out, what waits and what is scheduled', async () => {
  expect(await foreseen()).toEqual([])
  // In the last hour one, before that another that counts no more; one that waits; three within an hour tomorrow, one of them not published.
  await put(-30, 'posted', 'done')
  await put(-90, 'posted', 'done')
  await put(-5, 'posted', 'waiting')
  for (const minutes of [1440, 1470, 1499]) await put(minutes, 'scheduled', 'wanted')
  await put(1480, 'scheduled', 'no')
  // An hour later exactly is another hour.
  await put(1500, 'scheduled', 'wanted')
  await put(1440, 'scheduled', 'wanted', '2')
  const from = new Date(core.clock.now().getTime() + 1440 * 60_000)
  expect(await foreseen()).toEqual([{ channel: { id: '15', name: 'announcements' }, count: 3, from }])
  expect(await foreseen('2')).toMatchObject([{ count: 1 }])
})
