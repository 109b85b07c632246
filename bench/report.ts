import type { FlexFigures } from './flex.ts'
import { FLEX_WORDS, flexRows, flexVerdicts } from './flex-figures.ts'
import { CONVERSATIONS } from './inbox.ts'
import type { LoadFigures } from './load.ts'
import { median } from './percentiles.ts'
import { ms, type RunFigures } from './run.ts'
import type { Row, Verdict } from './verdict.ts'

const DEFINITIONS = `
n/s is n messages in and n messages out a second, over 200 members whose conversations are assigned.
in    from just before the simulated Discord makes and writes the gateway frame until the text is at a socket client
out   from the API's answer to messages.send until the simulated Discord has read the request; 0 where it was read before
held  for the whole time, nothing lost, nothing twice, and half of the last tenth under way for less than 0.5 s both ways
CPU   of Node and all PostgreSQL processes per 1,000 messages in and 1,000 out; sandbox and generator stand outside
With 80 ms to Discord, half of them pass between the frame's making and its arrival.
answer  from a question's being said at the simulated Discord until the answer is there, 10 a second, over the demo's articles
notice  the same from words that ask for a person until the notice with case and place
news  from an agent's move of a case until all who wait for it are told, at 50 requests a second, with 10 replies a second meanwhile
list, search  one request after the other to the desk's address, over ${CONVERSATIONS} conversations with 8 messages each
${FLEX_WORDS}`

/** Prints all figures of all runs, then each must and aim beside the median. Answers whether every must is met. */
export function report(runs: readonly RunFigures[]): boolean {
  const flex = runs.map((run) => run.flex)
  console.log(DEFINITIONS)
  printRows([...figuresOf(runs), ...flexRows(flex)])
  return judge([...verdictsOf(runs), ...flexVerdicts(flex)])
}

/** The same of what was measured of Flex alone. */
export function reportFlex(runs: readonly FlexFigures[]): boolean {
  console.log(`\n${FLEX_WORDS}`)
  printRows(flexRows(runs))
  return judge(flexVerdicts(runs))
}

function printRows(rows: readonly Row[]): void {
  const runs = rows[0]?.values ?? []
  console.log(
    '\nFigure'.padEnd(45) + runs.map((_, run) => `run ${run + 1}`.padStart(10)).join('') + 'median'.padStart(10),
  )
  for (const { what, values, show } of rows) printRow(what, values, show)
}

function judge(verdicts: readonly Verdict[]): boolean {
  console.log(`\n${'Judged'.padEnd(44)}${'must'.padStart(12)}${'aim'.padStart(12)}${'measured'.padStart(12)}  verdict`)
  let passed = true
  for (const { what, must, aim, values, show } of verdicts) {
    const value = median(values)
    const failed = must !== undefined && !must[1](value)
    if (failed) passed = false
    const verdict = failed ? 'MISSED' : aim && !aim[1](value) ? 'below the aim' : 'met'
    const cells = [must?.[0] ?? '', aim?.[0] ?? '', show(value)].map((cell) => cell.padStart(12)).join('')
    console.log(`${what.padEnd(44)}${cells}  ${verdict}`)
  }
  return passed
}

function printRow(what: string, values: readonly number[], show: (value: number) => string): void {
  console.log(what.padEnd(44) + [...values, median(values)].map((value) => show(value).padStart(10)).join(''))
}

const STORY = ['answer', 'notice', 'list', 'search'] as const

const mb = (value: number): string => `${value.toFixed(0)} MB`
const millis = (value: number): string => `${ms(value)} ms`
const perSecond = (value: number): string => `${value}/s`
const seconds = (value: number): string => `${value.toFixed(2)} s`
const plain = (value: number): string => String(Math.round(value * 1000) / 1000)

const costOf = ({ cpu, in: incoming }: LoadFigures, part: 'node' | 'database' | 'both' = 'both'): number => {
  const used = part === 'both' ? cpu.node + cpu.database : cpu[part]
  return (used / incoming.sent) * 1000
}
const highest = (run: RunFigures): LoadFigures | undefined => run.ladder.findLast(({ held }) => held)
const costAtHighest = (run: RunFigures): number => costOf(highest(run) ?? run.steady)
const requestsPerReply = ({ steady }: RunFigures): number => steady.requests / steady.out.sent
const requestsPerMessageIn = ({ alone }: RunFigures): number => alone.requests / alone.in.sent

