import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from './support/desk.ts'
import { until } from './support/discord.ts'
import { ARTICLES } from './support/knowledge.ts'
import { type DeskClient, Product } from './support/product.ts'
import { Talk } from './support/talk.ts'

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
  await publishMany(150)
  await until(async () => (await view()).progress !== null, 'it learns', 20_000)
  await product.kill()
  await product.boot()
  const tried = await rpc.articles.try({ question: QUESTION })
  expect(tried.candidates[0]?.title).toBe('Restore a purchase on iPhone')
  await until(async () => (await view()).model !== null, 'a model serves', 10_000)
  await learnt(ARTICLES.length + 150)
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
