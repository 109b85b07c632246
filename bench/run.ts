import { setTimeout as wait } from 'node:timers/promises'
import type { Product } from '../test/support/product.ts'
import { type Bench, leave, prepare, startProduct } from './bench.ts'
import { diskOf, measureFsync } from './disk.ts'
import { type FlexFigures, type FlexPlan, measureFlex } from './flex.ts'
import { type LoadFigures, runLoad } from './load.ts'
import { measureNews, type NewsFigures, type NewsPlan } from './news.ts'
import { median, type Percentiles } from './percentiles.ts'
import { measureStory, type StoryFigures, type StoryPlan } from './story.ts'
import { readMemory } from './usage.ts'

const ROUND_TRIP_MS = 80

/** How long each part of a run takes. */
export interface Plan {
  /** Seconds from a start to the look at the memory of one that idles. */
  idle: number
  /** Seconds of the loads at 10 and 50 a second, and of the same with the round trip. */
  latency: [number, number]
  far: number
  /** Messages a second, tried one after the other until one is not held. */
  rates: number[]
  /** Seconds that each of them is to be held. */
  hold: number
  warmStarts: number
  story: StoryPlan
  news: NewsPlan
  flex: FlexPlan
}

export const WHOLE: Plan = {
  idle: 10,
  latency: [15, 15],
  far: 8,
  rates: [250, 500, 750, 1000, 1500, 2000],
  hold: 20,
  warmStarts: 5,
  story: { askers: 300, looks: 100 },
  news: { reporters: 50, followers: 500 },
  flex: { chats: 20, rate: 30, seconds: 15 },
}
export const QUICK: Plan = {
  idle: 6,
  latency: [5, 6],
  far: 4,
  rates: [250, 500, 750, 1000],
  hold: 6,
  warmStarts: 2,
  story: { askers: 60, looks: 20 },
  news: { reporters: 50, followers: 500 },
  flex: { chats: 20, rate: 30, seconds: 5 },
}

interface Memory {
  node: number
  database: number
}

export interface RunFigures {
  disk: string
  fsync: Percentiles
  idle: Memory
  /** After so many messages, in and out together. */
  loaded: Memory & { messages: number }
  /** Members alone at 50 a second: no request may follow. */
  alone: LoadFigures
  slow: LoadFigures
  steady: LoadFigures
  farSlow: LoadFigures
  farSteady: LoadFigures
  ladder: LoadFigures[]
  /** At the highest rate that was held, with the round trip; undefined when none was. */
  farHighest: LoadFigures | undefined
  /** Milliseconds. */
  warmStart: number
  story: StoryFigures
  news: NewsFigures
  flex: FlexFigures
}

/** One whole measurement on a data folder of its own. */
export async function runOnce(plan: Plan, say: (words: string) => void): Promise<RunFigures> {
  const figures = await runSpine(plan, say)
  const story = await measureStory(plan.story)
  say(`story: ${storyWords(story)}`)
  const news = await runNews(plan, say)
  const flex = await runFlex(plan, say)
  return { ...figures, story, news, flex }
}

/** What we add between Discord and Twilio Flex, by itself. */
export async function runFlex(plan: Plan, say: (words: string) => void): Promise<FlexFigures> {
  const flex = await measureFlex(plan.flex)
  say(flexWords(plan.flex, flex))
  return flex
}

/** What telling many takes, by itself. */
export async function runNews(plan: Plan, say: (words: string) => void): Promise<NewsFigures> {
  const news = await measureNews(plan.news)
  say(newsWords(plan.news, news))
  return news
}

