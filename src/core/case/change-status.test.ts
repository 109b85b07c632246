import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, history, shown } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { byAgent } from './actor.ts'
import { changeStatus, type StatusChange } from './change-status.ts'
import { lockCase } from './lock-case.ts'
import { mergeCase } from './merge-case.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const move = (id: string, status: StatusChange['status'], more: Partial<StatusChange> = {}) =>
  core.kernel.db.transaction(async (tx) => {
    const { workspace, agent } = core
    const held = await lockCase(tx, workspace, id)
    const change = { workspace, case: held, status, actor: byAgent(agent), now: core.clock.now(), ...more }
    const entry = await changeStatus(tx, change)
    return { entry, held }
  })

test('a case is moved along, and each step is a line of its history', async () => {
  const { id } = await addCase(core)
  await move(id, 'open')
  const { held } = await move(id, 'in_progress')
  expect(held).toMatchObject({ status: 'in_progress', version: 3 })
  expect(await shown(core, id)).toMatchObject({ status: 'in_progress', version: 3, resolvedAt: null, outcome: null })
  expect((await history(core, id)).slice(1)).toMatchObject([
    { kind: 'status', agent: { publicName: 'Ana' }, facts: { from: 'new', to: 'open' } },
    { kind: 'status', facts: { from: 'open', to: 'in_progress' } },
  ])
})

test('to what it is already it changes nothing', async () => {
  const { id } = await addCase(core)
  expect((await move(id, 'new')).entry).toBeNull()
  expect(await shown(core, id)).toMatchObject({ version: 1 })
  expect(await history(core, id)).toHaveLength(1)
})

test('a bug that is resolved is fixed, in the version that is named; a question is solved', async () => {
  const { id } = await addCase(core)
  await move(id, 'resolved', { fixedIn: '2.3.1' })
  expect(await shown(core, id)).toMatchObject({ outcome: 'fixed', fixedIn: '2.3.1', resolvedAt: expect.any(String) })
  expect((await history(core, id)).at(-1)?.facts).toEqual({
    ...{ from: 'new', to: 'resolved', outcome: 'fixed', fixedIn: '2.3.1' },
  })
  const question = await addCase(core, { type: 'question', published: false })
  await move(question.id, 'resolved')
  expect(await shown(core, question.id)).toMatchObject({ outcome: 'solved' })
})

test('another outcome of what is resolved is a change of its own, and its time stays', async () => {
  const { id } = await addCase(core)
  await move(id, 'resolved', { outcome: 'declined' })
  const { resolvedAt } = await shown(core, id)
  core.clock.advance(1000)
  await move(id, 'closed')
  expect(await shown(core, id)).toMatchObject({ status: 'closed', outcome: 'declined', resolvedAt })
  expect((await move(id, 'closed', { outcome: 'unreproducible' })).entry).not.toBeNull()
  expect(await shown(core, id)).toMatchObject({ outcome: 'unreproducible', resolvedAt })
})

test('what is taken up again has no outcome any more', async () => {
  const { id } = await addCase(core)
  await move(id, 'resolved')
  await move(id, 'open')
  expect(await shown(core, id)).toMatchObject({ status: 'open', outcome: null, resolvedAt: null })
  expect((await history(core, id)).at(-1)).toMatchObject({ kind: 'reopened', facts: { from: 'resolved', to: 'open' } })
})

test('a member of the staff without a seat at the desk is named in the line', async () => {
  const { id } = await addCase(core)
  await move(id, 'open', { actor: { agent: null, contact: null, staff: 'Juno' } })
  expect((await history(core, id)).at(-1)).toMatchObject({ agent: null, facts: { staff: 'Juno', to: 'open' } })
})

test('a duplicate is moved by nobody', async () => {
  const [own, other] = [await addCase(core), await addCase(core)]
  const { workspace, agent } = core
  await mergeCase(core.kernel, { workspace, case: own.id, into: other.id, actor: byAgent(agent) })
  await expect(move(own.id, 'open')).rejects.toMatchObject({ code: 'conflict' })
})
