import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { createWorkspace } from '../workspace/create-workspace.ts'
import { addOwnerTo } from './add-owner-to.ts'
import { createOwner } from './create-owner.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const add = (name: string, demo: boolean) =>
  core.kernel.db.transaction((tx) => createWorkspace(tx, { name, demo, at: core.clock.now() }))
const fill = (workspace: number) =>
  core.kernel.db.transaction((tx) => addOwnerTo(tx, { workspace, at: core.clock.now() }))
const ownersOf = async (workspace: number) =>
  (
    await core.database.pool.query(`select user_id, public_name from agent where workspace = $1 and role = 'owner'`, [
      workspace,
    ])
  ).rows

it('makes the owner the owner of a later demo too, once', async () => {
  const demo = await add('Demo', true)
  expect(await fill(demo)).not.toBeNull()
  expect(await fill(demo)).toBeNull()
  expect(await ownersOf(demo)).toEqual(await ownersOf(core.workspace))
})

it('leaves a demo alone while nobody owns anything; the owner who comes then gets it too', async () => {
  await core.database.pool.query('truncate agent cascade')
  const [real, demo] = [await add('Real', false), await add('Other demo', true)]
  expect(await fill(demo)).toBeNull()
  const userId = randomUUID()
  const owner = { workspace: real, userId, name: 'Bea', publicName: 'Bea', at: core.clock.now() }
  await core.kernel.db.transaction((tx) => createOwner(tx, owner))
  expect(await ownersOf(demo)).toEqual([{ user_id: userId, public_name: 'Bea' }])
})
