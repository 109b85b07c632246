import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureNode, quiet, root, runNpm, runQuietly, SetupError, say } from './toolchain.mjs'

/**
 * Makes the clone ready: Node 24, the packages, the build; each only when it is missing or out of date.
 * @param options.build false where the sources are run directly
 * @returns the path of the Node to run the product with
 */
export async function setUp({ build = true } = {}) {
  const node = await ensureNode()
  await ensurePackages(node)
  if (build) await ensureBuild(node)
  return node
}

/** Runs a script's main function; a failure is one line and exit code 1. */
export async function runScript(main) {
  try {
    await main()
  } catch (error) {
    say(error instanceof SetupError ? error.message : (error?.stack ?? String(error)))
    process.exitCode = 1
  }
}

async function ensurePackages(node) {
  if (await arePackagesCurrent()) return
  say('installing packages …')
  await runNpm(node, ['ci', ...quiet])
}

// npm keeps its own record of what it installed; comparing that with the lockfile also notices packages that somebody
// added by hand, and spares a developer a needless installation.
async function arePackagesCurrent() {
  const installed = await readPackages(join(root, 'node_modules', '.package-lock.json'))
  const wanted = await readPackages(join(root, 'package-lock.json'))
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true
  })
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** What is built, from which sources, and a file whose absence means that it is not built. */
const targets = {
  server: { sources: ['src'], without: ['src/console', 'src/widget'], proof: 'dist/server/main.mjs' },
  console: { sources: ['src/console', 'src/protocol', 'src/texts'], without: [], proof: 'dist/console/index.html' },
  'sandbox-server': { sources: ['sandbox'], without: ['sandbox/page'], proof: 'dist/sandbox-server/main.mjs' },
  sandbox: { sources: ['sandbox', 'src/protocol'], without: [], proof: 'dist/sandbox/index.html' },
}
const common = ['package-lock.json', 'scripts/build.mjs', 'tsconfig.json', 'tsconfig.console.json']

async function ensureBuild(node) {
  const record = join(root, 'dist', 'sources.json')
  const built = existsSync(record) ? JSON.parse(await readFile(record, 'utf8')) : {}
  const stale = {}
  for (const [name, target] of Object.entries(targets)) {
    const hash = await hashOf(target)
    if (built[name] !== hash || !existsSync(join(root, target.proof))) stale[name] = hash
  }
  if (Object.keys(stale).length === 0) return
  say('building …')
  const said = await runQuietly(node, [join(root, 'scripts', 'build.mjs'), ...Object.keys(stale)], node)
  for (const line of said.split('\n').filter((text) => text.startsWith('skipped'))) say(line)
  for (const name of Object.keys(stale)) if (existsSync(join(root, targets[name].proof))) built[name] = stale[name]
  await mkdir(join(root, 'dist'), { recursive: true })
  await writeFile(record, JSON.stringify(built))
}

async function hashOf(target) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  const files = [...common]
  for (const source of target.sources) files.push(...(await listFiles(join(root, source))))
  const excluded = target.without.map((folder) => `${folder}/`)
  for (const file of files.sort()) {
    if (excluded.some((folder) => file.startsWith(folder)) || /\.test\.tsx?$/.test(file)) continue
    hash.update(`${file}\0`).update(await readFile(join(root, file)).catch(() => ''))
  }
  return hash.digest('hex')
}

async function listFiles(folder) {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const lists = entries.map((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? listFiles(path) : [relative(root, path).replaceAll('\\', '/')]
  })
  return (await Promise.all(lists)).flat()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runScript(() => setUp())
