import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addArticles } from '../../../test/support/knowledge.ts'
import { type OpenaiStandIn, openOpenaiStandIn } from '../../../test/support/openai-stand-in.ts'
import { unpublishArticle } from '../../core/knowledge/unpublish-article.ts'
import { type EndpointTools, openEndpointTools } from '../../core/virtual-agent/endpoint/endpoint-tools.ts'
import { type EndpointHelp, openEndpointHelp } from '../../core/virtual-agent/endpoint/open-endpoint-help.ts'
import { saveEndpoint } from '../../core/virtual-agent/endpoint/save-endpoint.ts'
import { pruneEmbeddings } from '../../core/virtual-agent/endpoint/vectors/prune-embeddings.ts'
import { readIndex } from '../../core/virtual-agent/endpoint/vectors/stored-index.ts'
import { learnLessons } from '../../core/virtual-agent/model/learn-lessons.ts'
import { openVirtualAgent, type VirtualAgent } from '../../core/virtual-agent/model/open-virtual-agent.ts'
import type { Trainer } from '../../core/virtual-agent/model/trainer.ts'
import { openGuardedFetch } from '../../kernel/guarded-fetch.ts'
import { Secrets } from '../../kernel/secrets/secrets.ts'
import { openOpenai } from './open-openai.ts'

// Words of these articles share no letters with each other; only the endpoint knows which of them mean the same.
const MEANINGS = [
  'zorb kwelt fynd hagu mipso',
  'trillo banque wusk peddo jarn',
  'oxil verth snool cadgi rumf',
  'blen quist harob eltu gomp',
  'dwarn fiskel yuppo tazz lomic',
  'nerv ophid glurb sektu wabe',
  'crax mundle pivot zhoon ferri',
  'stenk ilvar kobold juni raxo',
].map((words) => words.split(' '))
const meaningOf = (text: string): number => MEANINGS.findIndex((words) => words.some((word) => text.includes(word)))

let core: TestCore
let standIn: OpenaiStandIn
let tools: EndpointTools
let agent: VirtualAgent
let help: EndpointHelp
let articles: string[]
let version = 0

beforeAll(async () => {
  ;[core, standIn] = await Promise.all([openTestCore(), openOpenaiStandIn()])
  const { kernel, workspace, feed } = core
  const known = MEANINGS.map(([title = '', ...others]) => ({
    ...{ title, body: 'It is so.', locale: 'en' as const },
    // The last word of each is never learnt.
    examples: others.slice(0, -1),
  }))
  articles = await addArticles(kernel, { workspace, agent: core.agent, articles: known })
  const guarded = openGuardedFetch({ allowed: [standIn.host] })
  const models = openOpenai({ guarded, trusted: guarded })
  tools = openEndpointTools({ kernel, secrets: new Secrets('k'.repeat(32)), models, fixed: null })
  const trainer: Trainer = { train: async (lessons, { unanswered }) => learnLessons(lessons, unanswered) }
  agent = openVirtualAgent({ kernel, feed, workspace, trainer, alone: true })
  help = openEndpointHelp({ engine: agent.engine, tools, feed, workspace, trainer, alone: true })
  await agent.start()
  await help.start()
  await vi.waitFor(
    async () => {
      // Each time anew: what is woken after the clock was set waits for it too.
      core.clock.advance(10_000)
      expect((await agent.view(kernel.db)).model).not.toBeNull()
    },
    { timeout: 20_000, interval: 200 },
  )
}, 60_000)
afterAll(async () => {
  await Promise.all([help.stop(), agent.stop()])
  await Promise.all([core.close(), standIn.close()])
})

/** A vector that knows what words mean. */
function knowing(text: string): number[] {
  const vector = Array.from({ length: MEANINGS.length + 2 }, (_, at) => 0.02 * ((text.length * (at + 3)) % 5))
  const meaning = meaningOf(text)
  if (meaning >= 0) vector[meaning] = 1
  else vector[MEANINGS.length] = 1
  return vector
}

/** Sets a model, and waits for its vectors. */
async function set(embeddingModel: string | null) {
  const { workspace, agent: by } = core
  await saveEndpoint(tools, {
    ...{ workspace, agent: by, version: version++, baseUrl: standIn.baseUrl, key: standIn.key, chatModel: null },
    ...{ embeddingModel, chooses: false, composes: false, drafts: false, dailyTokens: 10_000_000 },
  })
  return vi.waitFor(async () => {
    const index = await readIndex(core.kernel.db, workspace)
    expect(index?.source.split(' ')[1] ?? null).toBe(embeddingModel)
    return index
  }, 20_000)
}
const asked = (question: string) => ({ workspace: core.workspace, question, locale: 'en' })
const ask = (question: string) => help.engine.propose(core.kernel.db, asked(question))
const alone = (question: string) => agent.engine.propose(core.kernel.db, asked(question))
const questionsAsked = () => standIn.requests.filter(({ body }) => (body.input as string[]).length === 1)
const SECOND = 'a jarn for me'

test('vectors that help find what the model cannot', async () => {
  standIn.embed = knowing
  const index = await set('knowing')
  expect(index?.weights.order).toBeGreaterThan(0)
  expect(index?.index.articles).toHaveLength(MEANINGS.length)
  expect(
    (await alone(SECOND)).candidates[0]?.article === articles[1] && (await alone(SECOND)).certainty === 'answer',
  ).toBe(false)
  const { candidates, reasons } = await vi.waitFor(async () => {
    const found = await ask(SECOND)
    expect(found.reasons.signs).toHaveProperty('likeness')
    return found
  }, 10_000)
  expect(candidates[0]).toMatchObject({ article: articles[1], title: 'trillo' })
  expect(reasons.signs.likenessAgrees).toBe(1)
})

test('texts that are known are not asked for again, nor is a question', async () => {
  standIn.requests.length = 0
  await set(null)
  await set('knowing')
  expect(standIn.requests).toEqual([])
  await ask(SECOND)
  expect(standIn.requests).toEqual([])
})

test('what is not published any more is not found by them either', async () => {
  const { kernel, workspace } = core
  await unpublishArticle(kernel, { workspace, agent: core.agent, article: articles[1] ?? '' })
  expect((await ask(SECOND)).candidates.map(({ article }) => article)).not.toContain(articles[1])
})

test.each([
  ['nothing for ever', { hangs: true as const }],
  ['500', { status: 500 }],
  ['no vectors', { raw: '{}' }],
])('%s: the model alone answers, in time', async (_name, wrong) => {
  standIn.misbehaves = () => wrong
  const question = `a wabe ${_name}`
  const began = performance.now()
  expect(await ask(question)).toEqual(await alone(question))
  expect(performance.now() - began).toBeLessThan(1500)
  standIn.misbehaves = null
})

test('vectors that say nothing get no weight, and no question is put to them', async () => {
  let luck = 1
  standIn.embed = () =>
    Array.from({ length: 16 }, () => {
      luck = (luck * 48_271) % 2_147_483_647
      return luck / 2_147_483_647 - 0.5
    })
  core.clock.advance(60_000)
  const index = await set('lucky')
  expect(index?.weights).toEqual({ order: 0, doubt: null })
  standIn.requests.length = 0
  await vi.waitFor(async () => {
    standIn.requests.length = 0
    await ask('a raxo, anybody')
    expect(questionsAsked()).toEqual([])
  }, 10_000)
})

test('vectors that nobody asked for in a month are forgotten', async () => {
  expect(await pruneEmbeddings(core.kernel.db, new Date(core.clock.now().getTime() - 1))).toBeGreaterThan(0)
})
