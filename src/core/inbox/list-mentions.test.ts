import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, addContact, joins } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addNote } from '../case/add-note.ts'
import { deleteNote } from '../case/delete-note.ts'
import { readMentions } from '../case/read-mentions.ts'
import { listContactCases } from './list-contact-cases.ts'
import { countUnreadMentions, listMentions } from './list-mentions.ts'
import { listParties } from './list-parties.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

async function pages<Item>(read: (cursor: string | undefined) => Promise<{ items: Item[]; next: string | null }>) {
  const all: Item[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor)
    all.push(...page.items)
    if (page.next === null) return all
    cursor = page.next
  }
}

test('mentions are read one by one, and a deleted note is none', async () => {
  const { kernel, workspace, agent } = core
  const { id } = await addCase(core)
  const notes: string[] = []
  for (const text of ['one', 'two', 'three']) {
    core.clock.advance(1000)
    notes.push(await addNote(kernel, { workspace, agent, case: id, text, mentions: [agent] }))
  }
  const list = () => pages((cursor) => listMentions(kernel.db, { workspace, agent, cursor, limit: 1 }))
  expect((await list()).map(({ text, read }) => [text, read])).toEqual([
    ['three', false],
    ['two', false],
    ['one', false],
  ])
  expect((await list())[0]).toMatchObject({ entry: notes[2], case: { id, number: 1001 }, by: { publicName: 'Ana' } })
  await readMentions(kernel, { workspace, agent, entries: [notes[1] ?? ''] })
  await deleteNote(kernel, { workspace, agent, note: notes[0] ?? '' })
  expect((await list()).map(({ text, read }) => [text, read])).toEqual([
    ['three', false],
    ['two', true],
  ])
  expect(await countUnreadMentions(kernel.db, workspace, agent)).toBe(1)
  await readMentions(kernel, { workspace: workspace + 1, agent, entries: notes })
  expect(await countUnreadMentions(kernel.db, workspace, agent)).toBe(1)
})

test('parties stand in the order in which they came, and a contact finds their cases again', async () => {
  const { kernel, workspace, agent } = core
  const [mei, kofi, noa] = await Promise.all(['Mei', 'Kofi', 'Noa'].map((name) => addContact(core, name)))
  const first = await addCase(core, { requester: mei ?? null })
  core.clock.advance(1000)
  await joins(core, first.id, kofi ?? '', 'follower')
  core.clock.advance(1000)
  await joins(core, first.id, noa ?? '')
  const second = await addCase(core, { requester: kofi ?? null })
  const parties = await pages((cursor) => listParties(kernel.db, { workspace, id: first.id, cursor, limit: 2 }))
  expect(parties.map(({ name, role, way }) => [name, role, way])).toEqual([
    ['Mei', 'reporter', 'form'],
    ['Kofi', 'follower', 'follow'],
    ['Noa', 'reporter', 'me_too'],
  ])
  const asked = { workspace, agent, contact: kofi ?? '', limit: 1 }
  const cases = await pages((cursor) => listContactCases(kernel.db, { ...asked, cursor }))
  expect(cases.map(({ id, role }) => [id, role])).toEqual([
    [second.id, 'reporter'],
    [first.id, 'follower'],
  ])
  const elsewhere = { workspace: workspace + 1, cursor: undefined, limit: 5 }
  await expect(listParties(kernel.db, { ...elsewhere, id: first.id })).rejects.toMatchObject({ code: 'not_found' })
  const others = { ...elsewhere, agent, contact: kofi ?? '' }
  await expect(listContactCases(kernel.db, others)).rejects.toMatchObject({ code: 'not_found' })
})
