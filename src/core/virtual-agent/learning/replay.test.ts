import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { ARTICLES, addArticles } from '../../../../test/support/knowledge.ts'
import { LearningDesk } from '../../../../test/support/learning.ts'
import { newId } from '../../../kernel/ids.ts'
import { laneTopic } from '../../../kernel/lanes/lane.ts'
import type { ReplayInput, ReplayView } from '../../../protocol/learning.ts'
import { showArticle } from '../../knowledge/show-article.ts'
import { updateArticle } from '../../knowledge/update-article.ts'
import { learnLessons } from '../model/learn-lessons.ts'
import { openVirtualAgent, type VirtualAgent } from '../model/open-virtual-agent.ts'
import { type Trainer, TrainingStopped } from '../model/trainer.ts'
import { ReplayWorker } from './replay-worker.ts'
import { judgeChange, type ReplayedQuestion } from './replayed-question.ts'
import { showReplay } from './show-replay.ts'
import { REPLAY_ROUTE, startReplay } from './start-replay.ts'

let core: TestCore
let desk: LearningDesk
let agent: VirtualAgent
let worker: ReplayWorker | undefined
const questions: Record<string, { id: string; conversation: string }> = {}

/** The real engine, in this thread. */
const inline: Trainer = { train: async (lessons, { unanswered }) => learnLessons(lessons, unanswered) }
const hanging: Trainer = {
  train: (_, { signal }) =>
    new Promise((__, reject) => {
      if (signal?.aborted) reject(new TrainingStopped())
      signal?.addEventListener('abort', () => reject(new TrainingStopped()))
    }),
}

beforeAll(async () => {
  core = await openTestCore()
  desk = new LearningDesk(core)
  const { kernel, feed, workspace } = core
  await addArticles(kernel, { workspace, agent: core.agent, articles: ARTICLES })
  for (const text of [
    'how do i restore my purchase',
    'can my dog ride the gondola',
    'are dogs allowed in the gondola',
    'i want a refund',
  ]) {
    core.clock.advance(60_000)
    questions[text] = await desk.record({ text, decision: 'unknown' })
  }
  agent = openVirtualAgent({ kernel, feed, workspace, trainer: inline, alone: true })
})
afterEach(async () => {
  await worker?.stop()
  await core.database.pool.query('delete from replay')
})
afterAll(() => core.close())

const start = (input: Partial<ReplayInput>, workspace = core.workspace) =>
  startReplay(core.kernel, { workspace, agent: core.agent, input: { days: 7, ...input } })
const show = (id: string, workspace = core.workspace) => showReplay(core.kernel.db, workspace, id)

async function run(trainer = inline): Promise<void> {
  const { kernel, workspace } = core
  worker = new ReplayWorker({ kernel, workspace, trainer, engine: agent.engine, alone: true })
  await worker.start()
}
async function ended(id: string): Promise<ReplayView> {
  await expect.poll(async () => (await show(id)).state, { timeout: 15_000 }).not.toBe('running')
  return show(id)
}
const gondola = () =>
  desk.publish('Dogs in the gondola', {
    draft: true,
    body: 'Dogs ride free.',
    examples: ['can i take my dog', 'dog in the gondola'],
  })

describe('a draft', () => {
  test('is tried before it is published: who would be answered, and nothing of it stays', async () => {
    const article = await gondola()
    const before = await core.database.pool.query('select count(*)::int as n from article_phrase')
    const id = await start({ article })
    expect(await show(id)).toMatchObject({ state: 'running', result: null, doneAt: null, input: { days: 7, article } })
    await run()
    const { state, result } = await ended(id)
    expect(state).toBe('done')
    expect(result).toMatchObject({ asked: 4 })
    expect(result?.answeredAfter).toBeGreaterThan(result?.answeredBefore ?? 9)
    const changed = result?.changes.map(({ text, after }) => [text, after.article?.id])
    expect(changed).toContainEqual(['can my dog ride the gondola', article])
    expect(await showArticle(core.kernel.db, core.workspace, article)).toMatchObject({ status: 'draft', version: 1 })
    expect((await core.database.pool.query('select count(*)::int as n from article_phrase')).rows).toEqual(before.rows)
    expect(
      (
        await agent.engine.propose(core.kernel.db, {
          workspace: core.workspace,
          question: 'can my dog ride the gondola',
          locale: 'en',
        })
      ).certainty,
    ).not.toBe('answer')
  })

  test('of a published article shows what its change would take away', async () => {
    const article = await desk.publish('Gift cards', { examples: ['how do i use a gift card', 'redeem gift card'] })
    const { conversation } = await desk.record({ text: 'how do i redeem my gift card', article })
    await desk.outcome(conversation, 'helped')
    await updateArticle(core.kernel, {
      ...{ workspace: core.workspace, agent: core.agent, article, version: 2 },
      content: { title: 'Snow depth', body: 'Two metres of snow.', examples: ['how deep is the snow'] },
    })
    const id = await start({ article })
    await run()
    const { result } = await ended(id)
    const change = result?.changes.find(({ text }) => text === 'how do i redeem my gift card')
    expect(change).toMatchObject({ before: { decision: 'answer', article: { id: article } }, verdict: 'worse' })
    expect(result?.changes[0]).toEqual(change)
  })
})

