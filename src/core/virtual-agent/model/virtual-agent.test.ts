import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { ANSWERED, ARTICLES, addArticles, UNANSWERED } from '../../../../test/support/knowledge.ts'
import { laneTopic } from '../../../kernel/lanes/lane.ts'
import { languageOf } from '../../contact/language-of.ts'
import { publishArticle } from '../../knowledge/publish-article.ts'
import { unpublishArticle } from '../../knowledge/unpublish-article.ts'
import { LEARNING_ROUTE, wakeLearning } from '../../knowledge/wake-learning.ts'
import { learnLessons } from './learn-lessons.ts'
import { openVirtualAgent, type VirtualAgent } from './open-virtual-agent.ts'
import { type Trained, type Trainer, TrainingStopped } from './trainer.ts'

/** The real engine, at once and in this thread; counts, and holds or fails as it is told. */
class InlineTrainer implements Trainer {
  trained = 0
  next: 'learn' | 'fail' | 'hang' | 'sleep' = 'learn'
  wake = (): void => undefined

  train(...[lessons, { unanswered, signal }]: Parameters<Trainer['train']>): Promise<Trained> {
    this.trained++
    if (this.next === 'fail') return Promise.reject(new Error('a lesson that nobody can learn'))
    if (this.next === 'learn') return Promise.resolve(learnLessons(lessons, unanswered))
    if (this.next === 'sleep') {
      return new Promise((resolve) => {
        this.wake = () => resolve(learnLessons(lessons, unanswered))
      })
    }
    return new Promise((_, reject) => {
      if (signal?.aborted) reject(new TrainingStopped())
      signal?.addEventListener('abort', () => reject(new TrainingStopped()))
    })
  }
}

let core: TestCore
let trainer: InlineTrainer
const agents: VirtualAgent[] = []
const options = () => ({ workspace: core.workspace, agent: core.agent })

beforeAll(async () => {
  core = await openTestCore()
  await addArticles(core.kernel, { ...options(), articles: ARTICLES })
})
afterEach(async () => {
  for (const agent of agents.splice(0)) await agent.stop()
})
afterAll(() => core.close())

/** A process's virtual agent, which has looked and learnt what there was to learn. */
async function open(of = new InlineTrainer()): Promise<VirtualAgent> {
  trainer = of
  const { kernel, feed, workspace } = core
  const agent = openVirtualAgent({ kernel, feed, workspace, trainer, alone: true })
  agents.push(agent)
  await agent.start()
  await settled(agent)
  return agent
}
/** What was gathered is due. */
function pass(): void {
  core.clock.advance(4000)
  core.kernel.bus.wake(laneTopic(LEARNING_ROUTE))
}
const view = (agent: VirtualAgent) => agent.view(core.kernel.db)
/** Lets the time pass in which changes are gathered, and waits until they are learnt. */
async function settled(agent: VirtualAgent): Promise<void> {
  pass()
  await expect.poll(async () => (await view(agent)).state, { timeout: 10_000 }).not.toBe('training')
  // Another look may be due by now; its end shows in what serves.
  const newest = 'select id from answer_model where workspace = $1 order by trained_at desc limit 1'
  await expect
    .poll(async () => {
      const { rows } = await core.database.pool.query(newest, [core.workspace])
      return (await view(agent)).model === (rows[0]?.id ?? null)
    })
    .toBe(true)
}
const ask = (agent: VirtualAgent, question: string, more: { caution?: number } = {}) =>
  agent.engine.propose(core.kernel.db, {
    ...{ workspace: core.workspace, question, locale: languageOf(question) },
    ...more,
  })
const publish = async (title: string, ...examples: string[]) => {
  const body = `All about ${title}.`
  const [id = ''] = await addArticles(core.kernel, {
    ...options(),
    articles: [{ title, body, examples, locale: 'en' as const }],
  })
  return id
}
const unpublish = (article: string) => unpublishArticle(core.kernel, { ...options(), article })

