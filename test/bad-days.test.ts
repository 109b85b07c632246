import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataFolder } from './support/data-folder.ts'
import { switchOff } from './support/desk.ts'
import { until } from './support/discord.ts'
import { keep } from './support/process.ts'
import { freePort, Product } from './support/product.ts'

// What a person sees on a bad day: one clear line that says what to do, on the bundle that `npm start` runs.
const MAIN = fileURLToPath(new URL('../dist/server/main.mjs', import.meta.url))

let product: Product
beforeAll(async () => {
  product = await Product.start()
}, 60_000)
afterAll(() => product.close())

/** Starts a product that is not to come up; answers what it says, and expects it to end with 1. */
async function failedStart(env: Record<string, string>): Promise<string[]> {
  const failing = keep(process.execPath, [MAIN], { LOG_LEVEL: 'fatal', PORT: String(await freePort()), ...env }, false)
  expect(await failing.ended, failing.stderr).toBe(1)
  expect(failing.stdout).toBe('')
  return failing.stderr.trim().split('\n')
}

test('a taken port', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const folder = makeDataFolder()
  const lines = await failedStart({ PORT: String(port), GUILDESK_DATA_DIR: folder })
  expect(lines).toEqual([`Port ${port} is taken by another program. Stop it, or set PORT to another number.`])
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a second start on the same data folder, which leaves the first one alone', async () => {
  const lines = await failedStart({ GUILDESK_DATA_DIR: product.folder })
  expect(lines).toEqual([
    `Another Guildesk already runs on this data folder (pid ${product.pid}). Stop it, or set GUILDESK_DATA_DIR to another folder.`,
  ])
  expect(await product.rpc().me.show()).toMatchObject({ agent: { publicName: 'Ana' } })
})

test('a database that cannot be reached', async () => {
  const port = await freePort()
  const lines = await failedStart({
    GUILDESK_DATA_DIR: product.folder,
    DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`,
    GUILDESK_SECRET: 'x'.repeat(32),
  })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(
    /^The database of DATABASE_URL cannot be reached \(.+\)\. Check the address, then start again\.$/,
  )
})

test('a setting that is not right', async () => {
  const lines = await failedStart({ GUILDESK_DATA_DIR: product.folder, PORT: 'three thousand' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^PORT is not right: /)
})

test.runIf(process.getuid?.() === 0)('a full disk', async () => {
  const folder = join(makeDataFolder(), 'small')
  mkdirSync(folder)
  // Room for a folder, not for a database.
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'none', folder])
  try {
    const lines = await failedStart({ GUILDESK_DATA_DIR: folder })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/full/i)
  } finally {
    execFileSync('umount', ['-l', folder])
    rmSync(join(folder, '..'), { recursive: true, force: true })
  }
})

test('a wrong token: the desk works, one line says what to do, and Discord is not asked again', async () => {
  const folder = makeDataFolder()
  const port = await freePort()
  const env = {
    PORT: String(port),
    GUILDESK_DATA_DIR: folder,
    DISCORD_TOKEN: 'not.a.token',
    DISCORD_API_URL: `${product.sandboxUrl}/api`,
  }
  const running = keep(process.execPath, [MAIN], env, false)
  const state = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    return (await answer?.json()) as { ready: boolean; discord: { phase: string; problem: string } } | undefined
  }
  await until(async () => (await state())?.discord?.phase === 'stopped', 'the connection stopped')
  const said = (await state())?.discord.problem ?? ''
  expect(said).toBe('Discord refuses the bot token. Set a valid one in Settings, or in DISCORD_TOKEN and start again.')
  expect(running.stderr.split('\n').filter((line) => line.includes(said))).toHaveLength(1)
  const asked = async () => (await product.act('log', {})).filter((entry) => entry.status === '401').length
  const before = await asked()
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(await asked()).toBe(before)
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
  rmSync(folder, { recursive: true, force: true })
})

test('a missing permission: the reply says which, where and what to do', async () => {
  const rpc = product.rpc()
  await switchOff(product)
  const state = await product.act('state', {})
  const member = state.members[1]?.user.id ?? ''
  const channel = state.channels.find((found) => 'name' in found && found.name === 'support')?.id ?? ''
  await product.act('direct-messages', { member, open: false })
  await product.act('deny-permission', { channel, permission: 'CREATE_PRIVATE_THREADS' })
  await product.act('command', { member, channel, name: 'helpme', options: { question: 'where is my pass?' } })
  const found = async () => (await rpc.conversations.list({ view: 'unassigned' })).items.find((row) => row.preview)
  await until(async () => Boolean(await found()), 'the conversation opened')
  const id = (await found())?.id ?? ''
  // The command's token dies, so that the note that only the member sees cannot stand in.
  await product.act('raw-answer', {
    route: '/webhooks/',
    status: 404,
    body: '{"message":"Unknown Webhook","code":10015}',
  })
  await rpc.conversations.take({ id })
  const failed = async () => {
    const { items } = await rpc.conversations.messages({ id })
    return items.find((message) => message.delivery?.state === 'failed')?.delivery
  }
  await until(async () => Boolean(await failed()), 'the refusal is shown')
  expect(await failed()).toMatchObject({
    cause: 'no_permission',
    detail: 'Lumi may not create private threads in #support. Give it "Create Private Threads" there, then try again.',
  })
})