async function runSpine(
  plan: Plan,
  say: (words: string) => void,
): Promise<Omit<RunFigures, 'story' | 'news' | 'flex'>> {
  const product = await startProduct()
  // An interrupted measurement leaves neither processes nor its folder behind.
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= product.close())
  const interrupt = (): void => void close().finally(() => process.exit(130))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const disk = diskOf(product.folder)
    const fsync = measureFsync(product.folder)
    say(`data folder ${product.folder} on ${disk}`)
    const idle = await measureIdle(product, plan)
    const bench = await prepare(product)
    const loads = await runLoads(bench, plan, say)
    leave(bench)
    const warmStart = await measureWarmStart(product, plan.warmStarts)
    return { disk, fsync, idle, ...loads, warmStart }
  } finally {
    await close()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

/** As it stands most of its life: not the first start, which has made the database. */
async function measureIdle(product: Product, plan: Plan): Promise<Memory> {
  await product.stop()
  await product.boot()
  await wait(plan.idle * 1000)
  return readMemory(product.pid, product.databasePid)
}

async function runLoads(
  bench: Bench,
  plan: Plan,
  say: (words: string) => void,
): Promise<Omit<RunFigures, 'disk' | 'fsync' | 'idle' | 'warmStart' | 'story' | 'news' | 'flex'>> {
  const { product } = bench
  const load = async (what: string, options: Parameters<typeof runLoad>[1]): Promise<LoadFigures> => {
    const figures = await runLoad(bench, options)
    say(`${what}: ${wordsOf(figures)}`)
    return figures
  }
  const alone = await load('members alone, 50/s', { rate: 50, seconds: 4, repliesRate: 0 })
  const slow = await load('10/s', { rate: 10, seconds: plan.latency[0] })
  const steady = await load('50/s', { rate: 50, seconds: plan.latency[1] })
  await product.act('latency', { ms: ROUND_TRIP_MS })
  const farSlow = await load('10/s, 80 ms away', { rate: 10, seconds: plan.far })
  const farSteady = await load('50/s, 80 ms away', { rate: 50, seconds: plan.far })
  await product.act('latency', { ms: 0 })
  const ladder: LoadFigures[] = []
  let loaded: RunFigures['loaded'] | undefined
  for (const rate of plan.rates) {
    const figures = await load(`${rate}/s`, { rate, seconds: plan.hold })
    ladder.push(figures)
    if (!loaded) {
      const all = [alone, slow, steady, farSlow, farSteady, ...ladder]
      const messages = all.reduce((sum, each) => sum + each.in.sent + each.out.sent, 2 * bench.members)
      loaded = { ...readMemory(product.pid, product.databasePid), messages }
    }
    if (!figures.held) break
  }
  const highest = ladder.findLast(({ held }) => held)?.rate
  await product.act('latency', { ms: ROUND_TRIP_MS })
  const farHighest = highest ? await load(`${highest}/s, 80 ms away`, { rate: highest, seconds: plan.hold }) : undefined
  await product.act('latency', { ms: 0 })
  return { alone, slow, steady, farSlow, farSteady, ladder, farHighest, loaded: loaded! }
}

async function measureWarmStart(product: Product, times: number): Promise<number> {
  const starts: number[] = []
  for (let round = 0; round < times; round++) {
    await product.stop()
    starts.push(await product.boot())
  }
  return median(starts)
}

function newsWords({ reporters, followers }: NewsPlan, { seconds, missed, twice, reply }: NewsFigures): string {
  const told = `${reporters} reporters and ${followers} followers told in ${seconds.toFixed(1)} s`
  return `news: ${told}, missed ${missed} twice ${twice} | replies meanwhile p50 ${ms(reply.p50)} p95 ${ms(reply.p95)}`
}

function flexWords({ rate, chats }: FlexPlan, figures: FlexFigures): string {
  const { toMember, toAgent, webhook, standIn, fsync, requestsPerMessage, cpu } = figures
  const words = ({ p50, p95, p99 }: Percentiles): string => `p50 ${ms(p50)} p95 ${ms(p95)} p99 ${ms(p99)}`
  const way = ({ latency, lost, twice }: FlexFigures['toMember']): string =>
    `${words(latency)} lost ${lost} twice ${twice}`
  return [
    `flex, ${rate}/s in ${chats} chats: webhook to Discord ${way(toMember)}`,
    `Discord to Twilio ${way(toAgent)}`,
    `webhooks answered in ${words(webhook)}`,
    `the stand-in's own answers ${words(standIn)}`,
    `fsync p50 ${ms(fsync.p50)} p95 ${ms(fsync.p95)}`,
    `${requestsPerMessage.toFixed(1)} requests to Twilio per message`,
    `${cpu.toFixed(2)} CPU s per 1,000`,
  ].join(' | ')
}

function storyWords({ answer, notice, list, search, slowestView, slowestSearch }: StoryFigures): string {
  const words = ({ p50, p95, p99 }: Percentiles): string => `p50 ${ms(p50)} p95 ${ms(p95)} p99 ${ms(p99)}`
  return [
    `answer ${words(answer)}`,
    `notice ${words(notice)}`,
    `list ${words(list)} (${slowestView.view} ${ms(slowestView.p95)})`,
    `search ${words(search)} (${slowestSearch.q} ${ms(slowestSearch.p95)})`,
  ].join(' | ')
}

/** A load in one line. */
function wordsOf({ in: incoming, out, held, refused, cpu, rate, seconds }: LoadFigures): string {
  const way = ({ latency, lost, twice, end }: LoadFigures['in']): string =>
    `p50 ${ms(latency.p50)} p95 ${ms(latency.p95)} p99 ${ms(latency.p99)} lost ${lost} twice ${twice} end ${ms(end)}`
  const cost = ((cpu.node + cpu.database) / (rate * seconds)) * 1000
  const parts = [`in ${way(incoming)}`, ...(out.sent > 0 ? [`out ${way(out)}`] : [])]
  return `${parts.join(' | ')} | ${cost.toFixed(2)} CPU s per 1,000${refused ? ` | ${refused} refused` : ''}${held ? '' : ' | not held'}`
}

export const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0))
