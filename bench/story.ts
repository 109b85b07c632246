import { setTimeout as wait } from 'node:timers/promises'
import { COLLECTIONS } from '../src/composition/demo/content/articles.ts'
import { publish } from '../test/support/desk.ts'
import type { Product } from '../test/support/product.ts'
import { startProduct } from './bench.ts'
import { type InboxFigures, measureInbox } from './inbox.ts'
import { type Percentiles, percentiles } from './percentiles.ts'

/** Members a second who ask. */
const RATE = 10
const LOST_AFTER_MS = 10_000
const ARTICLES = COLLECTIONS.flatMap(({ articles }) => articles)

export interface StoryFigures extends InboxFigures {
  /** Milliseconds from a question at the simulated Discord until it has the answer there. */
  answer: Percentiles
  /** The same from words that ask for a person until the notice with case and place. */
  notice: Percentiles
}

export interface StoryPlan {
  /** Members who ask one question and one person each. */
  askers: number
  /** How often each view and each search is asked. */
  looks: number
}

/** Measures what the virtual agent, the queue and the desk take, on a product of its own with thirty articles. */
export async function measureStory(plan: StoryPlan): Promise<StoryFigures> {
  const product = await startProduct()
  try {
    for (const { title, locale, body, examples } of ARTICLES) await publish(product, { title, locale, body, examples })
    const questions = ARTICLES.filter(({ locale, draft }) => locale === 'en' && !draft).flatMap(
      ({ examples }) => examples,
    )
    const askers: Asker[] = []
    for (let n = 0; n < plan.askers; n++) {
      const { user } = await product.act('add-member', { name: `Walker ${n}` })
      askers.push({ member: user.id, channel: '' })
    }
    const answer = await ask(product, askers, (n) => questions[n % questions.length] ?? '')
    const notice = await ask(product, askers, () => 'let me talk to a human')
    return { answer, notice, ...(await measureInbox(product, plan.looks)) }
  } finally {
    await product.close()
  }
}

interface Asker {
  member: string
  channel: string
}

/** Everybody says something once, at a steady rate. Answers how long the first message took that each got in return. */
async function ask(product: Product, askers: readonly Asker[], words: (n: number) => string): Promise<Percentiles> {
  const asked = new Map<Asker, { id: string; at: number }>()
  const began = performance.now()
  for (const [n, asker] of askers.entries()) {
    await wait(Math.max(0, began + (n * 1000) / RATE - performance.now()))
    const message = await product.act('send', { member: asker.member, channel: 'dm', content: words(n) })
    asker.channel = message.channel_id
    asked.set(asker, { id: message.id, at: Date.parse(message.timestamp) })
  }
  const took: number[] = []
  for (const [{ channel }, { id, at }] of asked) took.push(Date.parse(await firstReply(product, channel, id)) - at)
  return percentiles(took)
}

async function firstReply(product: Product, channel: string, after: string): Promise<string> {
  const deadline = Date.now() + LOST_AFTER_MS
  for (;;) {
    const reply = (await product.act('messages', { channel, after })).find(({ author }) => author.bot)
    if (reply) return reply.timestamp
    if (Date.now() > deadline) throw new Error('somebody was not answered')
    await wait(50)
  }
}
