import { availableParallelism, cpus, totalmem } from 'node:os'
import { benchCases } from './cases.ts'
import type { FlexFigures } from './flex.ts'
import { report, reportFlex } from './report.ts'
import { QUICK, type RunFigures, runFlex, runNews, runOnce, WHOLE } from './run.ts'
import { benchTraining } from './training.ts'

/**
 * `node bench/main.ts [--quick] [--only cases | news | flex | training]`: measures the bundle in dist three times (once with --quick), then its lists of
 * cases, and prints the figures.
 */
const quick = process.argv.includes('--quick')
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
const plan = quick ? QUICK : WHOLE
const times = quick ? 1 : 3
const began = Date.now()

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`,
)
const runs: RunFigures[] = []
const flex: FlexFigures[] = []
const say = (words: string) => console.log(`  ${words}`)
for (let run = 1; run <= times && only !== 'cases' && only !== 'training'; run++) {
  console.log(`\nRun ${run}`)
  if (only === 'news') await runNews(plan, say)
  else if (only === 'flex') flex.push(await runFlex(plan, say))
  else runs.push(await runOnce(plan, say))
}
const passed = [only !== undefined || report(runs), flex.length === 0 || reportFlex(flex)]
if (only === undefined || only === 'cases') passed.push(await benchCases({ looks: quick ? 20 : 60 }))
if (only === undefined || only === 'training') passed.push(await benchTraining(say, { whole: !quick }))
console.log(`\n${((Date.now() - began) / 60_000).toFixed(1)} minutes`)
process.exitCode = passed.every(Boolean) ? 0 : 1