test('another caution is tried without learning anything', async () => {
  const id = await start({ caution: 1 })
  await run({ train: () => Promise.reject(new Error('not to be trained')) })
  const { state, result } = await ended(id)
  expect(state).toBe('done')
  expect(result?.answeredAfter).toBeLessThanOrEqual(result?.answeredBefore ?? 0)
})

test('the words of a deleted message are not shown', async () => {
  const article = await gondola()
  const id = await start({ article })
  await run()
  await ended(id)
  await core.database.pool.query(`update question set text = '' where id = $1`, [
    questions['can my dog ride the gondola']?.id,
  ])
  expect(JSON.stringify(await show(id))).not.toContain('can my dog ride')
  expect(JSON.stringify((await core.database.pool.query('select result from replay')).rows)).not.toContain('ride')
})

test('what was under way when a process stopped is begun anew by the next', async () => {
  const id = await start({ article: await gondola() })
  await run(hanging)
  await expect
    .poll(
      async () => (await core.database.pool.query('select owner from lane where subject = $1', [id])).rows[0]?.owner,
      { timeout: 10_000 },
    )
    .toBeTruthy()
  await worker?.stop()
  expect((await show(id)).state).toBe('running')
  core.clock.advance(1000)
  await run()
  core.kernel.bus.wake(laneTopic(REPLAY_ROUTE))
  expect((await ended(id)).state).toBe('done')
})

test('what cannot be learnt fails and is said to have', async () => {
  const id = await start({ article: await gondola() })
  await run({ train: () => Promise.reject(new Error('no')) })
  expect(await ended(id)).toMatchObject({ state: 'failed', result: null, doneAt: expect.any(String) })
})

test('refuses nothing to try, an empty article, what is not there, and a second one at the same time', async () => {
  const empty = await desk.publish('Empty', { draft: true, body: ' ' })
  await expect(start({})).rejects.toMatchObject({ code: 'invalid' })
  await expect(start({ article: empty })).rejects.toMatchObject({ code: 'invalid' })
  await expect(start({ article: newId() })).rejects.toMatchObject({ code: 'not_found' })
  await expect(start({ article: empty }, core.workspace + 1)).rejects.toMatchObject({ code: 'not_found' })
  const ids = await Promise.allSettled([start({ caution: 0.5 }), start({ caution: 0.4 })])
  expect(ids.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [id] = ids.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  await expect(show(id ?? '', core.workspace + 1)).rejects.toMatchObject({ code: 'not_found' })
})

describe('a change is judged by what members and agents said', () => {
  const asked: ReplayedQuestion = {
    ...{ id: 'q', text: 'x', locale: 'en', askedAt: new Date(), conversation: null, picked: null },
    ...{ decision: 'answer', article: 'a', outcome: null, mark: null, shouldBe: null },
  }
  const answer = (id: string) => ({ decision: 'answer' as const, article: { id, title: id } })
  const none = { decision: 'unknown' as const, article: null }
  test.each([
    ['it helped and is given no more', { outcome: 'helped' }, answer('a'), none, 'worse'],
    [
      'it helped and is given now',
      { outcome: 'helped', decision: 'suggest', picked: 'b' },
      none,
      answer('b'),
      'better',
    ],
    ['it did not help and is given no more', { outcome: 'not_helped' }, answer('a'), none, 'better'],
    ['they got a person and it is given again', { outcome: 'handed_over' }, none, answer('a'), 'worse'],
    ['marked wrong, now what it should be', { mark: 'wrong', shouldBe: 'b' }, answer('a'), answer('b'), 'better'],
    ['marked wrong, nothing is right', { mark: 'wrong' }, answer('a'), none, 'better'],
    [
      'rightly not known, now answered',
      { mark: 'right', decision: 'unknown', article: null },
      none,
      answer('c'),
      'worse',
    ],
    ['nobody said anything', {}, none, answer('c'), 'unknown'],
    ['another one, of which nobody knows', { outcome: 'not_helped' }, answer('a'), answer('c'), 'unknown'],
  ] as const)('%s', (_, told, before, after, verdict) => {
    expect(judgeChange({ ...asked, ...told }, before, after)).toBe(verdict)
  })
})
