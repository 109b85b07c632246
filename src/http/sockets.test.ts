import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { directMessage } from '../../test/support/core.ts'
import { openTestDesk, setUpTestOwner, signIn, type TestDesk } from '../../test/support/open-desk.ts'
import { receiveChanges } from '../core/conversation/receive.ts'
import type { ConsoleToServer, Frame, ServerToConsole } from '../protocol/frames.ts'

type Client = Socket<ServerToConsole, ConsoleToServer>

let desk: TestDesk
let cookie: string
const clients: Client[] = []

beforeAll(async () => {
  desk = await openTestDesk()
  cookie = await setUpTestOwner(desk)
})
afterAll(async () => {
  for (const client of clients) client.disconnect()
  await desk.close()
})

const receive = (...texts: string[]) =>
  receiveChanges(
    desk.kernel,
    { workspace: desk.workspace, channel: 'discord' },
    texts.map((text) => directMessage('mei', text)),
  )

function connect(headers: Record<string, string> = { cookie }, auth: Record<string, unknown> = {}): Client {
  const client: Client = io(desk.url, {
    transports: ['websocket'],
    extraHeaders: headers,
    auth,
    forceNew: true,
    reconnection: false,
  })
  clients.push(client)
  return client
}

const once = <T>(client: Client, event: 'connect' | 'disconnect' | 'reset' | 'head' | 'typing' | 'connect_error') =>
  new Promise<T>((resolve) => client.once(event as 'head', resolve as never))

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** A screen that checks, frame by frame, that nothing is missing between them. */
function screen(client: Client, after: string) {
  const state = { at: after, frames: [] as Frame[], gaps: 0 }
  client.on('frame', (frame) => {
    if (frame.from !== state.at) state.gaps++
    state.at = frame.to
    state.frames.push(frame)
  })
  client.emit('follow', { after })
  return state
}

/** The newest number of the test's workspace once nothing waits to be numbered; in one statement, so of one moment. */
const headNow = async () => {
  const found = await desk.database.pool.query<{ number: string; waiting: boolean }>(
    'select number, exists (select 1 from event_staging) as waiting from event_counter where workspace = $1',
    [desk.workspace],
  )
  return found.rows[0]?.waiting === false ? found.rows[0].number : 'unknown'
}

describe('a screen', () => {
  it('sees words within moments, with their state', async () => {
    const client = connect()
    await once(client, 'connect')
    const seen = screen(client, '0')
    await receive('my pass is locked')
    await until(async () => seen.at === (await headNow()) && seen.at !== '0')
    const events = seen.frames.flatMap((frame) => frame.events)
    expect(events.map((event) => event.kind)).toContain('message.received')
    const received = events.find((event) => event.kind === 'message.received')
    expect(received?.messageView).toMatchObject({ text: 'my pass is locked', direction: 'inbound', delivery: null })
    expect(received?.row).toMatchObject({ status: 'automated', unread: 1, contact: { name: 'mei' } })
    expect(seen.gaps).toBe(0)
    client.disconnect()
  })

  it('of another workspace than the session works in is not let in', async () => {
    const shown = (workspace: unknown) => connect({ cookie }, { workspace })
    const stranger = shown(desk.workspace + 1)
    expect(await once(stranger, 'connect_error')).toMatchObject({ data: { code: 'conflict' } })
    for (const workspace of [desk.workspace, undefined]) {
      const client = shown(workspace)
      await once(client, 'connect')
      client.disconnect()
    }
  })

  it('is caught up after it was away, and never misses or repeats a number', async () => {
    const first = connect()
    await once(first, 'connect')
    const before = screen(first, '0')
    await receive('one')
    await until(async () => before.at === (await headNow()))
    first.disconnect()
    for (let n = 0; n < 30; n++) await receive(`while away ${n}`)
    const second = connect()
    await once(second, 'connect')
    const after = screen(second, before.at)
    await Promise.all(Array.from({ length: 20 }, (_, n) => receive(`live ${n}`)))
    await until(async () => after.at === (await headNow()))
    expect(after.gaps).toBe(0)
    const texts = after.frames.flatMap((frame) => frame.events).map((event) => event.messageView?.text)
    expect(texts.filter((text) => text?.startsWith('while away'))).toHaveLength(30)
    expect(texts.filter((text) => text?.startsWith('live'))).toHaveLength(20)
    second.disconnect()
  })

  it('is told to start over where the log is pruned or was never so long', async () => {
    const client = connect()
    await once(client, 'connect')
    client.emit('follow', { after: '999999' })
    expect(await once(client, 'reset')).toMatchObject({ reason: 'pruned' })
    await desk.database.pool.query('update event_counter set pruned = 5')
    client.emit('follow', { after: '4' })
    const { head } = await once<{ head: string }>(client, 'reset')
    const seen = screen(client, head)
    await receive('after the reset')
    await until(async () => seen.at === (await headNow()))
    expect(seen.gaps).toBe(0)
    client.disconnect()
  })

  it('hears the newest number regularly', async () => {
    const client = connect()
    await once(client, 'connect')
    client.emit('follow', { after: await headNow() })
    expect(await once(client, 'head')).toMatchObject({ number: await headNow() })
    client.disconnect()
  })

  it('is caught up when what a frame needs could not be read', async () => {
    const client = connect()
    await once(client, 'connect')
    const seen = screen(client, await headNow())
    const { pool } = desk.database
    const query = pool.query.bind(pool) as (...values: unknown[]) => unknown
    let failures = 0
    const spy = vi.spyOn(pool, 'query').mockImplementation(((...values: unknown[]) => {
      const [statement] = values as [{ name?: string }]
      if (statement.name === 'inbox_messages' && failures++ < 2) throw new Error('Connection terminated unexpectedly')
      return query(...values)
    }) as never)
    await receive('through the gap')
    await until(async () => seen.at === (await headNow()))
    spy.mockRestore()
    expect(failures).toBeGreaterThan(2)
    expect(seen.gaps).toBe(0)
    client.disconnect()
  })

  it('that does not read is not buffered for, and is caught up when it reads again', { timeout: 60_000 }, async () => {
    const client = connect()
    await once(client, 'connect')
    const seen = screen(client, await headNow())
    await receive('warm')
    await until(async () => seen.at === (await headNow()))
    const transport = client.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
    transport.ws._socket.pause()
    const paused = seen.at
    for (let n = 0; n < 40; n++) await receive(...Array.from({ length: 50 }, (_, m) => `${n}.${m} ${'x'.repeat(3900)}`))
    await until(async () => (await headNow()) !== 'unknown')
    const head = await headNow()
    expect(seen.at).toBe(paused)
    transport.ws._socket.resume()
    await until(() => seen.at === head)
    expect(seen.gaps).toBe(0)
    client.disconnect()
  })
})

