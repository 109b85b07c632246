import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import type { LiveFrame } from './contract.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await TestSandbox.start()
})
afterAll(() => sandbox.close())

test('everybody has a picture, the same one to the page, to the application and to whoever shows it', async () => {
  const { user } = await sandbox.member('Kofi Mensah')
  const dm = await sandbox.directOf(user.id)
  await sandbox.act('send', { member: user.id, channel: 'dm', content: 'hello' })
  const { body } = await sandbox.rest('GET', `/channels/${dm}/messages`)
  expect(body[0].author.avatar).toBe(user.avatar)
  // The desk is another origin, and asks as a browser does.
  const answer = await fetch(`${sandbox.origin}/avatars/${user.id}/${user.avatar}.png?size=128`, {
    headers: { origin: 'http://127.0.0.1:3000' },
  })
  expect(answer.headers.get('content-type')).toBe('image/png')
  // What looks at pictures decodes them, so they are what their address says.
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  const bot = (await sandbox.state()).application.bot
  expect(bot.avatar).not.toBe(user.avatar)
})

test('who comes later looks like nobody who was there before', async () => {
  const known = new Set((await sandbox.state()).members.map(({ user }) => user.avatar))
  const added = await sandbox.act('add-member', { name: 'Walker' })
  expect(known.has(added.user.avatar)).toBe(false)
})

test('there is no picture of another name, and nothing else at such an address', async () => {
  for (const path of ['/avatars/1/0123456789abcdef0123456789abcdef.png', '/avatars/1/constructor.png', '/avatars/../x'])
    expect((await fetch(`${sandbox.origin}${path}`)).headers.get('content-type')).not.toBe('image/png')
})

test('who has left does not see that the application types', async () => {
  const { user } = await sandbox.member('Yuki')
  const dm = await sandbox.directOf(user.id)
  const socket = new WebSocket(`${sandbox.origin.replace('http', 'ws')}/control/live?as=${user.id}`)
  const frames: LiveFrame[] = []
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as LiveFrame))
  const seen = (kind: string) => expect.poll(() => frames.filter((frame) => frame.kind === kind).length).toBe(1)
  await seen('state')
  expect((await sandbox.rest('POST', `/channels/${dm}/typing`)).status).toBe(204)
  await seen('typing')
  await sandbox.act('leave', { member: user.id })
  expect((await sandbox.rest('POST', `/channels/${dm}/typing`)).status).toBe(204)
  // Frames come in their order: what follows the typing is here, so the typing would be.
  await sandbox.act('block', { member: user.id, blocked: true })
  await expect.poll(() => frames.some((frame) => frame.kind === 'member' && frame.member.blocked)).toBe(true)
  await seen('typing')
  socket.close()
})
