import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { newId } from '../../kernel/ids.ts'
import { noteMessages } from './note-messages.ts'
import { openSession } from './open-session.ts'
import { readMessages } from './read-messages.ts'
import { lockSession } from './session.ts'

let core: TestCore
let session: string
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

beforeEach(async () => {
  const { kernel, workspace, clock } = core
  const history = async () => ({ messages: [], transcript: null })
  const opening = { workspace, conversation: newId(), desk: 'flex', purpose: 'desk', callBy: null, history } as const
  session = await kernel.db.transaction((tx) => openSession(tx, { ...opening, now: clock.now() }))
})

const note = (indexes: number[], skipTo?: number) => {
  const { kernel, workspace, clock } = core
  const messages = indexes.map((index) => {
    return { externalId: `IM${index}`, index, message: null, ours: false, version: '1' }
  })
  const more = skipTo === undefined ? {} : { skipTo }
  return kernel.db.transaction((tx) => noteMessages(tx, { workspace, session, messages, ...more, now: clock.now() }))
}

test('all up to the first gap is taken in', async () => {
  expect(await note([0])).toBe(0)
  expect(await note([3, 4])).toBe(0)
  expect(await note([1])).toBe(1)
  expect(await note([2])).toBe(4)
  expect(await note([7, 6])).toBe(4)
})

test('the same again changes nothing, and never goes back', async () => {
  await note([0, 1, 2])
  expect(await note([1])).toBe(2)
  expect(await note([])).toBe(2)
})

test('a gap that is given up is passed, with what stands behind it', async () => {
  await note([0, 3, 4, 6])
  expect(await note([], 2)).toBe(4)
  expect(await note([], 1)).toBe(4)
})

test('what is known keeps its message, and takes the newest wording', async () => {
  const { kernel, workspace, clock } = core
  const message = newId()
  const ours = { externalId: 'IM0', index: 0, message, part: 2, ours: true, version: '1' }
  const looked = { externalId: 'IM0', index: 0, message: null, ours: true, version: '2' }
  for (const messages of [[ours], [looked]]) {
    await kernel.db.transaction((tx) => noteMessages(tx, { workspace, session, messages, now: clock.now() }))
  }
  expect(await readMessages(kernel.db, { workspace, session, after: -1 })).toMatchObject([
    { externalId: 'IM0', message, part: 2, ours: true, version: '2' },
  ])
  const held = await kernel.db.transaction((tx) => lockSession(tx, workspace, session))
  expect(held).toMatchObject({ seenIndex: 0, saidAt: clock.now() })
})
