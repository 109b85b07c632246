import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '../support/desk.ts'
import { until } from '../support/discord.ts'
import { ARTICLES } from '../support/knowledge.ts'
import { type DeskClient, Product } from '../support/product.ts'
import { Talk } from '../support/talk.ts'

// What is published is learnt beside the chats, in the bundle that `npm start` runs, and stays learnt whatever is killed.

let product: Product
let rpc: DeskClient
beforeAll(async () => {
  product = await Product.start()
  rpc = product.rpc()
}, 60_000)
afterAll(() => product.close())

const QUESTION = 'how do i restor my purchse??'
const view = () => rpc.virtualAgent.show({})
/** Waits until all that is published has been learnt. */
async function learnt(articles: number): Promise<void> {
  await until(
    async () => {
      const { state, articles: known } = await view()
      return state === 'ready' && known === articles
    },
    `${articles} articles are learnt`,
    60_000,
  )
}

/** So many articles that learning them takes a while, each about something of its own. */
async function publishMany(count: number): Promise<void> {
  const word = (n: number) => [...String(n)].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('a')
  const about = (n: number) => ({
    title: `The ${word(n)}a charm`,
    body: `The ${word(n)}a charm is found under bridge ${n}.`,
    examples: [`where is the ${word(n)}a charm`, `i lost my ${word(n)}a charm`, `what does the ${word(n)}a charm do`],
  })
  for (let at = 0; at < count; at += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, n) => publish(product, about(at + n))))
  }
}

test('an article that is published is found at once, learnt soon, and then answered by the model', async () => {
  for (const article of ARTICLES) await publish(product, article)
  const began = Date.now()
  const first = await Talk.joins(product, 'Noor')
  await first.says(QUESTION)
  await first.hears('Restore a purchase on iPhone')
  await learnt(ARTICLES.length)
  expect(Date.now() - began).toBeLessThan(60_000)
  const second = await Talk.joins(product, 'Wen')
  await second.says(QUESTION)
  await second.hears('Does it help?')
  await second.isSeen()
  const shown = await second.isAtDesk(({ article }) => article !== null, 'the answer')
  const { reasons, candidates } = await rpc.messages.why({ id: shown.id })
  expect(reasons).toMatchObject({ engine: 'model', model: (await view()).model })
  expect(candidates[0]?.title).toBe('Restore a purchase on iPhone')
})

test('who is killed while it learns begins anew, and the older model serves meanwhile', async () => {
  const { model } = await view()
  await publishMany(60)
  await until(async () => (await view()).progress !== null, 'it learns', 20_000)
  await product.kill()
  await product.boot()
  const tried = await rpc.articles.try({ question: QUESTION })
  expect(tried.candidates[0]?.title).toBe('Restore a purchase on iPhone')
  await until(async () => (await view()).model !== null, 'a model serves', 10_000)
  await learnt(ARTICLES.length + 60)
  expect((await view()).model).not.toBe(model)
  expect(await rpc.articles.try({ question: 'i lost my gada charm' })).toMatchObject({ certainty: 'answer' })
})

test('what is unpublished is never given again, not after a restart either', async () => {
  const cites = async () => {
    const { candidates } = await rpc.articles.try({ question: QUESTION })
    return candidates.some(({ title }) => title === 'Restore a purchase on iPhone')
  }
  expect(await cites()).toBe(true)
  const { items } = await rpc.articles.list({ words: 'Restore a purchase on iPhone' })
  await rpc.articles.unpublish({ id: items[0]?.id ?? '' })
  expect(await cites()).toBe(false)
  // The model that knows it still stands in the database: killed before the next one is learnt.
  await product.kill()
  await product.boot()
  for (let look = 0; look < 20; look++) expect(await cites()).toBe(false)
  await until(async () => (await view()).state === 'ready', 'the rest is learnt', 30_000)
  expect(await cites()).toBe(false)
})

test('what nobody could answer stands in a gap, and is answered once an article has learnt it', async () => {
  const asked = 'can my parrot ride the gondola'
  const lost = await Talk.joins(product, 'Ada')
  await lost.says(asked)
  await lost.hears("I don't know this one")
  await lost.isSeen()
  const gap = (await rpc.gaps.list({})).items.find(({ words }) => words === asked)
  const questions = gap?.questions.map(({ id }) => id) ?? []
  expect(gap).toMatchObject({ asked: 1, questions: [{ conversation: lost.conversation }] })
  const draft = await rpc.gaps.write({ questions })
  await rpc.articles.update({
    id: draft.id,
    version: draft.version,
    title: 'Birds in the gondola',
    body: 'Birds ride free.',
  })
  const { id: replay } = await rpc.replays.start({ article: draft.id })
  await until(async () => (await rpc.replays.show({ id: replay })).state === 'done', 'the draft is tried', 60_000)
  const { result } = await rpc.replays.show({ id: replay })
  expect(result?.changes).toContainEqual(
    expect.objectContaining({
      text: asked,
      after: { decision: 'answer', article: expect.objectContaining({ id: draft.id }) },
    }),
  )
  expect((await rpc.articles.try({ question: asked })).certainty).not.toBe('answer')
  await rpc.articles.publish({ id: draft.id })
  const found = await Talk.joins(product, 'Bo')
  await found.says(asked)
  await found.hears('Birds in the gondola')
})

test('an answer that an agent marks wrong is not given again, and what it should have been is', async () => {
  const asked = 'what do parrots pay on sundays'
  const wrong = await publish(product, { title: 'Parrot food', body: 'Seeds.', examples: [asked] })
  const right = await publish(product, {
    title: 'Sunday prices',
    body: 'Half.',
    examples: ['how much is it on a sunday'],
  })
  const member = await Talk.joins(product, 'Cleo')
  await member.says(asked)
  await member.hears('Parrot food')
  await member.isSeen()
  const shown = await member.isAtDesk(({ article }) => article?.id === wrong, 'the answer')
  const marked = await rpc.messages.mark({ id: shown.id, mark: 'wrong', shouldBe: right })
  expect(marked.mark).toMatchObject({ mark: 'wrong', shouldBe: { id: right, title: 'Sunday prices' } })
  const other = await Talk.joins(product, 'Dee')
  await other.says('What do parrots pay on Sundays?')
  await other.hears('Sunday prices')
  await until(async () => (await view()).state !== 'training', 'the mark is learnt', 60_000)
  const { certainty, candidates } = await rpc.articles.try({ question: asked })
  expect([certainty, candidates[0]?.article]).toEqual(['answer', right])
  expect(candidates.map(({ article }) => article)).not.toContain(wrong)
  expect((await rpc.statistics.answers({})).totals).toMatchObject({ wrong: 1 })
})