describe('what is published', () => {
  test('is learnt, and answered by the model', async () => {
    const agent = await open()
    expect(await view(agent)).toMatchObject({
      state: 'ready',
      articles: ARTICLES.length,
      trouble: null,
      progress: null,
    })
    const answers = await Promise.all(
      ANSWERED.map(async ([question, title]) => ({ title, ...(await ask(agent, question)) })),
    )
    const right = answers.filter(({ title, candidates }) => candidates[0]?.title === title)
    expect(right.length / answers.length).toBeGreaterThan(0.94)
    const sure = answers.filter(({ certainty }) => certainty === 'answer')
    expect(sure.length / answers.length).toBeGreaterThan(0.8)
    expect(sure.filter(({ reasons }) => reasons.engine === 'model').length).toBeGreaterThan(answers.length / 2)
  })

  test('does not answer what nothing answers', async () => {
    const agent = await open()
    const judged = await Promise.all(UNANSWERED.map((question) => ask(agent, question)))
    expect(judged.filter(({ certainty }) => certainty === 'answer')).toEqual([])
    expect(judged.filter(({ certainty }) => certainty === 'suggest').length).toBeLessThan(3)
  })

  test('is learnt once, whoever looks again, and again where it changed', async () => {
    const shared = new InlineTrainer()
    const first = await open(shared)
    const one = await open(shared)
    expect(shared.trained).toBeLessThanOrEqual(1)
    shared.trained = 0
    const id = await publish('Kite days', 'when are kite days', 'what is a kite day', 'can i fly my kite')
    await settled(one)
    const { model } = await view(one)
    await expect.poll(async () => (await view(first)).model).toBe(model)
    expect(shared.trained).toBe(1)
    await unpublish(id)
    await settled(one)
    expect((await view(one)).model).not.toBe(model)
    const stored = await core.database.pool.query('select id from answer_model where workspace = $1', [core.workspace])
    expect(stored.rows).toHaveLength(2)
  })

  test('is found by words until the model knows it, and never once it is unpublished', async () => {
    const agent = await open()
    const id = await publish('Moon gliders', 'how do i fly a moon glider', 'moon glider crashed', 'buy a moon glider')
    const soon = await ask(agent, 'how do i fly a moon glider?')
    expect(soon).toMatchObject({ certainty: 'answer', candidates: [{ article: id }], reasons: { engine: 'words' } })
    await settled(agent)
    const later = await ask(agent, 'how do i fly a moon glider?')
    expect(later).toMatchObject({ certainty: 'answer', reasons: { engine: 'model' } })
    expect(later.candidates[0]?.article).toBe(id)
    await unpublish(id)
    const cites = async (of: VirtualAgent) =>
      (await ask(of, 'how do i fly a moon glider?')).candidates.some(({ article }) => article === id)
    expect((await ask(agent, 'how do i fly a moon glider?')).certainty).toBe('none')
    expect(await cites(agent)).toBe(false)
    trainer.next = 'hang'
    pass()
    await expect.poll(() => trainer.trained).toBeGreaterThan(1)
    expect(await cites(agent)).toBe(false)
    await agent.stop()
    // After a restart the model that still knows it stands, while the next one is learnt.
    expect(await cites(await open())).toBe(false)
  })
})

test('what is published again with the words that were learnt is not left to words for ever', async () => {
  const agent = await open()
  const id = await publish('Kelp farms', 'how do i start a kelp farm', 'kelp farm empty', 'sell my kelp farm')
  await settled(agent)
  const { model, trainedAt } = await view(agent)
  core.clock.advance(1000)
  await unpublish(id)
  await publishArticle(core.kernel, { ...options(), article: id })
  expect((await ask(agent, 'how do i start a kelp farm?')).reasons.engine).toBe('words')
  const tries = trainer.trained
  await settled(agent)
  await expect.poll(async () => (await view(agent)).trainedAt).not.toBe(trainedAt)
  expect(await view(agent)).toMatchObject({ model })
  expect(trainer.trained).toBe(tries)
  expect((await ask(agent, 'how do i start a kelp farm?')).reasons.engine).toBe('model')
  await unpublish(id)
  await settled(agent)
})

describe('a model', () => {
  test('of another version is not read, and what is published is learnt anew', async () => {
    await (await open()).stop()
    await core.database.pool.query("update answer_model set packed = '\\x07000000'")
    const agent = await open()
    expect(trainer.trained).toBe(1)
    expect(await view(agent)).toMatchObject({ state: 'ready', articles: ARTICLES.length })
  })

  test('that cannot be learnt is told once, and the older one serves', async () => {
    const agent = await open()
    const { model } = await view(agent)
    trainer.next = 'fail'
    const id = await publish('Snow shoes', 'where are my snow shoes')
    pass()
    await expect.poll(async () => (await view(agent)).trouble).toMatch(/could not be learnt/)
    await settled(agent)
    expect(await view(agent)).toMatchObject({ state: 'ready', model })
    const tries = trainer.trained
    await core.kernel.db.transaction((tx) => wakeLearning(tx, core.workspace, core.clock.now()))
    await settled(agent)
    expect(trainer.trained).toBe(tries)
    expect((await ask(agent, 'delete account')).reasons.model).toBe(model)
    trainer.next = 'learn'
    await unpublish(id)
    await settled(agent)
    expect(await view(agent)).toMatchObject({ trouble: null, state: 'ready' })
  })

  test('of a process that slept for longer than its lease is not stored over a newer one', async () => {
    const slow = new InlineTrainer()
    await open(slow)
    slow.next = 'sleep'
    const id = await publish('Wind socks', 'what does the wind sock say', 'wind sock torn', 'wind sock colour')
    pass()
    await expect.poll(() => slow.trained).toBeGreaterThan(0)
    core.clock.advance(60_000)
    const awake = await open()
    const { model } = await view(awake)
    expect(trainer.trained).toBe(1)
    slow.next = 'learn'
    slow.wake()
    await settled(awake)
    expect(await view(awake)).toMatchObject({ state: 'ready', model, articles: ARTICLES.length + 1 })
    await unpublish(id)
    await settled(awake)
  })

  test('that is half learnt when its process stops is begun anew by the next one', async () => {
    const agent = await open()
    trainer.next = 'hang'
    await publish('Rain coats', 'do i need a rain coat', 'rain coat colours', 'rain coat size')
    pass()
    await expect.poll(async () => (await view(agent)).progress).toBe(0)
    expect((await view(agent)).state).toBe('training')
    await agent.stop()
    const next = await open()
    expect(trainer.trained).toBe(1)
    expect((await view(next)).articles).toBe(ARTICLES.length + 1)
  })
})

