import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCase, history, shown, statedOf } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addAgent } from '../../../test/support/team.ts'
import { newId } from '../../kernel/ids.ts'
import { deactivateAgent } from '../routing/deactivate-agent.ts'
import { byAgent } from './actor.ts'
import { type CaseChange, updateCase } from './update-case.ts'

let core: TestCore
let id: string
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  core.clock.advance(1000)
  id = (await addCase(core)).id
})

const update = (change: CaseChange, version?: number) =>
  updateCase(core.kernel, {
    ...{ workspace: core.workspace, case: id, actor: byAgent(core.agent), change },
    ...(version === undefined ? {} : { version }),
  })
const lines = async () => (await history(core, id)).slice(1).map(({ kind, facts }) => ({ kind, facts }))

test('each thing that changes is a line of the history, and what stays is none', async () => {
  core.clock.advance(1000)
  const dueAt = new Date('2026-12-01T09:00:00Z')
  await update({ subject: 'Receipts never come', priority: 'high', type: 'bug', tags: ['shop', 'shop', 'ios'], dueAt })
  expect(await shown(core, id)).toMatchObject({
    ...{
      subject: 'Receipts never come',
      priority: 'high',
      tags: ['shop', 'ios'],
      dueAt: dueAt.toISOString(),
      version: 2,
    },
    changedAt: core.clock.now().toISOString(),
  })
  expect(await lines()).toEqual([
    { kind: 'subject', facts: { from: 'Receipts come late', to: 'Receipts never come' } },
    { kind: 'priority', facts: { from: 'normal', to: 'high' } },
    { kind: 'tags', facts: { from: '', to: 'shop, ios' } },
    { kind: 'due', facts: { from: null, to: dueAt.toISOString() } },
  ])
  expect(await statedOf(core, id)).toEqual(['case.changed'])
})

test('what is given as it stands changes nothing', async () => {
  await update({ subject: 'Receipts come late', fields: {}, tags: [] }, 1)
  expect(await shown(core, id)).toMatchObject({ version: 1 })
  expect(await statedOf(core, id)).toEqual([])
})

test('the words of a description are not repeated in the history', async () => {
  await update({ description: 'A secret was in it.', fields: { platforms: ['ios', 'web'], severity: 'minor' } })
  await update({ fields: { severity: 'minor', platforms: ['ios', 'web'] } })
  expect(await lines()).toEqual([{ kind: 'description', facts: {} }])
  expect(await shown(core, id)).toMatchObject({ platforms: ['ios', 'web'], fields: { severity: 'minor' } })
})

test('two who edit the same version: the second is told', async () => {
  await update({ subject: 'One' }, 1)
  await expect(update({ subject: 'Two' }, 1)).rejects.toMatchObject({ code: 'conflict', details: { version: 2 } })
  expect(await shown(core, id)).toMatchObject({ subject: 'One' })
})

test('an owner is named in the history; none is possible again', async () => {
  const kofi = await addAgent(core, 'Kofi')
  await update({ owner: kofi })
  expect(await shown(core, id)).toMatchObject({ owner: { publicName: 'Kofi' }, status: 'new' })
  await update({ owner: null })
  expect(await lines()).toEqual([
    { kind: 'owner', facts: { from: null, to: kofi, toName: 'Kofi' } },
    { kind: 'owner', facts: { from: kofi, to: null, fromName: 'Kofi' } },
  ])
})

test('nobody who has left owns a case, nor who never was', async () => {
  const gone = await addAgent(core, 'Gone')
  const by = { id: core.agent, role: 'owner' as const }
  await deactivateAgent(core.kernel, { workspace: core.workspace, by, agent: gone })
  for (const owner of [gone, newId()]) await expect(update({ owner })).rejects.toMatchObject({ code: 'invalid' })
  expect(await lines()).toEqual([])
})

test('members can be shown bugs and feature requests only', async () => {
  await expect(update({ type: 'question' })).rejects.toMatchObject({ code: 'invalid' })
  await update({ type: 'question', published: false })
  await expect(update({ published: true })).rejects.toMatchObject({ code: 'invalid' })
  await update({ type: 'feature', published: true })
  const { rows } = await core.database.pool.query(
    'select act, agent_id from audit_entry where subject = $1 order by id',
    [`case:${id}`],
  )
  expect(rows.map(({ act }) => act)).toEqual(['case.unpublished', 'case.published'])
  const lanes = await core.database.pool.query(`select 1 from lane where route = 'card' and subject = $1`, [id])
  expect(lanes.rows).toHaveLength(1)
})

test('a case that is not there, or another brand has, is not found', async () => {
  const other = { workspace: core.workspace + 1, case: id, actor: byAgent(core.agent), change: { subject: 'Mine' } }
  await expect(updateCase(core.kernel, other)).rejects.toMatchObject({ code: 'not_found' })
})
