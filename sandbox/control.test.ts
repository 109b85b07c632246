import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import type { LiveFrame } from './contract.ts'

const open: TestSandbox[] = []
async function start(options: Parameters<typeof TestSandbox.start>[0] = {}) {
  const sandbox = await TestSandbox.start(options)
  open.push(sandbox)
  return sandbox
}
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close()
})

describe('limits', () => {
  it('are five messages in five seconds and channel, told by headers and 429', async () => {
    const sandbox = await start()
    const dm = await sandbox.directOf((await sandbox.member('Kofi Mensah')).user.id)
    const answers = []
    for (let number = 0; number < 6; number++)
      answers.push(await sandbox.rest('POST', `/channels/${dm}/messages`, { content: String(number) }))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(answers[0]!.headers.get('x-ratelimit-remaining')).toBe('4')
    expect(answers[5]!.body).toMatchObject({ global: false, retry_after: expect.any(Number) })
    expect(answers[5]!.headers.get('x-ratelimit-scope')).toBe('user')
    const other = await sandbox.directOf((await sandbox.member('Yuki')).user.id)
    expect((await sandbox.rest('POST', `/channels/${other}/messages`, { content: 'x' })).status).toBe(200)
  })

  it('are fifty requests a second over all', async () => {
    const sandbox = await start({ clock: () => 1_800_000_000_000 })
    const answers = await Promise.all(Array.from({ length: 60 }, () => sandbox.rest('GET', '/users/@me')))
    const refused = answers.filter((answer) => answer.status === 429)
    expect(refused).toHaveLength(10)
    expect(refused[0]!.body.global).toBe(true)
  })

  it('refuse opening direct messages too fast with 40003', async () => {
    let now = 1_800_000_000_000
    const sandbox = await start({ clock: () => now })
    const codes = new Set<number>()
    for (let number = 0; number < 35; number++) {
      const { user } = await sandbox.act('add-member', { name: `Walker ${number}` })
      const answer = await sandbox.rest('POST', '/users/@me/channels', { recipient_id: user.id })
      if (answer.status !== 200) codes.add(answer.body.code)
      now += 1000
    }
    expect([...codes]).toEqual([40003])
  })
})

describe('faults', () => {
  it('answer 500 before and after the deed', async () => {
    const sandbox = await start({ lifted: true })
    const dm = await sandbox.directOf((await sandbox.member('Kofi Mensah')).user.id)
    const post = () => sandbox.rest('POST', `/channels/${dm}/messages`, { content: 'x' })
    await sandbox.act('answer-errors', { count: 1, status: 503, when: 'before' })
    expect([(await post()).status, (await sandbox.act('messages', { channel: dm })).length]).toEqual([503, 0])
    await sandbox.act('answer-errors', { count: 1, when: 'after', route: '/messages' })
    expect([(await post()).status, (await sandbox.act('messages', { channel: dm })).length]).toEqual([500, 1])
    expect((await post()).status).toBe(200)
  })

  it('execute and never answer, limit by hand, and take their time', async () => {
    const sandbox = await start({ lifted: true })
    const dm = await sandbox.directOf((await sandbox.member('Kofi Mensah')).user.id)
    await sandbox.act('time-out', { count: 1, route: 'POST' })
    const lost = fetch(`${sandbox.running.apiBase}/v10/channels/${dm}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${sandbox.running.token}`, 'content-type': 'application/json' },
      body: '{"content":"done"}',
      signal: AbortSignal.timeout(300),
    })
    await expect(lost).rejects.toThrow()
    expect(await sandbox.act('messages', { channel: dm })).toHaveLength(1)
    await sandbox.act('rate-limit', { seconds: 60, scope: 'global' })
    expect((await sandbox.rest('GET', '/users/@me')).body).toMatchObject({ global: true, code: 0 })
    await sandbox.act('clear-faults', {})
    await sandbox.act('latency', { ms: 80 })
    const began = performance.now()
    await sandbox.rest('GET', '/users/@me')
    expect(performance.now() - began).toBeGreaterThanOrEqual(78)
  })

  it('send malformed events and answers', async () => {
    const sandbox = await start()
    const gateway = await RawGateway.identify(sandbox.running, 1 << 12)
    await sandbox.act('raw-event', { type: 'MESSAGE_CREATE', data: { nothing: true } })
    expect((await gateway.next('MESSAGE_CREATE')).d).toEqual({ nothing: true })
    await sandbox.act('raw-answer', { route: '/users/@me', status: 200, body: '<html>' })
    expect((await sandbox.rest('GET', '/users/@me')).body).toBe('<html>')
    gateway.close()
  })
})

