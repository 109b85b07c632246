import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCase, history, statedOf } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addAgent } from '../../../test/support/team.ts'
import { listMentions } from '../inbox/list-mentions.ts'
import { deactivateAgent } from '../routing/deactivate-agent.ts'
import { addNote } from './add-note.ts'
import { deleteNote } from './delete-note.ts'
import { editNote } from './edit-note.ts'

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

const note = (text: string, mentions: string[] = []) =>
  addNote(core.kernel, { workspace: core.workspace, agent: core.agent, case: id, text, mentions })
const act = (entry: string, agent = core.agent) => ({ workspace: core.workspace, agent, note: entry })
const mentionsOf = async (agent: string) => {
  const page = await listMentions(core.kernel.db, { workspace: core.workspace, agent, cursor: undefined, limit: 10 })
  return page.items.map(({ text }) => text)
}

test('a note is a line of the history, and who is named in it hears of it once', async () => {
  const entry = await note('Look at this', [kofi, kofi.toUpperCase(), lin])
  expect((await history(core, id)).at(-1)).toMatchObject({
    ...{ id: entry, kind: 'note', text: 'Look at this', agent: { publicName: 'Ana' }, editedAt: null },
  })
  expect(await mentionsOf(kofi)).toEqual(['Look at this'])
  expect(await statedOf(core, id)).toEqual(['case.changed', 'case.mentioned', 'case.mentioned'])
})

test('its author edits it: who is named no more has it no more, who is named anew hears of it', async () => {
  const entry = await note('Kofi, look', [kofi])
  core.clock.advance(1000)
  await editNote(core.kernel, { ...act(entry), text: 'Lin, look', mentions: [lin] })
  expect(await mentionsOf(kofi)).toEqual([])
  expect(await mentionsOf(lin)).toEqual(['Lin, look'])
  await editNote(core.kernel, { ...act(entry), text: 'Lin, look', mentions: [lin] })
  const [, line] = await history(core, id)
  expect(line).toMatchObject({ text: 'Lin, look', editedAt: core.clock.now().toISOString() })
  expect((await statedOf(core, id)).filter((kind) => kind === 'case.mentioned')).toHaveLength(2)
})

test('its author deletes it: that there was one stays, its words are nowhere', async () => {
  const entry = await note('I should not have said that', [kofi])
  await deleteNote(core.kernel, act(entry))
  expect((await history(core, id)).at(-1)).toMatchObject({ text: '', deletedAt: expect.any(String) })
  expect(await mentionsOf(kofi)).toEqual([])
  const { rows } = await core.database.pool.query('select text from case_entry where id = $1', [entry])
  expect(rows).toEqual([{ text: '' }])
  await expect(deleteNote(core.kernel, act(entry))).rejects.toMatchObject({ code: 'conflict' })
  await expect(editNote(core.kernel, { ...act(entry), text: 'x', mentions: [] })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('nobody else changes it, and other lines of the history are no notes', async () => {
  const entry = await note('Mine')
  await expect(deleteNote(core.kernel, act(entry, kofi))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(editNote(core.kernel, { ...act(entry, kofi), text: 'x', mentions: [] })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const [opened] = await history(core, id)
  await expect(deleteNote(core.kernel, act(opened?.id ?? ''))).rejects.toMatchObject({ code: 'not_found' })
})

test('only who is there can be named', async () => {
  const gone = await addAgent(core, 'Gone')
  const by = { id: core.agent, role: 'owner' as const }
  await deactivateAgent(core.kernel, { workspace: core.workspace, by, agent: gone })
  await expect(note('Hello', [kofi, gone])).rejects.toMatchObject({ code: 'invalid' })
  expect(await history(core, id)).toHaveLength(1)
})
