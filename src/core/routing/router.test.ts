import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { ARTICLES, addArticles } from '../../../test/support/knowledge.ts'
import { Story } from '../../../test/support/story.ts'
import { ROUTER_MS, type Router } from './router.ts'
import { takeTurnFor } from './take-turn-for.ts'
import type { Trace } from './trace.ts'

let core: TestCore
let story: Story
/** A router that wants every turn, or none. */
let wants: 'ours' | 'pending'
const router: Router = { decide: async () => wants }

beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core, undefined, router)
  const { kernel, workspace, agent } = core
  await addArticles(kernel, { workspace, agent, articles: ARTICLES.slice(0, 2) })
})
beforeEach(() => {
  wants = 'pending'
})
afterAll(() => core.close())

const say = (member: string, words: string) =>
  story.say(directMessage(member, words, { sentAt: core.kernel.clock.now() }))
const come = (conversation: string, isHeard = () => true) => takeTurnFor(story.options, { conversation, isHeard })
const count = async (sql: string, conversation: string) =>
  Number((await core.database.pool.query(`select count(*) as n from ${sql}`, [conversation])).rows[0].n)
const answers = (conversation: string) =>
  count(`message where conversation_id = $1 and author = 'virtual_agent'`, conversation)

async function traces(conversation: string): Promise<Trace[]> {
  const sql = 'select trace from turn where conversation_id = $1 order by at, id'
  return (await core.database.pool.query<{ trace: Trace }>(sql, [conversation])).rows.map(({ trace }) => trace)
}

async function session(conversation: string): Promise<Record<string, unknown>> {
  const sql = `select s.* from desk_session s where s.conversation_id = $1 and s.state <> 'ended'`
  return (await core.database.pool.query(sql, [conversation])).rows[0]
}

test('the router comes for a turn: it is taken once, said by us, and known as the router’s', async () => {
  const chat = await say('ann', 'how do i restore my purchase')
  expect(await answers(chat)).toBe(0)
  expect(await session(chat)).toMatchObject({ purpose: 'router', state: 'opening' })
  expect(await come(chat)).toBe('answered')
  expect(await answers(chat)).toBeGreaterThan(0)
  expect((await traces(chat)).map(({ decision, router }) => [decision, router])).toEqual([['answer', 'studio']])
  const said = await answers(chat)
  expect(await come(chat)).toBe('nothing')
  core.clock.advance(ROUTER_MS + 1)
  await story.turns()
  expect(await answers(chat)).toBe(said)
})

test('what waited for the router is told to it as said now, all before as past', async () => {
  wants = 'ours'
  const chat = await say('ida', 'hello')
  wants = 'pending'
  await say('ida', 'how do i restore my purchase')
  const sql = `select m.text, r.past from relay r join message m on m.id = r.message_id where r.conversation_id = $1
    and m.author = 'contact' order by r.id`
  const { rows } = await core.database.pool.query(sql, [chat])
  expect(rows).toEqual([
    { text: 'hello', past: true },
    { text: 'how do i restore my purchase', past: false },
  ])
})

test('a router that stays away is waited for eight seconds from the first words on; then the built-in flow decides', async () => {
  const chat = await say('bea', 'how do i restore')
  core.clock.advance(5000)
  await say('bea', 'my purchases')
  expect(await answers(chat)).toBe(0)
  core.clock.advance(ROUTER_MS - 5001)
  await story.turns()
  expect(await answers(chat)).toBe(0)
  core.clock.advance(1)
  await story.turns()
  expect(await answers(chat)).toBeGreaterThan(0)
  expect((await traces(chat)).map(({ router }) => router)).toEqual(['late'])
})

test('buttons and commands are ours, at once, also while the router is waited for', async () => {
  const chat = await say('cas', 'what is the airspeed of a swallow')
  wants = 'ours'
  core.clock.advance(ROUTER_MS)
  await story.turns()
  const offered = (await story.said(chat)).findLast(({ buttons }) => buttons?.some(({ act }) => act === 'person'))
  wants = 'pending'
  await say('cas', 'and of an african one')
  expect((await story.conversation(chat)).status).toBe('automated')
  await story.say(story.press('cas', offered?.id ?? '', 'person'))
  expect((await story.conversation(chat)).status).toBe('queued')
  const other = await story.say(directMessage('dot', 'how do i restore my purchase', { kind: 'command' }))
  expect(await answers(other)).toBeGreaterThan(0)
  expect((await traces(other)).map(({ router }) => router)).toEqual([undefined])
})

test('while the exchange has trouble nobody waits for it', async () => {
  const chat = await say('eva', 'how do i restore my purchase')
  await core.database.pool.query(
    `update desk_session set trouble = 'Twilio refuses the account.' where conversation_id = $1`,
    [chat],
  )
  await say('eva', 'please')
  expect(await answers(chat)).toBeGreaterThan(0)
  expect((await traces(chat)).map(({ router }) => router)).toEqual(['away'])
})

test('where its exchange could not be had once, nobody waits for it in that chat again', async () => {
  const chat = await say('gus', 'how do i restore my purchase')
  await core.database.pool.query(
    `update desk_session set state = 'ended', ended_by = 'cancelled' where conversation_id = $1`,
    [chat],
  )
  await core.database.pool.query('update conversation set session_id = null where id = $1', [chat])
  await say('gus', 'please')
  expect((await traces(chat)).map(({ router }) => router)).toEqual(['away'])
})

test('a person who is wanted of our own desk is not called by the router', async () => {
  const chat = await say('fay', 'a person please')
  expect(await come(chat)).toBe('answered')
  expect(await story.conversation(chat)).toMatchObject({ status: 'queued', session_id: null })
})
