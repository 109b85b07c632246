import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { GOALS, type Goal, type Measured, type Scores } from './answer-goals.ts'
import { percentiles } from './percentiles.ts'

/*
 * `npm run bench:answers`: lets `guildesk virtual-agent serve` learn each set once, asks its valid questions plain and with noise through the script
 * that measures, and prints a table: what is asked for, what came out, what is missed. The sets stand in DATASETS_DIR (or --data), the script
 * in EVALUATE (or --evaluate); `--only <set or set:file>` takes a part. Ends with 1 when something is below what it is to be at least.
 */

const { values } = parseArgs({
  options: { data: { type: 'string' }, evaluate: { type: 'string' }, only: { type: 'string', multiple: true } },
})
const data = values.data ?? process.env.DATASETS_DIR
const evaluate = values.evaluate ?? process.env.EVALUATE
if (!data || !evaluate) {
  console.error(
    'Say where the sets are with --data or DATASETS_DIR, and the script that measures with --evaluate or EVALUATE.',
  )
  process.exit(1)
}

const sets = values.only ?? [...new Set(GOALS.map(({ set }) => set))]
let missed = 0
for (const set of sets) {
  const measured = await measureSet(set, data, evaluate)
  console.log(`\n${set}, ${measured.learnt.examples} examples, ${measured.learnt.processorSeconds} s of processor`)
  console.log(
    `  ${'served'.padEnd(30)}${measured.plain.asServed.inScopeAcc} of 100 answered right at the default threshold`,
  )
  console.log(`  ${''.padEnd(30)}${'measured'.padStart(9)}${'at least'.padStart(10)}${'aim'.padStart(8)}`)
  for (const goal of GOALS.filter((each) => each.set === set)) missed += tell(goal, goal.read(measured))
}
console.log(missed === 0 ? '\nAll is reached.' : `\n${missed} missed.`)
process.exitCode = missed === 0 ? 0 : 1

/** Prints a line; answers 1 when the goal is missed. */
function tell({ what, least, aim, below }: Goal, value: number | undefined): 0 | 1 {
  const reached = (goal: number) => value !== undefined && (below ? value <= goal : value >= goal)
  const verdict = reached(aim) ? 'aim' : reached(least) ? '' : 'MISSED'
  const [most, first] = [`${below ? '≤' : '≥'} ${least}`, String(aim)]
  console.log(
    `  ${what.padEnd(30)}${(value?.toFixed(2) ?? '-').padStart(9)}${most.padStart(10)}${first.padStart(8)}  ${verdict}`,
  )
  return reached(least) ? 0 : 1
}

async function measureSet(set: string, folder: string, script: string): Promise<Measured> {
  const [name = set, train = 'train'] = set.split(':')
  const own = join(folder, name)
  const args = ['dist/server/cli.mjs', 'virtual-agent', 'serve', '--data', own, '--train', join(own, `${train}.jsonl`)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const { ask, latencies } = talkTo(child)
  try {
    const learnt = await readLearnt(child)
    const server = createServer(async (request, response) => response.end(await ask(await text(request))))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const run = (noise: string[]) => measure([script, '--data', own, '--split', 'valid', '--http', url, ...noise])
    const plain = await run(['--valid'])
    const latency = percentiles(latencies)
    const [typo10, discord] = [await run(['--noise', 'typo10']), await run(['--noise', 'discord'])]
    server.close()
    return { plain, typo10, discord, learnt, latency }
  } finally {
    child.stdin.end()
  }
}

/** Answers come in the order of the questions. */
function talkTo(child: ChildProcessWithoutNullStreams) {
  const waiting: ((line: string) => void)[] = []
  const latencies: number[] = []
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line))
  const ask = async (question: string): Promise<string> => {
    const began = performance.now()
    const answer = new Promise<string>((resolve) => waiting.push(resolve))
    child.stdin.write(`${question}\n`)
    const line = await answer
    latencies.push(performance.now() - began)
    return line
  }
  return { ask, latencies }
}

async function readLearnt(child: ChildProcessWithoutNullStreams): Promise<Measured['learnt']> {
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.startsWith('{')) return JSON.parse(line) as Measured['learnt']
    console.error(line)
  }
  throw new Error('The product ended before it had learnt the set.')
}

async function measure(args: string[]): Promise<Scores> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await text(child.stdout)) as Scores
}
