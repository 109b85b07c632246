import { availableParallelism, cpus, totalmem } from 'node:os'
import { report } from './report.ts'
import { QUICK, type RunFigures, runOnce, WHOLE } from './run.ts'

/** `node bench/main.ts [--quick]`: measures the bundle in dist three times (once with --quick) and prints the figures. */
const quick = process.argv.includes('--quick')
const plan = quick ? QUICK : WHOLE
const began = Date.now()

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`,
)
const runs: RunFigures[] = []
for (let run = 1; run <= (quick ? 1 : 3); run++) {
  console.log(`\nRun ${run}`)
  runs.push(await runOnce(plan, (words) => console.log(`  ${words}`)))
}
const passed = report(runs)
console.log(`\n${((Date.now() - began) / 60_000).toFixed(1)} minutes`)
process.exitCode = passed ? 0 : 1
