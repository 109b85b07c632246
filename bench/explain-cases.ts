import type { Client } from 'pg'
import { openQuestion } from '../src/core/inbox/case-filter.ts'
import { countCases, countOpenCases } from '../src/core/inbox/count-cases.ts'
import { listCases } from '../src/core/inbox/list-cases.ts'
import { listContactCases } from '../src/core/inbox/list-contact-cases.ts'
import { listParties } from '../src/core/inbox/list-parties.ts'
import { viewCaseRows } from '../src/core/inbox/view-case-rows.ts'
import type { Reader, Statement } from '../src/kernel/database.ts'
import type { CaseFilter } from '../src/protocol/cases.ts'
import type { Percentiles } from './percentiles.ts'
import { CASES } from './seed-cases.ts'

interface Asker {
  workspace: number
  agent: string
}

/** What is the same in every plan, or tells of this machine. */
const NOISE =
  /^\s*(Index Searches|Heap Fetches|Cache|Hits|Storage|Batches|Sort Method|Planning|Buckets|Heap Blocks|Recheck Cond)/

/** Runs statements, and keeps how PostgreSQL did each of them with the values that it was asked with. */
class Explaining implements Reader {
  readonly plans: string[] = []
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  get orm(): Reader['orm'] {
    throw new Error('only statements are explained')
  }

  async run<Row>({ text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    const explained = `explain (analyze, buffers off, costs off, timing off, summary off) ${text}`
    const plan = await this.#client.query<Record<string, string>>(explained, [...values])
    const lines = plan.rows.map((row) => row['QUERY PLAN'] ?? '')
    this.plans.push(
      lines
        .filter((line) => !NOISE.test(line))
        .join('\n')
        .replaceAll('.00 loops', ' loops'),
    )
    return (await this.#client.query({ text, values: [...values] })).rows as Row[]
  }
}

const LISTS: [string, CaseFilter][] = [
  ['most reporters first', { sort: 'reporters' }],
  ['one status', { statuses: ['new'] }],
  ['a rare platform', { platform: 'console' }],
  ['a frequent tag', { tag: 'map' }],
  ['of one member', { contact: '20000006-0000-7000-8000-000000000100' }],
  ['overdue, oldest first', { overdue: true, sort: 'oldest' }],
  ['words of one case', { q: 'xylophone' }],
  ['a word of every tenth case', { q: 'aurora' }],
  ['a reporter’s name', { q: 'Mei-Ling Tan 1' }],
]

/** The page docs/query-plans.md: what the hot questions about cases took, and how PostgreSQL answers them. */
export async function explainCases(
  client: Client,
  asker: Asker,
  measured: readonly { what: string; took: Percentiles }[],
): Promise<string> {
  const parts = [head(measured)]
  const part = async (title: string, ask: (reader: Reader) => Promise<unknown>, whole = true): Promise<void> => {
    const reader = new Explaining(client)
    await ask(reader)
    const plans = whole ? reader.plans : reader.plans.map(pageOf)
    parts.push(`## ${title}\n\n${plans.map((plan) => `\`\`\`\n${plan}\n\`\`\``).join('\n\n')}\n`)
  }
  await part('A page with all that is shown of it', (reader) => list(reader, asker, {}))
  for (const [title, filter] of LISTS) await part(`The page: ${title}`, (reader) => list(reader, asker, filter), false)
  await part('Counts by status, and of all that is open', async (reader) => {
    await countCases(reader, await openQuestion(reader, { ...asker, filter: {}, now: new Date() }))
    await countOpenCases(reader, asker.workspace)
  })
  const busiest = `20000008-0000-7000-8000-${CASES.toString(16).padStart(12, '0')}`
  await part('The rows of a frame', (reader) => viewCaseRows(reader, asker.workspace, null, [busiest]))
  const page = { workspace: asker.workspace, cursor: undefined, limit: 50 }
  await part('The people of a case that 5,000 follow', (reader) => listParties(reader, { ...page, id: busiest }))
  await part('The cases of a member', (reader) => {
    return listContactCases(reader, { ...asker, ...page, contact: '20000006-0000-7000-8000-000000000100' })
  })
  return parts.join('\n')
}

async function list(reader: Reader, asker: Asker, filter: CaseFilter): Promise<void> {
  const question = await openQuestion(reader, { ...asker, filter, now: new Date() })
  await listCases(reader, { question, cursor: undefined, limit: 50 })
}

/** Of a plan the part that finds the page; what is shown of its rows is joined in the same way for all of them. */
function pageOf(plan: string): string {
  const lines = plan.split('\n')
  const first = lines.findIndex((line) => line.includes('->  Limit'))
  if (first === -1) return plan
  const depth = lines[first]?.indexOf('->') ?? 0
  const after = lines.slice(first + 1)
  const end = after.findIndex((line) => line.search(/\S/) <= depth)
  return [lines[first] ?? '', ...after.slice(0, end === -1 ? after.length : end)]
    .map((line) => line.slice(depth))
    .join('\n')
}

function head(measured: readonly { what: string; took: Percentiles }[]): string {
  const rows = measured.map(({ what, took }) => `| ${what} | ${took.p50.toFixed(1)} | ${took.p95.toFixed(1)} |\n`)
  const table = `
What each took at the desk's address, one after the other, in milliseconds; a list together with its counts:

| Asked for | p50 | p95 |
|---|---|---|
${rows.join('')}`
  return `# Query plans

Written by \`npm run bench -- --only cases\`: how PostgreSQL answers the hot questions about cases on a desk with ${CASES.toLocaleString('en')} of
them (bench/seed-cases.ts). Lists are planned with the values that they are asked with, so that a rare tag and a frequent one each get
the plan that suits them; the page is found first, and what is shown of its rows joined then.
${rows.length > 0 ? table : ''}`
}
