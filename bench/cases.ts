import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { CaseFilter } from '../src/protocol/cases.ts'
import type { Product } from '../test/support/product.ts'
import { startProduct } from './bench.ts'
import { explainCases } from './explain-cases.ts'
import { Line } from './line.ts'
import { type Percentiles, percentiles } from './percentiles.ts'
import { CASES, seedCases } from './seed-cases.ts'

/** The most that a list or a search of cases may take at the desk's address, at the 95th percentile. */
const MOST_MS = 100
const WARM_UP = 3
const PLANS = fileURLToPath(new URL('../docs/query-plans.md', import.meta.url))

const PERSON = '20000006-0000-7000-8000-000000000100'

/** Each narrowing alone, in the list's own order. */
const FILTERS: Record<string, CaseFilter> = {
  'all of them': {},
  'a frequent type': { types: ['question'] },
  'a rare type': { types: ['appeal'] },
  'two types': { types: ['bug', 'feature'] },
  'new ones': { statuses: ['new'] },
  'what is not over': { statuses: ['new', 'open', 'in_progress', 'waiting'] },
  'closed ones': { statuses: ['closed'] },
  'urgent ones': { priorities: ['urgent'] },
  'my own': { owner: 'me' },
  'without owner': { owner: 'none' },
  'a frequent platform': { platform: 'ios' },
  'a rare platform': { platform: 'console' },
  'a frequent tag': { tag: 'map' },
  'a rare tag': { tag: 'rare' },
  'of one member': { contact: PERSON },
  'what I follow': { watched: true },
  overdue: { overdue: true },
}

/** All of them again in each other order. */
const ORDERS = ['newest', 'oldest', 'reporters', 'priority', 'due'] as const

/** A number; words of one case, of a tenth, of nearly half, of two tenths at once; a name, a frequent one, a handle; nothing. */
const SEARCHES = [
  '#1004711',
  'xylophone',
  'aurora',
  'happens',
  'lantern aurora',
  'Mei-Ling Tan 1',
  'Zanele',
  'walker.4711',
  'zzzzzz',
]

interface Measured {
  what: string
  took: Percentiles
}

/** Fills a desk with 100,000 cases, asks for each list and each search again and again, prints what they took, and writes down the plans. */
export async function benchCases({ looks }: { looks: number }): Promise<boolean> {
  const product = await startProduct()
  try {
    await seed(product)
    const line = await Line.open(product.url, product.cookie)
    const all = [...(await lists(line, looks)), ...(await searches(line, looks))]
    line.close()
    print(all)
    await writeFile(PLANS, await explain(product, all))
    console.log(`\nThe plans stand in docs/query-plans.md.`)
    return all.every(({ took }) => took.p95 <= MOST_MS)
  } finally {
    await product.close()
  }
}

async function withDatabase<Result>(product: Product, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function whoAsks(product: Product): Promise<{ workspace: number; agent: string }> {
  const { workspace, agent } = await product.rpc().me.show()
  return { workspace: workspace.id, agent: agent.id }
}

async function seed(product: Product): Promise<void> {
  const asker = await whoAsks(product)
  await withDatabase(product, (client) => seedCases(client, asker))
}

async function explain(product: Product, measured: readonly Measured[]): Promise<string> {
  const asker = await whoAsks(product)
  return withDatabase(product, (client) => explainCases(client, asker, measured))
}

async function lists(line: Line, looks: number): Promise<Measured[]> {
  const filters: [string, CaseFilter][] = [
    ...Object.entries(FILTERS),
    ...ORDERS.map((sort): [string, CaseFilter] => [`all of them, ${sort}`, { sort }]),
    ...ORDERS.map((sort): [string, CaseFilter] => [`overdue, ${sort}`, { overdue: true, sort }]),
  ]
  const measured: Measured[] = []
  for (const [what, filter] of filters) {
    const took = await measure(looks, () => call(line, '/rpc/cases/list', filter))
    measured.push({ what: `list: ${what}`, took })
  }
  measured.push({ what: 'the board', took: await measure(looks, () => call(line, '/rpc/cases/board', {})) })
  return measured
}

async function searches(line: Line, looks: number): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const q of SEARCHES) {
    measured.push({ what: `list with “${q}”`, took: await measure(looks, () => call(line, '/rpc/cases/list', { q })) })
  }
  for (const q of SEARCHES) {
    const took = await measure(looks, () => call(line, '/rpc/search/find', { q }))
    measured.push({ what: `search box, “${q}”`, took })
  }
  return measured
}

async function call(line: Line, path: string, json: object): Promise<void> {
  const { status, body } = await line.post(path, JSON.stringify({ json }))
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body.slice(0, 200)}`)
}

async function measure(looks: number, look: () => Promise<void>): Promise<Percentiles> {
  const took: number[] = []
  for (let n = -WARM_UP; n < looks; n++) {
    const began = performance.now()
    await look()
    if (n >= 0) took.push(performance.now() - began)
  }
  return percentiles(took)
}

function print(all: readonly Measured[]): void {
  console.log(
    `\n${CASES.toLocaleString('en')} cases, one request after the other at the desk's address, in milliseconds`,
  )
  console.log(`${''.padEnd(44)}${['p50', 'p95', 'p99'].map((head) => head.padStart(9)).join('')}`)
  for (const { what, took } of all) {
    const cells = [took.p50, took.p95, took.p99].map((value) => value.toFixed(1).padStart(9)).join('')
    console.log(`${what.padEnd(44)}${cells}${took.p95 > MOST_MS ? '  MISSED' : ''}`)
  }
}