test('lessons that kill whoever learns them are begun five times, and left until they change', async () => {
  const agent = await open()
  const { model } = await view(agent)
  await agent.stop()
  const id = await publish('Fog horns', 'when does the fog horn sound', 'fog horn too loud', 'fog horn at night')
  const { kernel, feed, workspace } = core
  const begin = async (next: InlineTrainer['next']) => {
    trainer = new InlineTrainer()
    trainer.next = next
    const one = openVirtualAgent({ kernel, feed, workspace, trainer, alone: true })
    agents.push(one)
    await one.start()
    pass()
    return one
  }
  for (let killed = 0; killed < 5; killed++) {
    const one = await begin('hang')
    // It says nothing any more, as one that is killed; the next one finds its lane free.
    await expect.poll(async () => (await view(one)).progress).toBe(0)
  }
  const last = await begin('learn')
  await settled(last)
  expect(trainer.trained).toBe(0)
  expect(await view(last)).toMatchObject({ model, trouble: expect.stringMatching(/could not be learnt/) })
  const elsewhere = openVirtualAgent({ kernel, feed, workspace, trainer, alone: false })
  expect((await view(elsewhere)).trouble).toMatch(/could not be learnt/)
  await publish('Fog bells', 'when does the fog bell ring', 'fog bell too loud', 'fog bell at night')
  await settled(last)
  expect(await view(last)).toMatchObject({ trouble: null, state: 'ready', articles: ARTICLES.length + 3 })
  expect(trainer.trained).toBe(1)
  await unpublish(id)
})

test('what members say of answers moves the thresholds of the model, and what words had answered does not', async () => {
  const agent = await open()
  const { thresholds, model } = await view(agent)
  const judge = (outcome: string, by: string | null) =>
    core.database.pool.query(
      `insert into question (workspace, id, way, text, folded, locale, messages, decision, sureness, asked_at, outcome, model_id)
      select $1, gen_random_uuid(), 'chat', 'w', 'w', 'en', '{}', 'answer', 0.7, $4, $2, $3 from generate_series(1, 60) n`,
      [core.workspace, outcome, by, core.clock.now()],
    )
  const after = async () => {
    await core.kernel.db.transaction((tx) => wakeLearning(tx, core.workspace, core.clock.now()))
    await settled(agent)
    return (await view(agent)).thresholds
  }
  await judge('not_helped', null)
  expect(await after()).toEqual(thresholds)
  await judge('not_helped', model)
  const careful = await after()
  expect(careful.answer).toBeGreaterThan(thresholds.answer)
  expect(careful.suggest).toBeGreaterThan(thresholds.suggest)
  await core.database.pool.query('delete from question')
})

test('the more careful, the less is answered', async () => {
  const agent = await open()
  const answered = async (caution: number) => {
    const all = await Promise.all(ANSWERED.map(([question]) => ask(agent, question, { caution })))
    return all.filter(({ certainty }) => certainty === 'answer').length
  }
  const [bold, careful] = [await answered(0), await answered(1)]
  expect(bold).toBeGreaterThan(careful)
})

test('one article or none is no model: words answer, and what was learnt is forgotten', async () => {
  const agent = await open()
  const { rows } = await core.database.pool.query<{ id: string }>("select id from article where status = 'published'")
  const [first, ...others] = rows
  for (const { id } of others) await unpublish(id)
  await settled(agent)
  expect(await view(agent)).toMatchObject({ state: 'words', model: null, articles: 0, examples: 0 })
  expect(await ask(agent, 'how do i fly a moon glider?')).toMatchObject({ reasons: { engine: 'words', model: null } })
  await unpublish(first?.id ?? '')
  await settled(agent)
  expect(await ask(agent, 'delete account')).toMatchObject({ certainty: 'none', candidates: [] })
})
