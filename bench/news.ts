import { setTimeout as wait } from 'node:timers/promises'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { setUp } from '../test/support/desk.ts'
import type { Product } from '../test/support/product.ts'
import { leave, prepare, startProduct } from './bench.ts'
import { runLoad } from './load.ts'
import type { Percentiles } from './percentiles.ts'

/** What Discord takes from an application, and what the product keeps to by itself. */
const REQUESTS_PER_SECOND = 50
/** Messages a second that members say, and as many that agents answer, meanwhile. */
const LIVE_RATE = 10
const LIVE_SECONDS = 15
/** What is read in every message that tells it. */
const VERSION = '7.31.9'
const LOST_AFTER_MS = 120_000

export interface NewsPlan {
  /** They have talked with the bot, so a direct message is open. */
  reporters: number
  /** They are named in the card's thread. */
  followers: number
}

export interface NewsFigures {
  /** From the agent's request until the desk says that everybody was told. */
  seconds: number
  missed: number
  twice: number
  /** Of agents' replies that were sent meanwhile, as elsewhere in this bench. */
  reply: Percentiles
}

/** Measures how long it takes to tell all who wait for a case, at Discord's own pace, and what live replies notice of it. */
export async function measureNews(plan: NewsPlan): Promise<NewsFigures> {
  const product = await startProduct({ requestsPerSecond: REQUESTS_PER_SECOND })
  try {
    const { channels, guild } = await product.act('state', {})
    const channel = channels.find((one) => 'name' in one && one.name === 'bug-report')?.id ?? ''
    await setUp(product, { bugChannel: { guild: guild.id, id: channel }, virtualAgent: { enabled: false } })
    const rpc = product.rpc()
    const { id } = await rpc.cases.open({ type: 'bug', subject: 'Lanterns go out in caves', published: true })
    const card = await cardIn(product, channel)
    const reporters = await gather(product, plan.reporters)
    for (const member of reporters) await product.act('send', { member, channel: 'dm', content: 'hello' })
    const followers = await gather(product, plan.followers)
    await press(product, card, 'Me too', reporters)
    await press(product, card, 'Follow', followers)
    const all = reporters.length + followers.length
    await until(async () => {
      const shown = await rpc.cases.show({ id })
      return shown.reporters + shown.followers === all
    })
    const bench = await prepare(product)
    const began = performance.now()
    const [load, seconds] = await Promise.all([
      runLoad(bench, { rate: LIVE_RATE, seconds: LIVE_SECONDS }),
      tell(product, id, all).then(() => (performance.now() - began) / 1000),
    ])
    leave(bench)
    const { direct, mentioned } = await product.act('told', { text: VERSION })
    const told = [...direct, ...mentioned].map(({ member }) => member)
    const distinct = new Set(told).size
    return { seconds, missed: all - distinct, twice: told.length - distinct, reply: load.out.latency }
  } finally {
    await product.close()
  }
}

async function tell(product: Product, id: string, all: number): Promise<void> {
  const rpc = product.rpc()
  await rpc.cases.move({ id, status: 'resolved', fixedIn: VERSION })
  await until(async () => {
    const { told } = await rpc.cases.show({ id })
    return told !== null && told.told + told.unreached === all
  })
}

async function gather(product: Product, count: number): Promise<string[]> {
  return (await product.act('add-members', { count })).members
}

async function cardIn(product: Product, channel: string): Promise<SandboxMessage> {
  let card: SandboxMessage | undefined
  await until(async () => {
    card = (await product.act('messages', { channel })).find(({ author }) => author.bot)
    return card !== undefined
  })
  return card as SandboxMessage
}

async function press(product: Product, card: SandboxMessage, label: string, members: string[]): Promise<void> {
  const rows = card.components as unknown as { components: { label: string; custom_id: string }[] }[]
  const button = rows.flatMap(({ components }) => components).find((one) => one.label.startsWith(label))
  const custom_id = button?.custom_id ?? ''
  await product.act('press-many', { channel: card.channel_id, message: card.id, custom_id, members })
}

async function until(look: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + LOST_AFTER_MS
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error('not everybody was told')
    await wait(100)
  }
}
