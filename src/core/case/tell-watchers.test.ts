import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCase, addContact, statedOf } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addAgent } from '../../../test/support/team.ts'
import { listMentions } from '../inbox/list-mentions.ts'
import { byAgent } from './actor.ts'
import { addDetail } from './add-detail.ts'
import { addNote } from './add-note.ts'
import { deleteNote } from './delete-note.ts'
import { editNote } from './edit-note.ts'
import { lockCase } from './lock-case.ts'
import { updateCase } from './update-case.ts'
import { watchCase } from './watch-case.ts'

let core: TestCore
let kofi: string
let lin: string
let id: string
beforeAll(async () => {
  core = await openTestCore()
  kofi = await addAgent(core, 'Kofi')
  lin = await addAgent(core, 'Lin')
})
afterAll(() => core.close())
beforeEach(async () => {
  core.clock.advance(1000)
  await core.database.pool.query('delete from case_mention')
  id = (await addCase(core)).id
})

const watch = (agent: string, on = true) => watchCase(core.kernel, { workspace: core.workspace, case: id, agent, on })
const note = (agent: string, text: string, mentions: string[] = []) =>
  addNote(core.kernel, { workspace: core.workspace, agent, case: id, text, mentions })
const heard = async (agent: string) => {
  const asked = { workspace: core.workspace, agent, cursor: undefined, limit: 10 }
  const { items } = await listMentions(core.kernel.db, asked)
  return items.map(({ kind, by, member, text }) => [kind, by?.publicName ?? member, text])
}

test('who follows a case, or owns it, hears what a member adds', async () => {
  const mei = await addContact(core, 'Mei')
  await watch(lin)
  const own = { workspace: core.workspace, case: id, actor: byAgent(core.agent), change: { owner: kofi } }
  await updateCase(core.kernel, own)
  await core.kernel.db.transaction(async (tx) => {
    const held = await lockCase(tx, core.workspace, id)
    const detail = { contact: mei, text: 'On iOS too', key: null, now: core.clock.now() }
    await addDetail(tx, { workspace: core.workspace, case: held, ...detail })
  })
  for (const agent of [lin, kofi]) expect(await heard(agent)).toEqual([['detail', 'Mei', 'On iOS too']])
  expect(await heard(core.agent)).toEqual([])
  expect((await statedOf(core, id)).filter((kind) => kind === 'case.mentioned')).toHaveLength(2)
})

test('and what colleagues note, once also when they are named, and not what they note themselves', async () => {
  await watch(lin)
  await watch(kofi)
  await note(lin, 'Kofi, look', [kofi])
  expect(await heard(kofi)).toEqual([['note', 'Lin', 'Kofi, look']])
  expect(await heard(lin)).toEqual([])
})

test('a note that is reworded stays with who follows, and goes with the note', async () => {
  await watch(lin)
  const entry = await note(core.agent, 'Kofi, look', [kofi])
  const own = { workspace: core.workspace, agent: core.agent, note: entry }
  await editNote(core.kernel, { ...own, text: 'Never mind', mentions: [] })
  expect(await heard(kofi)).toEqual([])
  expect(await heard(lin)).toEqual([['note', 'Ana', 'Never mind']])
  await deleteNote(core.kernel, own)
  expect(await heard(lin)).toEqual([])
})

test('who follows no more hears no more; to follow twice is to follow once', async () => {
  await watch(lin)
  await watch(lin)
  await watch(lin, false)
  await note(core.agent, 'Quiet')
  expect(await heard(lin)).toEqual([])
  expect(await statedOf(core, id)).toEqual(['case.changed', 'case.changed', 'case.changed'])
})
