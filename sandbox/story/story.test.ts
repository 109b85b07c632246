import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { TestSandbox } from '../../test/support/sandbox-client.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function open(): Promise<TestSandbox> {
  const sandbox = await TestSandbox.start()
  closers.push(() => sandbox.close())
  return sandbox
}

/** An address that answers every request alike, in place of a desk that has gone wrong. */
async function answering(status: number, body: object): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const access = (api: string) => ({ api, key: 'gdk_x', desk: 'http://127.0.0.1:3000' })
const story = async (sandbox: TestSandbox) => (await sandbox.state()).story

test('there is no story without a desk', async () => {
  const sandbox = await open()
  expect(await story(sandbox)).toMatchObject({ ready: false, state: 'idle', caption: null })
  await expect(sandbox.act('play-story', {})).rejects.toThrow('a running Guildesk')
})

test('what goes wrong is said in the caption', async () => {
  const sandbox = await open()
  const caption = () => story(sandbox).then((view) => `${view.state}: ${view.caption}`)
  const gone = await answering(200, {})
  await sandbox.act('story-access', access(gone.replace(/\d+$/, '9')))
  await sandbox.act('play-story', {})
  await expect.poll(caption).toBe('failed: The desk does not answer. Is Guildesk still running?')
  await sandbox.act('story-access', access(await answering(401, { message: 'Sign in.' })))
  await sandbox.act('play-story', {})
  await expect.poll(caption).toContain('failed: The desk lets the story in no more')
  await sandbox.act('story-access', access(await answering(200, { agent: { publicName: 'Priya' } })))
  await sandbox.act('play-story', {})
  await sandbox.act('hurry-story', { speed: 20 })
  await expect.poll(caption, { timeout: 5000 }).toContain('failed: There is no /helpme yet')
})

test('it stops at once, and begins anew with somebody new', async () => {
  const sandbox = await open()
  await sandbox.act('story-access', access(await answering(200, { agent: { publicName: 'Priya' } })))
  const first = await sandbox.act('play-story', {})
  expect(first).toMatchObject({ ready: true, state: 'playing' })
  await expect.poll(async () => (await story(sandbox)).caption).toContain('Sofia is new here')
  const second = await sandbox.act('play-story', {})
  expect(second.member).not.toBe(first.member)
  expect(await sandbox.act('stop-story', {})).toMatchObject({
    state: 'stopped',
    caption: expect.stringContaining('Stopped'),
  })
  expect(await story(sandbox)).toMatchObject({ state: 'stopped', member: second.member })
})

test('the key is nowhere to be read', async () => {
  const sandbox = await open()
  await sandbox.act('story-access', { ...access('http://127.0.0.1:9'), key: 'gdk_secret' })
  expect(JSON.stringify([await sandbox.state(), await sandbox.act('log', {})])).not.toContain('gdk_secret')
})