describe('the journal', () => {
  it('brings chats, people, threads, commands, token and ids back after a restart', async () => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'guildesk-sandbox-'))
    const first = await TestSandbox.start({ dataFolder, lifted: true })
    const kofi = (await first.member('Kofi Mensah')).user.id
    const dm = await first.directOf(kofi)
    const said = await first.act('send', {
      member: kofi,
      channel: 'dm',
      content: 'remember me',
      files: [{ name: 'a.txt', base64: 'aGk=' }],
    })
    await first.act('edit', { member: kofi, channel: 'dm', message: said.id, content: 'remember me well' })
    const gone = (await first.rest('POST', `/channels/${dm}/messages`, { content: 'gone' })).body.id
    await first.rest('DELETE', `/channels/${dm}/messages/${gone}`)
    await first.rest('PUT', `/applications/${first.running.applicationId}/commands`, [
      { name: 'helpme', description: 'x' },
    ])
    const { token } = first.running
    await first.close()
    for (const round of [1, 2]) {
      const again = await TestSandbox.start({ dataFolder, lifted: true })
      expect(again.running.token, `start ${round}`).toBe(token)
      const messages = (await again.rest('GET', `/channels/${dm}/messages`)).body
      expect(messages.map((message: { content: string }) => message.content)).toEqual(['remember me well'])
      expect(await (await fetch(messages[0].attachments[0].url)).text()).toBe('hi')
      const state = await again.state(kofi)
      expect([state.members.length, state.commands[0]!.name]).toEqual([15, 'helpme'])
      await again.close()
    }
    await rm(dataFolder, { recursive: true })
  })
})

describe('the page', () => {
  it('is served from its folder, and its absence is said plainly', async () => {
    const pageFolder = await mkdtemp(path.join(tmpdir(), 'guildesk-page-'))
    const sandbox = await start({ pageFolder })
    const missing = await fetch(sandbox.origin)
    expect([missing.status, await missing.text()]).toEqual([503, expect.stringContaining('is not built')])
    await writeFile(path.join(pageFolder, 'index.html'), '<p>hello</p>')
    expect(await (await fetch(`${sandbox.origin}/anything`)).text()).toBe('<p>hello</p>')
    const outside = await fetch(`${sandbox.origin}/..%2f..%2fetc/passwd.txt`)
    expect(await outside.text()).toBe('<p>hello</p>')
    await rm(pageFolder, { recursive: true })
  })
})

describe('the control API', () => {
  it('pushes to each page what its member sees', async () => {
    const sandbox = await start({ lifted: true })
    const [kofi, yuki] = [(await sandbox.member('Kofi Mensah')).user.id, (await sandbox.member('Yuki')).user.id]
    const frames: Record<string, LiveFrame[]> = { kofi: [], yuki: [] }
    const sockets = Object.entries({ kofi, yuki }).map(([name, id]) => {
      const socket = new WebSocket(`ws://127.0.0.1:${sandbox.running.port}/control/live?as=${id}`)
      socket.on('message', (data) => frames[name]!.push(JSON.parse(data.toString())))
      return socket
    })
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('message', resolve))))
    await sandbox.act('send', { member: kofi, channel: 'dm', content: 'mine' })
    await sandbox.act('send', { member: kofi, channel: await sandbox.channel('general'), content: 'ours' })
    await expect.poll(() => frames.yuki!.some((frame) => frame.kind === 'message')).toBe(true)
    const said = (name: string) =>
      frames[name]!.flatMap((frame) => (frame.kind === 'message' ? [frame.message.content] : []))
    await expect.poll(() => said('kofi')).toEqual(['mine', 'ours'])
    expect(said('yuki')).toEqual(['ours'])
    for (const socket of sockets) socket.terminate()
  })

  it('refuses foreign origins, foreign host names, forms and nonsense', async () => {
    const sandbox = await start()
    const ask = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const asked = request(
          { port: sandbox.running.port, host: '127.0.0.1', path: '/control/state', method: 'POST', headers },
          (answer) => {
            answer.resume()
            resolve(answer.statusCode ?? 0)
          },
        )
        asked.on('error', reject)
        asked.end('{}')
      })
    const json = { 'content-type': 'application/json' }
    expect(await ask(json)).toBe(200)
    expect(await ask({ ...json, origin: 'https://evil.example' })).toBe(403)
    expect(await ask({ ...json, host: 'evil.example' })).toBe(403)
    expect(await ask({ 'content-type': 'text/plain' })).toBe(400)
    await expect(sandbox.act('press', { member: 'x' } as never)).rejects.toThrow('member')
    await expect(sandbox.act('pull-the-plug', {})).rejects.toThrow('development')
  })

  it('lets members chat by themselves and counts them', async () => {
    const sandbox = await start({ lifted: true })
    const gateway = await RawGateway.identify(sandbox.running, 1 << 12)
    await sandbox.act('traffic', { on: true, rate: 100 })
    await expect.poll(async () => (await sandbox.act('ledger', {})).in.arrived).toBeGreaterThan(20)
    await sandbox.act('traffic', { on: false })
    const { in: counted } = await sandbox.act('ledger', {})
    expect(counted.arrived).toBe(counted.sent)
    gateway.close()
  })
})