describe('typing', () => {
  it('goes both ways, within the workspace', async () => {
    const client = connect()
    await once(client, 'connect')
    const [opened] = await receive('hello')
    const conversation = opened?.conversation ?? ''
    const heard = once(client, 'typing')
    desk.kernel.bus.signal('typing', { workspace: desk.workspace + 1, conversation })
    desk.kernel.bus.signal('typing', { workspace: desk.workspace, conversation })
    expect(await heard).toEqual({ conversation })
    const said = new Promise((resolve) => desk.kernel.bus.on('agent-typing', resolve))
    client.emit('typing', { conversation })
    expect(await said).toMatchObject({ workspace: desk.workspace, conversation, agent: expect.any(String) })
    client.disconnect()
  })
})

describe('the door', () => {
  it('is closed to strangers and to pages of another origin', async () => {
    expect(await once(connect({}), 'connect_error')).toMatchObject({ data: { code: 'unauthenticated' } })
    const foreign = connect({ cookie, origin: 'http://127.0.0.1:3001' })
    expect(await once(foreign, 'connect_error')).toBeInstanceOf(Error)
    expect(foreign.connected).toBe(false)
  })

  it('closes within a second when the session ends or the agent is deactivated', async () => {
    const other = await signIn(desk, 'ana@example.com')
    const leaving = connect({ cookie: other })
    const staying = connect()
    await Promise.all([once(leaving, 'connect'), once(staying, 'connect')])
    const left = once(leaving, 'disconnect')
    await fetch(`${desk.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie: other } })
    expect(await left).toBe('io server disconnect')
    expect(staying.connected).toBe(true)
    const gone = once(staying, 'disconnect')
    const at = Date.now()
    await desk.database.pool.query('update agent set deactivated_at = now()')
    await gone
    expect(Date.now() - at).toBeLessThan(1200)
    await desk.database.pool.query('update agent set deactivated_at = null')
  })

  it('closes on who says too much or nonsense', async () => {
    const client = connect()
    await once(client, 'connect')
    const gone = once(client, 'disconnect')
    client.emit('follow', { after: 'nonsense' })
    expect(await gone).toBe('io server disconnect')
  })
})

it('closing does not wait for screens', async () => {
  const other = await openTestDesk()
  const cookieThere = await setUpTestOwner(other)
  const client: Client = io(other.url, {
    transports: ['websocket'],
    extraHeaders: { cookie: cookieThere },
    forceNew: true,
  })
  clients.push(client)
  await once(client, 'connect')
  client.emit('follow', { after: '0' })
  const at = Date.now()
  await other.http.close()
  expect(Date.now() - at).toBeLessThan(1000)
  client.disconnect()
  await other.close()
})
