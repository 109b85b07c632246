import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, addContact, history, shown } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { newId } from '../../kernel/ids.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

test('a report is a new case with its first reporter, and a line that tells of it', async () => {
  const mei = await addContact(core, 'Mei')
  const made = await addCase(core, { requester: mei, fields: { severity: 'blocking' }, roles: ['Scout'] })
  expect(made).toMatchObject({ number: 1001, known: false })
  expect(await shown(core, made.id)).toMatchObject({
    ...{ number: 1001, status: 'new', type: 'bug', priority: 'normal', published: true, reporters: 1, followers: 0 },
    ...{ requester: { id: mei, name: 'Mei' }, faces: [{ id: mei }], fields: { severity: 'blocking' } },
    ...{ source: 'form', openedBy: null, owner: null, roles: ['Scout'], version: 1 },
  })
  expect(await history(core, made.id)).toMatchObject([
    { id: made.entry, kind: 'opened', agent: null, contact: { id: mei, name: 'Mei', handle: 'mei' } },
  ])
})

test('one that an agent opens for nobody has no reporter', async () => {
  const { id } = await addCase(core, { source: 'desk', requester: null })
  expect(await shown(core, id)).toMatchObject({ reporters: 0, requester: null, openedBy: { publicName: 'Ana' } })
})

test('what the same form makes twice is one case, whatever races, and numbers have no gap', async () => {
  const before = await addCase(core)
  const key = 'discord-interaction:1'
  const made = await Promise.all(Array.from({ length: 8 }, () => addCase(core, { key })))
  expect(made.filter(({ known }) => !known)).toHaveLength(1)
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(made.every(({ known, entry }) => (entry === null) === known)).toBe(true)
  const after = await addCase(core)
  expect(made[0]?.number).toBe(before.number + 1)
  expect(after.number).toBe(before.number + 2)
})

test("the caller's own id makes one case too", async () => {
  const id = newId()
  const [first, second] = [await addCase(core, { id }), await addCase(core, { id, subject: 'Another' })]
  expect([first.id, second.id]).toEqual([id, id])
  expect(second).toEqual({ ...first, known: true, entry: null })
  expect(await shown(core, id)).toMatchObject({ subject: 'Receipts come late' })
})
