import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { newId } from '../../../kernel/ids.ts'
import { noteOutcome } from './note-outcome.ts'
import { notePick } from './note-pick.ts'
import { type RecordedQuestion, recordQuestion } from './record-question.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const ARTICLE = newId()

/** Records a question in the chat of `conversation`, a minute after the one before. */
async function record(more: Partial<RecordedQuestion>): Promise<string> {
  core.clock.advance(60_000)
  const id = newId()
  const said = { text: 'How do I pay?', locale: 'en', messages: [newId()], reply: newId() }
  const place = { way: 'chat', conversation: newId(), contact: newId(), guild: null } as const
  const judged = { decision: 'answer', article: ARTICLE, sureness: 0.8 } as const
  const question = { workspace: core.workspace, id, ...said, ...place, ...judged, now: core.clock.now(), ...more }
  await core.kernel.db.transaction(async (tx) => recordQuestion(tx, question))
  return question.id
}
const stored = async (id: string) =>
  (await core.database.pool.query('select * from question where id = $1', [id])).rows[0]
type Outcome = 'helped' | 'not_helped' | 'handed_over'
const note = (conversation: string, outcome: Outcome, workspace = core.workspace) =>
  core.kernel.db.transaction(async (tx) => noteOutcome(tx, { workspace, conversation, outcome, now: core.clock.now() }))
const told = async () =>
  Number(
    (
      await core.database.pool.query(
        `select count(*) from (select kind from event_staging union all select kind from event) e where kind = 'question.changed'`,
      )
    ).rows[0].count,
  )

test('a question is kept as asked, short, and folded; the same id once', async () => {
  const id = await record({ text: `  Where’s my\u0000 ORDER?? ${'x'.repeat(40)} ${'é '.repeat(2000)}\ud800` })
  const row = await stored(id)
  expect(row).toMatchObject({ way: 'chat', decision: 'answer', article_id: ARTICLE, outcome: null, picked_id: null })
  expect(row.text).toMatch(/^Where’s my ORDER\?\? x/)
  expect(row.text.length).toBeLessThanOrEqual(500)
  expect(row.folded).toMatch(/^wheres my order xx e e /)
  await record({ id, text: 'another' })
  expect((await stored(id)).text).toBe(row.text)
})

test.each(['😀😀', '', '\u202e‮', 'z\u0301\u0302\u0303'.repeat(900), '\ufdfa'.repeat(500)])(
  'whatever was typed is kept: %#',
  async (text) => {
    const row = await stored(
      await record({ text, decision: 'unknown', article: null, reply: null, conversation: null }),
    )
    expect(row.folded.length).toBeLessThanOrEqual(500)
    expect(row).toMatchObject({ reply_id: null, conversation_id: null, article_id: null })
  },
)

test('screens hear of what was not answered, and not of each answer', async () => {
  const before = await told()
  await record({})
  expect(await told()).toBe(before)
  await record({ decision: 'unknown' })
  expect(await told()).toBe(before + 1)
})

test('an outcome is kept with the newest question of the chat, and stays', async () => {
  const conversation = newId()
  const first = await record({ conversation })
  const second = await record({ conversation })
  const other = await record({})
  await note(conversation, 'helped', core.workspace + 1)
  expect((await stored(second)).outcome).toBeNull()
  await note(conversation, 'helped')
  await note(conversation, 'handed_over')
  const outcomes = await Promise.all([first, second, other].map(async (id) => (await stored(id)).outcome))
  expect(outcomes).toEqual([null, 'helped', null])
})

test('who was not helped and gets a person then was handed over', async () => {
  const conversation = newId()
  const id = await record({ conversation })
  await note(conversation, 'not_helped')
  expect((await stored(id)).outcome).toBe('not_helped')
  await note(conversation, 'handed_over')
  await note(conversation, 'not_helped')
  expect((await stored(id)).outcome).toBe('handed_over')
})

test('where nothing was asked nothing happens, and a question outside of a chat is named itself', async () => {
  await note(newId(), 'handed_over')
  const id = await record({ way: 'ask', conversation: null })
  await core.kernel.db.transaction(async (tx) =>
    noteOutcome(tx, { workspace: core.workspace, question: id, outcome: 'not_helped', now: core.clock.now() }),
  )
  expect((await stored(id)).outcome).toBe('not_helped')
})

test('a picked suggestion is kept, the last one; what was answered takes none', async () => {
  const conversation = newId()
  const suggested = await record({ conversation, decision: 'suggest' })
  const [one, two] = [newId(), newId()]
  const pick = (article: string) =>
    core.kernel.db.transaction(async (tx) => notePick(tx, { workspace: core.workspace, conversation, article }))
  await pick(one)
  await pick(two)
  expect((await stored(suggested)).picked_id).toBe(two)
  const answered = await record({ conversation })
  await pick(one)
  expect((await stored(answered)).picked_id).toBeNull()
  expect((await stored(suggested)).picked_id).toBe(two)
})
