import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { LearningDesk } from '../../../../test/support/learning.ts'
import { newId } from '../../../kernel/ids.ts'
import { showConversation } from '../../inbox/show-conversation.ts'
import { showArticle } from '../../knowledge/show-article.ts'
import { keepAnswer } from './keep-answer.ts'
import { listSuggestions } from './list-suggestions.ts'

let core: TestCore
let desk: LearningDesk
beforeAll(async () => {
  core = await openTestCore()
  desk = new LearningDesk(core)
})
afterAll(() => core.close())

const keep = (conversation: string, article: string | null = null, workspace = core.workspace) =>
  keepAnswer(core.kernel, { workspace, agent: core.agent, conversation, article })
const show = (article: string) => showArticle(core.kernel.db, core.workspace, article)

/** A chat, a minute between its words; '>' before an agent's. */
async function chat(...lines: string[]): Promise<string> {
  const conversation = newId()
  for (const line of lines) {
    core.clock.advance(60_000)
    const agent = line.startsWith('>')
    await desk.say(conversation, { author: agent ? 'agent' : 'contact', text: agent ? line.slice(1) : line })
  }
  return conversation
}

const ANSWERED = [
  'hi',
  'can i move my booking to sunday',
  'agent please',
  '>Hi Mei!',
  '>Hello Mei, yes: open **Bookings** and choose Move.',
  'thanks!',
  '>It is free until the day before.',
  '>Glad to help',
]

test('becomes a draft: the question as title, the agent’s words without hellos, what was asked as examples', async () => {
  const conversation = await chat(...ANSWERED)
  const article = await show(await keep(conversation))
  expect(article).toMatchObject({
    status: 'draft',
    title: 'Can i move my booking to sunday',
    body: 'Yes: open **Bookings** and choose Move.\n\nIt is free until the day before.',
    examples: ['can i move my booking to sunday'],
    updatedBy: { id: core.agent },
  })
})

test('what the virtual agent was asked comes first, and is settled', async () => {
  const conversation = await chat('hello', 'it is about sundays', '>On Sundays the lift opens at nine.')
  const { id } = await desk.record({
    conversation,
    text: 'when does the lift open',
    decision: 'unknown',
    locale: 'pt-BR',
  })
  const article = await show(await keep(conversation))
  expect(article).toMatchObject({
    title: 'When does the lift open',
    examples: ['when does the lift open', 'it is about sundays'],
  })
  const { rows } = await core.database.pool.query('select settled from question where id = $1', [id])
  expect(rows).toEqual([{ settled: 'article' }])
})

test('is kept once, also by two at the same time, and again when its draft was deleted', async () => {
  const conversation = await chat(...ANSWERED)
  const [one, two] = await Promise.all([keep(conversation), keep(conversation)])
  expect(two).toBe(one)
  await core.database.pool.query('delete from article where id = $1', [one])
  expect(await keep(conversation)).not.toBe(one)
})

test('is offered where an agent has answered and nobody kept it', async () => {
  const offered = async (id: string) => (await showConversation(core.kernel.db, core.workspace, id)).keepable
  const conversation = await chat(...ANSWERED)
  expect(await offered(conversation)).toBe(true)
  await keep(conversation)
  expect(await offered(conversation)).toBe(false)
  expect(await offered(await chat('is anybody there', '>brb'))).toBe(false)
})

test('goes to an article that says it already, as suggested examples', async () => {
  const article = await desk.publish('Move a booking', { examples: ['move my booking'] })
  const conversation = await chat(...ANSWERED)
  expect(await keep(conversation, article)).toBe(article)
  const suggested = await listSuggestions(core.kernel.db, core.workspace, article)
  expect(suggested.map(({ text }) => text)).toEqual(['can i move my booking to sunday'])
  expect((await show(article)).examples).toEqual(['move my booking'])
})

test('refuses what is not there or says nothing', async () => {
  const conversation = await chat(...ANSWERED)
  await expect(keep(newId())).rejects.toMatchObject({ code: 'not_found' })
  await expect(keep(conversation, null, core.workspace + 1)).rejects.toMatchObject({ code: 'not_found' })
  await expect(keep(conversation, newId())).rejects.toMatchObject({ code: 'not_found' })
  await expect(keep(await chat('are you open', '>one moment'))).rejects.toMatchObject({ code: 'invalid' })
  const article = await desk.publish('Opening hours')
  await expect(keep(await chat('hi', '>We are open from nine to five.'), article)).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('whatever was said fits an article', async () => {
  const conversation = await chat(
    `${'é'.repeat(3000)} why`,
    ...Array.from({ length: 30 }, () => `>${'long words '.repeat(180)}`),
  )
  const { title, body, examples } = await show(await keep(conversation))
  expect(title.length).toBeLessThanOrEqual(200)
  expect(body.length).toBeLessThanOrEqual(20_000)
  expect(examples[0]?.length).toBeLessThanOrEqual(300)
})
