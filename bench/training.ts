import { setTimeout as wait } from 'node:timers/promises'
import { publish } from '../test/support/desk.ts'
import type { Product } from '../test/support/product.ts'
import { leave, prepare, startProduct } from './bench.ts'
import { type LoadFigures, runLoad } from './load.ts'
import { type Percentiles, percentiles } from './percentiles.ts'
import { ms } from './run.ts'
import { readMemory } from './usage.ts'

const ARTICLES = 500
const EXAMPLES = 20
/** Messages a second that members say, and as many that agents answer. */
const RATE = 20
const SECONDS = 15
/** Questions are put to the virtual agent this often meanwhile. */
const ASK_EVERY_MS = 100
const MOST_MS = 40
const LEARN_WITHIN_MS = 1_800_000

interface Stretch {
  load: LoadFigures
  /** Null where none were put. */
  asked: Percentiles | null
}

/**
 * Measures what live chats notice of a model that learns 10,000 examples meanwhile. Answers whether they are kept as fast as they are to be.
 * `whole`: the learning is waited for as well, and questions are put to what was learnt.
 */
export async function benchTraining(say: (words: string) => void, { whole }: { whole: boolean }): Promise<boolean> {
  const product = await startProduct()
  try {
    const bench = await prepare(product)
    const measure = async ({ asks }: { asks: boolean }): Promise<Stretch> => {
      const asking = asks ? ask(product) : async () => null
      const load = await runLoad(bench, { rate: RATE, seconds: SECONDS })
      return { load, asked: await asking() }
    }
    const before = await measure({ asks: true })
    const memory = watchMemory(product)
    for (let at = 0; at < ARTICLES; at += 10)
      await Promise.all(upTo(10).map((n) => publish(product, articleOf(at + n))))
    await until(async () => (await product.rpc().virtualAgent.show({})).progress !== null, 'it learns')
    const during = await measure({ asks: false })
    const asked = await measure({ asks: true })
    const learning = (await product.rpc().virtualAgent.show({})).progress !== null
    say(`by themselves: ${wordsOf(before)}`)
    say(`while ${ARTICLES * EXAMPLES} examples are learnt: ${wordsOf(during)}`)
    say(`and ${1000 / ASK_EVERY_MS} questions a second besides: ${wordsOf(asked)}`)
    if (!learning) say('the model was learnt before the load was over: a part of it ran by itself')
    const { in: incoming, out } = during.load
    const isFast = [incoming.latency.p99, out.latency.p99].every((p99) => p99 <= MOST_MS)
    if (!whole) {
      memory()
      leave(bench)
      return isFast
    }
    await until(async () => {
      const { state, articles } = await product.rpc().virtualAgent.show({})
      return state === 'ready' && articles === ARTICLES
    }, 'all is learnt')
    const { figures } = await product.rpc().virtualAgent.show({})
    leave(bench)
    const after = await measureQuestions(product)
    say(
      `learnt in ${figures?.seconds.toFixed(1)} s, ${ms(memory())} MB more at most; then questions ${percentileWords(after)}`,
    )
    return isFast
  } finally {
    await product.close()
  }
}

/** Questions alone, by the model. */
async function measureQuestions(product: Product): Promise<Percentiles> {
  const asking = ask(product)
  await wait(SECONDS * 1000)
  return asking()
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

/** Made-up words, of which some are an article's own and most are everybody's, as in any language. */
const word = (number: number): string => {
  const [first = '', second = ''] = ['bdfgklmnprstvz', 'aeiou']
  let rest = number + 100
  let made = ''
  for (; rest > 0; rest = Math.floor(rest / (first.length * second.length))) {
    made += `${first[rest % first.length]}${second[Math.floor(rest / first.length) % second.length]}`
  }
  return made
}

function articleOf(number: number) {
  const own = (n: number) => word(1000 + number * 5 + (n % 5))
  const common = (n: number) => word((n * n + number) % 400)
  const examples = upTo(EXAMPLES).map((n) =>
    [common(n), own(n), common(n + 7), own(n * 3 + 1), common(n * 5), common(n + 31)].join(' '),
  )
  const body = upTo(60)
    .map((n) => (n % 4 === 0 ? own(n) : common(n * 3)))
    .join(' ')
  return { title: [own(0), common(1), own(1)].join(' '), body, examples }
}

async function until(look: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + LEARN_WITHIN_MS
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await wait(250)
  }
}

/** Asks the virtual agent again and again, until the answered act is called, which says how long it took. */
function ask(product: Product): () => Promise<Percentiles> {
  const rpc = product.rpc()
  const times: number[] = []
  let going = true
  const loop = async () => {
    for (let at = 0; going; at++) {
      const began = performance.now()
      await rpc.articles.try({ question: articleOf(at % ARTICLES).examples[at % EXAMPLES] ?? '' })
      times.push(performance.now() - began)
      await wait(ASK_EVERY_MS)
    }
  }
  const asking = loop()
  return async () => {
    going = false
    await asking
    return percentiles(times)
  }
}

/** How much more memory Node has held than at the beginning, in MB, until the answered act is called. */
function watchMemory(product: Product): () => number {
  const first = readMemory(product.pid, product.databasePid).node
  let most = first
  const timer = setInterval(() => {
    most = Math.max(most, readMemory(product.pid, product.databasePid).node)
  }, 200)
  return () => {
    clearInterval(timer)
    return most - first
  }
}

const percentileWords = ({ p50, p95, p99 }: Percentiles): string => `p50 ${ms(p50)} p95 ${ms(p95)} p99 ${ms(p99)}`

const wordsOf = ({ load, asked }: Stretch): string =>
  [
    `in ${percentileWords(load.in.latency)} | out ${percentileWords(load.out.latency)}`,
    ...(asked ? [`questions ${percentileWords(asked)}`] : []),
  ].join(' | ')
