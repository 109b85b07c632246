import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium } from './browser.mjs'
import { runScript, setUp } from './setup.mjs'
import { endOf } from './supervise.mjs'
import { root, SetupError, say } from './toolchain.mjs'

const checks = [
  { name: 'types of the server', tool: 'typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the console', tool: 'typescript/bin/tsc', args: ['-p', 'tsconfig.console.json'] },
  { name: 'style and import rules', tool: '@biomejs/biome/bin/biome', args: ['ci', '.'] },
  { name: 'dead code', tool: 'knip/bin/knip.js', args: [] },
]

/**
 * `npm test`: set-up and build, the static checks, then the tests. `--long` adds the long ones and every look; named files run alone,
 * without the static checks. The last line counts everything.
 */
await runScript(async () => {
  const words = process.argv.slice(2)
  const files = words.filter((word) => !word.startsWith('--'))
  const node = await setUp()
  const counts = { passed: 0, failed: 0, skipped: 0 }
  if (files.length === 0) for (const check of checks) await runCheck(node, check, counts)
  const long = words.includes('--long')
  const projects = ['unit', 'story', 'browser', ...(long ? ['long'] : [])]
  if (long) process.env.TEST_ALL_LOOKS = '1'
  if (files.length === 0 || files.some((file) => file.includes('browser'))) await requireBrowser(projects, counts)
  await runTests(node, projects, files, counts)
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
  process.exitCode = counts.failed > 0 ? 1 : 0
})

async function runCheck(node, { name, tool, args }, counts) {
  const started = Date.now()
  const code = await run(node, [join(root, 'node_modules', tool), ...args])
  counts[code === 0 ? 'passed' : 'failed'] += 1
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}

// Without a browser the other tests still run, but the whole fails: a check that was not made is not a check passed.
async function requireBrowser(projects, counts) {
  try {
    await findChromium()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    counts.failed += 1
    projects.splice(projects.indexOf('browser'), 1)
  }
}

async function runTests(node, projects, files, counts) {
  const report = join(root, 'test-results', `vitest-${process.pid}.json`)
  const code = await run(node, [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--passWithNoTests',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ])
  const result = await readFile(report, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined)
  await rm(report, { force: true })
  counts.passed += result?.numPassedTests ?? 0
  counts.failed += result?.numFailedTests ?? 0
  counts.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0)
  // A file that cannot even be loaded, or an error outside of any test, has no test to count.
  if (code !== 0 && (result?.numFailedTests ?? 0) === 0) counts.failed += 1
}

function run(node, args) {
  return endOf(spawn(node, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: process.env }))
}
