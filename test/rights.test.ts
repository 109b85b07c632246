import { randomUUID } from 'node:crypto'
import { traverseContractProcedures } from '@orpc/server'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveChanges } from '../src/core/conversation/receive.ts'
import { sendReply } from '../src/core/conversation/send-reply.ts'
import { createWorkspace } from '../src/core/workspace/create-workspace.ts'
import type { AccessRule } from '../src/http/guard.ts'
import { openRawRoutes } from '../src/http/raw-routes.ts'
import { SOCKET_ACCESS } from '../src/http/sockets.ts'
import { type Access, contract } from '../src/protocol/contract.ts'
import type { Frame } from '../src/protocol/frames.ts'
import { directMessage } from './support/core.ts'
import { addTestAgent, openTestDesk, setUpTestOwner, signIn, type TestDesk } from './support/open-desk.ts'

/**
 * Walks everything that can be called, generated from the contract and the routes themselves: as a stranger, a deactivated agent,
 * an agent of another workspace and an agent without the right. A new procedure is walked without a word here.
 */

interface Callable {
  name: string
  access: AccessRule | undefined
  /** Calls it with ids of the first workspace's own things. */
  call(cookie: string | undefined): Promise<Response>
}

let desk: TestDesk
const cookies: Record<'owner' | 'agent' | 'deactivated' | 'foreign', string> = {
  owner: '',
  agent: '',
  deactivated: '',
  foreign: '',
}
const things = { conversation: '', message: '', file: '', agent: '' }

beforeAll(async () => {
  desk = await openTestDesk()
  cookies.owner = await setUpTestOwner(desk)
  things.agent = await addTestAgent(desk, { email: 'kofi@example.com' })
  cookies.agent = await signIn(desk, 'kofi@example.com')
  const gone = await addTestAgent(desk, { email: 'gone@example.com' })
  cookies.deactivated = await signIn(desk, 'gone@example.com')
  await desk.database.pool.query('update agent set deactivated_at = now() where id = $1', [gone])
  const options = { name: 'Elsewhere', demo: false, at: new Date() }
  const workspace = await desk.kernel.db.transaction((tx) => createWorkspace(tx, options))
  await addTestAgent(desk, { email: 'foreign@example.com', workspace, role: 'owner' })
  cookies.foreign = await signIn(desk, 'foreign@example.com')
  await addThings()
})
afterAll(() => desk.close())

async function addThings(): Promise<void> {
  const received = { workspace: desk.workspace, channel: 'discord' as const }
  const [opened] = await receiveChanges(desk.kernel, received, [directMessage('mei', 'a secret of Mei')])
  things.conversation = opened?.conversation ?? ''
  const uploaded = await fetch(`${desk.url}/api/v1/files?name=secret.txt`, {
    method: 'POST',
    headers: { cookie: cookies.agent, 'content-type': 'application/octet-stream' },
    body: 'a secret file',
  })
  things.file = ((await uploaded.json()) as { id: string }).id
  const { workspace } = desk
  const reply = { workspace, agent: things.agent, conversation: things.conversation, text: 'a reply', replyTo: null }
  things.message = await sendReply(desk.kernel, { ...reply, attachments: [] })
}

/** The thing whose id a path means by `{id}`. */
function thingOf(path: string): string {
  if (path.includes('/conversations/')) return things.conversation
  if (path.includes('/messages/')) return things.message
  if (path.includes('/files/')) return things.file
  return things.agent
}

const FIELDS: Record<string, () => unknown> = {
  'messages.send': () => ({ conversation: things.conversation, text: 'from elsewhere' }),
  'messages.edit': () => ({ text: 'from elsewhere' }),
  'me.update': () => ({ publicName: 'Kofi' }),
  'events.list': () => ({ after: '0' }),
}

function headersOf(cookie: string | undefined, type: string): Record<string, string> {
  return { ...(cookie ? { cookie } : {}), 'content-type': type }
}

function procedures(): Callable[] {
  const found: Callable[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const { method = 'POST', path: url = '' } = procedure['~orpc'].route
    const { access } = procedure['~orpc'].meta as Partial<Access>
    const name = path.join('.')
    const input = () => ({ id: thingOf(url), ...(FIELDS[name]?.() ?? {}) })
    found.push({
      name: `/rpc ${name}`,
      access,
      call: (cookie) =>
        fetch(`${desk.url}/rpc/${path.join('/')}`, {
          method: 'POST',
          headers: headersOf(cookie, 'application/json'),
          body: JSON.stringify({ json: input() }),
        }),
    })
    found.push({
      name: `${method} /api${url}`,
      access,
      call(cookie) {
        const fields = input()
        const address = new URL(`${desk.url}/api${url.replace('{id}', fields.id)}`)
        const hasBody = method !== 'GET'
        if (!hasBody) for (const [key, value] of Object.entries(fields)) address.searchParams.set(key, String(value))
        const headers = headersOf(cookie, 'application/json')
        return fetch(address, { method, headers, ...(hasBody ? { body: JSON.stringify(fields) } : {}) })
      },
    })
  })
  return found
}

