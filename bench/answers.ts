import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { answer, learn } from '../src/composition/cli-serve-questions.ts'
import { packModel } from '../src/core/virtual-agent/engine/store.ts'

/*
 * `npm run bench:answers -- --data <folder of sets> --evaluate <evaluate.mjs> [--only <set or set:file> …]`: trains on each set once, asks
 * its valid questions plain and with noise, and prints a line for each. Training is in seconds of one processor, since the machine may be shared.
 */

const SETS = ['clinc150', 'banking77', 'banking77:train_10shot', 'hwu64', 'hwu64:train_10shot']
const NOISES = ['none', 'typo10', 'discord']

interface Report {
  asServed: {
    acc1: number
    recall3: number
    auroc?: number
    inScopeAcc: number
    oosRecall?: number
    wantsHumanFalseAlarms: number
  }
  tuned?: { inScopeAcc: number; oosRecall: number }
  latency_ms: { p50: number; p99: number }
}

const { values } = parseArgs({
  options: { data: { type: 'string' }, evaluate: { type: 'string' }, only: { type: 'string', multiple: true } },
})
const { data, evaluate } = values
if (!data || !evaluate)
  throw new Error('Say --data with the folder of sets and --evaluate with the script that measures.')

for (const set of values.only ?? SETS) {
  const [name = set, train = 'train'] = set.split(':')
  const folder = join(data, name)
  const began = processorSeconds()
  const model = await learn(folder, join(folder, `${train}.jsonl`))
  const seconds = (processorSeconds() - began).toFixed(1)
  console.log(`${set}: trained in ${seconds} s of processor, ${(packModel(model).length / 1e6).toFixed(1)} MB`)
  const server = createServer(async (request, response) =>
    response.end(JSON.stringify(answer(model, await text(request)))),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  for (const noise of NOISES) console.log(`  ${noise.padEnd(8)}${lineOf(await measure(folder, url, noise))}`)
  server.close()
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function measure(folder: string, url: string, noise: string): Promise<Report> {
  const noisy = noise === 'none' ? ['--valid'] : ['--noise', noise]
  const args = [evaluate ?? '', '--data', folder, '--split', 'valid', '--http', url, ...noisy]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await text(child.stdout)) as Report
}

function lineOf({ asServed, tuned, latency_ms }: Report): string {
  const served = `acc@1 ${asServed.acc1}  recall@3 ${asServed.recall3}  served in scope ${asServed.inScopeAcc}`
  const outside = asServed.auroc === undefined ? '' : `  out ${asServed.oosRecall}  AUROC ${asServed.auroc}`
  const chosen = tuned ? `  tuned ${tuned.inScopeAcc} + ${tuned.oosRecall}` : ''
  const speed = `  false "person" ${asServed.wantsHumanFalseAlarms}  p50 ${latency_ms.p50} p99 ${latency_ms.p99} ms with HTTP`
  return `${served}${outside}${chosen}${speed}`
}