function figuresOf(runs: readonly RunFigures[]): Row[] {
  const rows: Row[] = []
  const add = (what: string, of: (run: RunFigures) => number, show = millis): void => {
    rows.push({ what, values: runs.map(of), show })
  }
  const loads = { '10/s': 'slow', '50/s': 'steady', '10/s, 80 ms': 'farSlow', '50/s, 80 ms': 'farSteady' } as const
  for (const [name, key] of Object.entries(loads)) {
    for (const way of ['in', 'out'] as const) {
      for (const part of ['p50', 'p95', 'p99'] as const)
        add(`${name} ${way} ${part}`, (run) => run[key][way].latency[part])
    }
  }
  for (const what of STORY) {
    for (const part of ['p50', 'p95', 'p99'] as const) add(`${what} ${part}`, (run) => run.story[what][part])
  }
  add('news told to all', (run) => run.news.seconds, seconds)
  add('replies meanwhile p50', (run) => run.news.reply.p50)
  add('replies meanwhile p95', (run) => run.news.reply.p95)
  add('slowest view, p95', (run) => run.story.slowestView.p95)
  add('slowest search, p95', (run) => run.story.slowestSearch.p95)
  add('highest rate held', (run) => highest(run)?.rate ?? 0, perSecond)
  add('  in p99 at that rate', (run) => highest(run)?.in.latency.p99 ?? Number.NaN)
  add('  out p99 at that rate', (run) => highest(run)?.out.latency.p99 ?? Number.NaN)
  add('  in held there with 80 ms (1 = yes)', (run) => Number(run.farHighest?.heldIn ?? false), plain)
  add('CPU per 1,000 at 50/s', (run) => costOf(run.steady), seconds)
  add('CPU per 1,000 at 250/s', (run) => costOf(run.ladder[0]!), seconds)
  add('  Node', (run) => costOf(run.ladder[0]!, 'node'), seconds)
  add('  PostgreSQL', (run) => costOf(run.ladder[0]!, 'database'), seconds)
  add('CPU per 1,000 at the highest rate held', costAtHighest, seconds)
  add('memory idle, Node (RSS)', (run) => run.idle.node, mb)
  add('memory idle, PostgreSQL (PSS)', (run) => run.idle.database, mb)
  const messages = Math.round(median(runs.map((run) => run.loaded.messages)))
  add(`memory after ${messages} messages, Node`, (run) => run.loaded.node, mb)
  add(`memory after ${messages} messages, PostgreSQL`, (run) => run.loaded.database, mb)
  add('warm start', (run) => run.warmStart / 1000, seconds)
  add('fsync of 4 kB, p50', (run) => run.fsync.p50)
  add('fsync of 4 kB, p99', (run) => run.fsync.p99)
  add('Discord requests per message in', requestsPerMessageIn, plain)
  add('Discord requests per reply', requestsPerReply, plain)
  return rows
}

function verdictsOf(runs: readonly RunFigures[]): Verdict[] {
  const verdict = (what: string, of: (run: RunFigures) => number, show: (value: number) => string): Verdict => {
    return { what, values: runs.map(of), show }
  }
  const most = (limit: number, words: string): [string, (value: number) => boolean] => [
    `<= ${words}`,
    (value) => value <= limit,
  ]
  const exactly = (wanted: number, words: string): [string, (value: number) => boolean] => [
    words,
    (value) => value === wanted,
  ]
  const atLeast: Verdict['aim'] = ['>= 1500/s', (value) => value >= 1500]
  const p99 = (way: 'in' | 'out') => (run: RunFigures) => run.steady[way].latency.p99
  const farIn = (run: RunFigures): number => Number(run.farHighest?.heldIn ?? false)
  return [
    { ...verdict('in p99 at 50/s', p99('in'), millis), must: most(40, '40 ms'), aim: most(15, '15 ms') },
    { ...verdict('out p99 at 50/s', p99('out'), millis), must: most(40, '40 ms'), aim: most(15, '15 ms') },
    { ...verdict('question to answer, p95', (run) => run.story.answer.p95, millis), must: most(150, '150 ms') },
    { ...verdict('request to case notice, p95', (run) => run.story.notice.p95, millis), must: most(200, '200 ms') },
    {
      ...verdict('slowest view of the inbox, p95', (run) => run.story.slowestView.p95, millis),
      must: most(80, '80 ms'),
    },
    { ...verdict('slowest search, p95', (run) => run.story.slowestSearch.p95, millis), must: most(150, '150 ms') },
    { ...verdict('550 who wait for a case are told in', (run) => run.news.seconds, seconds), must: most(60, '60 s') },
    {
      ...verdict('replies meanwhile, p95', (run) => run.news.reply.p95, millis),
      must: most(500, '500 ms'),
    },
    {
      ...verdict('missed or told twice', (run) => run.news.missed + run.news.twice, plain),
      must: exactly(0, '0'),
    },
    { ...verdict('Discord requests per message in', requestsPerMessageIn, plain), must: exactly(0, '0') },
    { ...verdict('Discord requests per reply', requestsPerReply, plain), must: exactly(1, '1') },
    {
      ...verdict('highest rate in, unchanged by 80 ms', farIn, (value) => (value === 1 ? 'yes' : 'no')),
      must: exactly(1, 'yes'),
    },
    { ...verdict('memory idle, Node', (run) => run.idle.node, mb), must: most(220, '220 MB') },
    { ...verdict('highest rate held', (run) => highest(run)?.rate ?? 0, perSecond), aim: atLeast },
    { ...verdict('CPU per 1,000 at the highest rate held', costAtHighest, seconds), aim: most(0.8, '0.80 s') },
    { ...verdict('warm start', (run) => run.warmStart / 1000, seconds), aim: most(3, '3.00 s') },
  ]
}
