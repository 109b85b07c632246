import { availableParallelism, cpus, totalmem } from 'node:os'
import { benchCases } from './cases.ts'
import { report } from './report.ts'
import { QUICK, type RunFigures, runOnce, WHOLE } from './run.ts'

/**
 * `node bench/main.ts [--quick] [--only cases]`: measures the bundle in dist three times (once with --quick), then its lists of cases, and
 * prints the figures.
 */
const quick = process.argv.includes('--quick')
const onlyCases = process.argv[process.argv.indexOf('--only') + 1] === 'cases'
const plan = quick ? QUICK : WHOLE
const times = onlyCases ? 0 : quick ? 1 : 3
const began = Date.now()

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`,
)
const runs: RunFigures[] = []
for (let run = 1; run <= times; run++) {
  console.log(`\nRun ${run}`)
  runs.push(await runOnce(plan, (words) => console.log(`  ${words}`)))
}
const passed = [onlyCases || report(runs), await benchCases({ looks: quick ? 20 : 60 })]
console.log(`\n${((Date.now() - began) / 60_000).toFixed(1)} minutes`)
process.exitCode = passed.every(Boolean) ? 0 : 1