function rawRoutes(): Callable[] {
  // Only what they state is read here, never their services.
  return openRawRoutes({} as Parameters<typeof openRawRoutes>[0]).map(({ method, path, access, bodyLimit }) => ({
    name: `${method} ${path}`,
    access,
    call: (cookie) =>
      fetch(`${desk.url}${path.replace('{id}', thingOf(path))}`, {
        method,
        headers: headersOf(cookie, 'application/octet-stream'),
        ...(bodyLimit > 0 ? { body: 'bytes' } : {}),
      }),
  }))
}

const everything = [...procedures(), ...rawRoutes()]
const guarded = everything.filter(({ access }) => access !== 'public')

it('every procedure and every route states who may call it', () => {
  expect(everything.filter(({ access }) => !access)).toEqual([])
  expect(everything.length).toBeGreaterThan(30)
  const stated = desk.http.routes.map(({ method, url, access }) => `${method} ${url} ${access}`)
  const open = stated.filter((line) => line.endsWith(' public') && !line.startsWith('HEAD'))
  // What anybody may reach stands here by name: a route that joins them is seen by whoever reads this test.
  expect(open.sort()).toEqual([
    'GET /api/docs public',
    'GET /api/openapi.json public',
    'GET /healthz public',
    'GET /metrics public',
    'GET /readyz public',
    'POST /api/auth/sign-in/email public',
    'POST /api/auth/sign-out public',
  ])
  expect(everything.filter(({ access }) => access === 'public').map(({ name }) => name)).toEqual([
    '/rpc owner.state',
    'GET /api/v1/owner',
    '/rpc owner.create',
    'POST /api/v1/owner',
  ])
})

describe.each(guarded)('$name', ({ call, access }) => {
  it('refuses strangers', async () => {
    const forged = 'guildesk.session_token=abc.def; guildesk.session_token=%FF'
    expect([(await call(undefined)).status, (await call(forged)).status]).toEqual([401, 401])
  })

  it('refuses a deactivated agent', async () => {
    expect((await call(cookies.deactivated)).status).toBe(401)
  })

  it('shows an agent of another workspace nothing of this one', async () => {
    const response = await call(cookies.foreign)
    const body = await response.text()
    expect(response.status).toBeLessThan(500)
    for (const secret of ['secret', 'a reply', things.conversation, things.message, 'Ana', 'Aurora']) {
      expect(body).not.toContain(secret)
    }
  })

  if (access !== 'owner') return
  it('refuses an agent without the right', async () => {
    expect((await call(cookies.agent)).status).toBe(403)
  })
})

it('after all of them, nothing of this workspace was changed by another one', async () => {
  const found = await desk.database.pool.query(
    `select c.status, c.unread, m.text, m.deleted_at, (select count(*)::int from message where text = 'from elsewhere') as foreign
     from conversation c join message m on m.id = $2 where c.id = $1`,
    [things.conversation, things.message],
  )
  expect(found.rows).toEqual([{ status: 'assigned', unread: 0, text: 'a reply', deleted_at: null, foreign: 0 }])
})

describe('the socket', () => {
  const connect = (cookie: string | undefined) =>
    io(desk.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...(cookie ? { extraHeaders: { cookie } } : {}),
    })

  it('states who may say each of its words', () => {
    expect(Object.values(SOCKET_ACCESS).every((access) => access === 'agent' || access === 'owner')).toBe(true)
  })

  it.each(['stranger', 'deactivated'] as const)('is closed to a %s', async (who) => {
    const client = connect(who === 'deactivated' ? cookies.deactivated : undefined)
    const error = await new Promise((resolve) => client.once('connect_error', resolve))
    expect(error).toMatchObject({ data: { code: 'unauthenticated' } })
    client.disconnect()
  })

  it('brings an agent of another workspace nothing of this one', async () => {
    const client = connect(cookies.foreign)
    const heard: Frame[] = []
    client.on('frame', (frame) => heard.push(frame))
    client.on('typing', () => heard.push({ from: '', to: '', events: [] }))
    await new Promise((resolve) => client.once('connect', () => resolve(null)))
    client.emit('follow', { after: '0' })
    const told = new Promise((resolve) => client.once('head', resolve))
    await receiveChanges(desk.kernel, { workspace: desk.workspace, channel: 'discord' }, [
      directMessage('mei', 'another secret'),
    ])
    desk.kernel.bus.signal('typing', { workspace: desk.workspace, conversation: randomUUID() })
    await told
    // Its own changes of its own profile are all that it may have heard of.
    const kinds = heard.flatMap(({ events }) => events.map(({ kind, conversation }) => `${kind} ${conversation}`))
    expect(heard.every(({ to }) => to !== '')).toBe(true)
    expect([...new Set(kinds)]).toEqual(['agent.changed null'])
    client.disconnect()
  })
})
