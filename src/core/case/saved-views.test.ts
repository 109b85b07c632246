import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { deleteView } from './delete-view.ts'
import { saveView } from './save-view.ts'

let core: TestCore
const other = randomUUID()
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const save = (name: string, more: Partial<Parameters<typeof saveView>[1]> = {}) =>
  saveView(core.kernel, {
    workspace: core.workspace,
    agent: core.agent,
    name,
    filter: { tag: 'map' },
    shared: false,
    ...more,
  })
const remove = (id: string, more: { agent?: string; mayAll?: boolean; workspace?: number } = {}) =>
  deleteView(core.kernel, { workspace: core.workspace, agent: core.agent, id, mayAll: false, ...more })
const stored = async () =>
  (await core.database.pool.query('select name, filter, shared from case_view order by created_at, name')).rows

test('the same name gets the new filter, and another agent has names of their own', async () => {
  const id = await save('Map')
  expect(await save('Map', { filter: { tag: 'sound' }, shared: true })).toBe(id)
  expect(await save('Map', { agent: other })).not.toBe(id)
  expect(await stored()).toContainEqual({ name: 'Map', filter: { tag: 'sound' }, shared: true })
  expect((await stored()).length).toBe(2)
})

test("another's own is not there, another's shared one only admins delete", async () => {
  const [own, shared] = [await save('Own'), await save('Shared', { shared: true })]
  await expect(remove(own, { agent: other, mayAll: true })).rejects.toMatchObject({ code: 'not_found' })
  await expect(remove(own, { workspace: core.workspace + 1 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(remove(shared, { agent: other })).rejects.toMatchObject({ code: 'forbidden' })
  await remove(shared, { agent: other, mayAll: true })
  await remove(own)
  await expect(remove(own)).rejects.toMatchObject({ code: 'not_found' })
  expect((await stored()).map(({ name }) => name)).not.toContain('Own')
})

test('nobody keeps more than thirty', async () => {
  const agent = randomUUID()
  for (let n = 0; n < 30; n++) await save(`view ${n}`, { agent })
  await expect(save('one more', { agent })).rejects.toMatchObject({ code: 'too_many' })
  await expect(save('view 3', { agent, shared: true })).resolves.toBeDefined()
})
