import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataFolder } from './support/data-folder.ts'

/** How `npm start` and `npm run dev` hold the product and the sandbox together, tried on two small programs in their place. */

const product = `
import { appendFileSync } from 'node:fs'
const say = (words) => appendFileSync(process.env.LIFE, words + '\\n')
say('product up')
process.on('message', (message) => {
  say('told ' + JSON.stringify(message))
  if (!process.argv.includes('--talks')) return
  for (const act of ['story-access', 'drop-socket', 'past']) process.send({ kind: 'tell-sandbox', act, input: {} })
})
process.send({ kind: 'wants-sandbox' })
process.on('SIGTERM', () => { say('product stopped'); process.exit(process.argv.includes('--odd') ? 7 : 0) })
process.on('disconnect', () => process.exit(0))
`
const sandbox = `
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
const say = (words) => appendFileSync(process.env.LIFE, words + '\\n')
const port = Number(process.argv[process.argv.indexOf('--port') + 1])
const address = 'http://127.0.0.1:' + port
const world = { guild: { id: '1', name: 'G', more: 1 }, channels: [{ id: '2', name: 'support', type: 0 }, { id: '3', name: 'Voice', type: 2 }], members: [] }
createServer((request, response) => {
  if (request.url === '/control/state') return response.end(JSON.stringify({ ok: true, result: world }))
  if (request.url.startsWith('/control/')) {
    say('heard ' + request.url)
    return response.end(JSON.stringify({ ok: true, result: null }))
  }
  response.end()
  process.send?.({ kind: 'pull-the-plug' })
}).listen(port, '127.0.0.1', () => {
  say('sandbox up')
  process.send({ kind: 'sandbox-ready', apiBase: address + '/api', token: 'minted', applicationId: '7', address })
})
process.on('disconnect', () => {})
process.on('SIGTERM', () => { say('sandbox stopped'); process.exit(0) })
`

/** What the product is told of the server of `sandbox`. */
const DEMO = { guild: { id: '1', name: 'G' }, channels: [{ id: '2', name: 'support' }], forums: [], members: [] }

let folder: string
let port: number
let desk: ChildProcess | undefined

beforeEach(async () => {
  folder = makeDataFolder()
  port = await freePort()
  writeFileSync(join(folder, 'product.mjs'), product)
  writeFileSync(join(folder, 'sandbox.mjs'), sandbox)
})

afterEach(() => {
  desk?.kill('SIGKILL')
  const leftover = join(folder, 'data', 'sandbox', 'running.json')
  if (existsSync(leftover)) process.kill(JSON.parse(readFileSync(leftover, 'utf8')).pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function run({ development = false, args = [] as string[] } = {}): {
  child: ChildProcess
  ended: Promise<number | null>
} {
  const script = join(folder, 'desk.mjs')
  const runDesk = new URL('../scripts/run-desk.mjs', import.meta.url).href
  const options = { product: { node: process.execPath, args: [join(folder, 'product.mjs'), ...args] }, development }
  writeFileSync(
    script,
    `import { runDesk } from ${JSON.stringify(runDesk)}
     process.exitCode = await runDesk({ ...${JSON.stringify(options)}, sandbox: ${JSON.stringify(join(folder, 'sandbox.mjs'))} })`,
  )
  const env = {
    ...process.env,
    LIFE: join(folder, 'life'),
    SANDBOX_PORT: String(port),
    GUILDESK_DATA_DIR: join(folder, 'data'),
  }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'inherit', 'pipe'] })
  desk = child
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

const life = () =>
  existsSync(join(folder, 'life')) ? readFileSync(join(folder, 'life'), 'utf8').trim().split('\n') : []
const told = () => life().filter((line) => line.startsWith('told ')).length

test('the product is told of its sandbox, and both end in their order', async () => {
  const { child, ended } = run()
  await expect.poll(told, { timeout: 10_000 }).toBe(1)
  const address = `http://127.0.0.1:${port}`
  const answer = {
    kind: 'sandbox',
    apiBase: `${address}/api`,
    token: 'minted',
    applicationId: '7',
    page: address,
    demo: DEMO,
  }
  expect(life()).toEqual(['product up', 'sandbox up', `told ${JSON.stringify(answer)}`])
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(life().slice(3)).toEqual(['product stopped', 'sandbox stopped'])
})

test('what the product has for its sandbox is passed on, and nothing that it is not for', async () => {
  const { child, ended } = run({ args: ['--talks'] })
  const heard = () => life().filter((line) => line.startsWith('heard '))
  await expect.poll(heard, { timeout: 10_000 }).toHaveLength(2)
  expect(heard().toSorted()).toEqual(['heard /control/past', 'heard /control/story-access'])
  child.kill('SIGTERM')
  await ended
})

test('the product’s exit code is passed on', async () => {
  const { child, ended } = run({ args: ['--odd'] })
  await expect.poll(told, { timeout: 10_000 }).toBe(1)
  child.kill('SIGTERM')
  expect(await ended).toBe(7)
})

test('pulling the plug kills and restarts the product, and the sandbox lives on', async () => {
  const { child, ended } = run({ development: true })
  await expect.poll(told, { timeout: 10_000 }).toBe(1)
  await fetch(`http://127.0.0.1:${port}/`)
  await expect.poll(told, { timeout: 10_000 }).toBe(2)
  expect(life().filter((line) => !line.startsWith('told'))).toEqual(['product up', 'sandbox up', 'product up'])
  child.kill('SIGTERM')
  await ended
})

test('outside of development nobody can pull the plug', async () => {
  const { child, ended } = run()
  await expect.poll(told, { timeout: 10_000 }).toBe(1)
  await fetch(`http://127.0.0.1:${port}/`)
  child.kill('SIGTERM')
  await ended
  expect(life().filter((line) => line === 'product up')).toHaveLength(1)
})

test('a sandbox that outlived a killed start is taken over', async () => {
  const first = run()
  await expect.poll(told, { timeout: 10_000 }).toBe(1)
  await expect.poll(() => existsSync(join(folder, 'data', 'sandbox', 'running.json'))).toBe(true)
  first.child.kill('SIGKILL')
  await first.ended
  const second = run()
  await expect.poll(told, { timeout: 10_000 }).toBe(2)
  second.child.kill('SIGTERM')
  await second.ended
  expect(life().filter((line) => line.startsWith('sandbox'))).toEqual(['sandbox up', 'sandbox stopped'])
})

test('a port taken by another program is one clear line', async () => {
  const other = await listen(port)
  const { child, ended } = run()
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  expect(await ended).toBe(1)
  expect(said).toBe(`Port ${port} is taken by another program: stop it, or set SANDBOX_PORT to another port.\n`)
  other.close()
})

function listen(at: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(at, '127.0.0.1', () => resolve(server))
  })
}

async function freePort(): Promise<number> {
  const server = await listen(0)
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
