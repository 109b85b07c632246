import { afterAll, beforeAll, expect, test } from 'vitest'
import { slot } from '../../../test/support/bank.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Explaining } from '../../../test/support/explaining.ts'
import { Story } from '../../../test/support/story.ts'
import { createArticle } from '../knowledge/create-article.ts'
import { publishArticle } from '../knowledge/publish-article.ts'
import { readHandoff } from './read-handoff.ts'
import { showCase } from './show-case.ts'
import { showConversation } from './show-conversation.ts'

let core: TestCore
let story: Story
let restore = ''
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
  const { kernel, workspace, agent } = core
  const form = [slot('Order number', 'order')]
  const words = {
    title: 'Restore a purchase',
    body: 'Tap Restore.',
    examples: ['my pass is locked'],
    locale: 'en',
    form,
  }
  restore = await createArticle(kernel, { workspace, agent, ...words })
  await publishArticle(kernel, { workspace, agent, article: restore })
})
afterAll(() => core.close())

const say = (member: string, words: string) => {
  core.clock.advance(1000)
  return story.say(directMessage(member, words, { sentAt: core.clock.now() }))
}

test('the card stands with the conversation and with its case, as soon as a person is called', async () => {
  const { kernel, workspace, agent } = core
  const id = await say('mei', 'paid, but my pass is locked')
  expect((await showConversation(kernel.db, workspace, id)).handoff).toBeNull()
  await say('mei', 'no')
  await say('mei', 'yes please')
  await say('mei', 'M-12345')
  const card = {
    asked: ['paid, but my pass is locked'],
    offered: [{ kind: 'article', id: restore, title: 'Restore a purchase' }],
    refused: [{ kind: 'article', id: restore, title: 'Restore a purchase' }],
    answers: [{ name: 'Order number', value: 'M-12345', fits: true }],
  }
  const detail = await showConversation(kernel.db, workspace, id)
  expect(detail).toMatchObject({ status: 'queued', handoff: card })
  const shown = await showCase(kernel.db, { workspace, agent, id: detail.case?.id ?? '' })
  expect(shown.handoff).toEqual(card)
  expect(shown.fields.answers).toMatchObject(card.answers)
})

test('an answer to a form is gone with the message that it was read from', async () => {
  const { kernel, workspace, agent } = core
  const id = await say('lio', 'my pass is locked')
  await say('lio', 'human')
  core.clock.advance(1000)
  const given = directMessage('lio', 'M-54321', { sentAt: core.clock.now() })
  await story.say(given)
  const { case: opened, handoff } = await showConversation(kernel.db, workspace, id)
  expect(handoff?.answers).toEqual([{ name: 'Order number', value: 'M-54321', fits: true }])
  await story.receive({ change: 'deletion', externalIds: [given.externalId], deletedAt: core.clock.now() })
  expect((await showConversation(kernel.db, workspace, id)).handoff).toMatchObject({ answers: [] })
  const { fields, handoff: card } = await showCase(kernel.db, { workspace, agent, id: opened?.id ?? '' })
  expect([fields.answers, card?.answers]).toEqual([[], []])
})

test('what the member has deleted does not stand on it', async () => {
  const id = await say('noa', 'my secret is 42')
  await say('noa', 'human')
  await core.database.pool.query(
    `update message set deleted_at = now() where conversation_id = $1 and text like '%secret%'`,
    [id],
  )
  expect(await readHandoff(core.kernel.db, core.workspace, { conversation: id })).toMatchObject({ asked: ['human'] })
  await core.database.pool.query('update message set deleted_at = now() where conversation_id = $1', [id])
  expect(await readHandoff(core.kernel.db, core.workspace, { conversation: id })).toBeNull()
})

test('it is read by indexes, however many turns there are', async () => {
  const { pool } = core.database
  await pool.query(
    `insert into turn (workspace, id, conversation_id, trace, at) select $1, gen_random_uuid(), gen_random_uuid(), '{"messages": []}', now()
     from generate_series(1, 20000)`,
    [core.workspace],
  )
  await pool.query('analyze turn')
  const explaining = new Explaining(core)
  await readHandoff(explaining, core.workspace, { conversation: await say('ora', 'human') })
  expect(explaining.plans.filter((plan) => /Seq Scan on turn/.test(plan))).toEqual([])
})
