import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { receiveChanges } from '../src/core/conversation/receive.ts'
import { SOCKET_ACCESS } from '../src/http/sockets.ts'
import type { ConsoleToServer, Frame, ServerToConsole } from '../src/protocol/frames.ts'
import { CALLABLES } from './support/callables.ts'
import { directMessage } from './support/core.ts'
import { clientOf } from './support/desk-client.ts'
import { type Credentials, hashOfWorkspace, openRightsWorld, type RightsWorld, type Who } from './support/rights.ts'

/**
 * Walks everything that can be called, generated from the contract and the routes themselves: as a stranger, a deactivated agent,
 * somebody of another workspace and an agent without the right, by cookie and by API key. A new procedure is walked without a word here.
 */

let world: RightsWorld
let before: Record<string, string>

beforeAll(async () => {
  world = await openRightsWorld()
  before = await hashOfWorkspace(world.desk, world.desk.workspace)
})
afterAll(() => world.desk.close())

const guarded = CALLABLES.filter(({ access }) => access !== 'public')

it('every procedure and every route states who may call it', () => {
  expect(CALLABLES.filter(({ access }) => !access).map(({ name }) => name)).toEqual([])
  expect(CALLABLES.length).toBeGreaterThan(90)
  const stated = world.desk.http.routes.map(({ method, url, access }) => `${method} ${url} ${access}`)
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
    'POST /hooks/announcements/:id public',
    'POST /hooks/github/:id public',
    'POST /hooks/twilio/:hook/conversations public',
    'POST /hooks/twilio/:hook/events public',
    'POST /hooks/twilio/:hook/interactions public',
    'POST /hooks/twilio/:hook/studio public',
  ])
  expect(CALLABLES.filter(({ access }) => access === 'public').map(({ name }) => name)).toEqual([
    '/rpc owner.state',
    'GET /api/v1/owner',
    '/rpc owner.create',
    'POST /api/v1/owner',
    '/rpc passwords.reset',
    'POST /api/v1/passwords/reset',
    '/rpc invitations.show',
    'POST /api/v1/invitations/show',
    '/rpc invitations.accept',
    'POST /api/v1/invitations/accept',
  ])
})

it('what anybody may reach opens nothing without its secret', async () => {
  const opening = CALLABLES.filter(({ access, method }) => access === 'public' && method !== 'GET')
  for (const { name, call } of opening) expect((await call(world, {})).status, name).toBe(403)
})

describe.each(guarded)('$name', ({ call, access, method, named }) => {
  const statusAs = async (credentials: Credentials) => (await call(world, credentials)).status
  const statusesAs = (...who: Who[]) => Promise.all(who.map((one) => statusAs(world.who[one])))

  it('refuses strangers', async () => {
    const forged = { cookie: 'guildesk.session_token=abc.def; guildesk.session_token=%FF' }
    const guessed = { authorization: `Bearer gdk_${'x'.repeat(43)}`, ...world.who.owner }
    expect(await Promise.all([statusAs({}), statusAs(forged), statusAs(guessed)])).toEqual([401, 401, 401])
  })

  it('refuses a deactivated agent', async () => {
    expect(await statusesAs('deactivated', 'deactivatedKey')).toEqual([401, 401])
  })

  it('gives somebody of another workspace nothing of this one', async () => {
    for (const who of ['foreign', 'foreignKey'] as const) {
      const response = await call(world, world.who[who])
      const body = await response.text()
      // What is refused for its form was never held to its rights: give the walk what the procedure needs.
      const refused = who === 'foreign' ? 400 : 500
      expect(response.status === refused || response.status >= 500, `${response.status} ${body}`).toBe(false)
      if (named) expect([403, 404], body).toContain(response.status)
      for (const secret of world.secrets) expect(body).not.toContain(secret)
    }
  })

  const without = {
    agent: [],
    moderator: ['agent', 'agentKey'],
    admin: ['agent', 'agentKey', 'moderator'],
    owner: ['agent', 'agentKey', 'moderator', 'admin'],
  } as const
  const refused: readonly Who[] = access && access !== 'public' ? without[access] : []
  if (refused.length > 0) {
    it('refuses an agent without the right', async () => {
      expect(await statusesAs(...refused)).toEqual(refused.map(() => 403))
    })
  }

  if (method !== 'GET' || !access || access === 'public') return
  it('lets in who has the right', async () => {
    expect([401, 403]).not.toContain(await statusAs(world.who[access]))
  })
})

it('after all of them, nothing of this workspace was changed', async () => {
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining(['agent', 'article', 'conversation', 'message', 'session']),
  )
  expect(await hashOfWorkspace(world.desk, world.desk.workspace)).toEqual(before)
  const { rows } = await world.desk.database.pool.query(
    `select count(*)::int as n from message where text = 'from elsewhere'`,
  )
  expect(rows).toEqual([{ n: 0 }])
})

describe('the socket', () => {
  const connect = (headers: Credentials) =>
    io(world.desk.url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers })

  it('states who may say each of its words', () => {
    expect(Object.values(SOCKET_ACCESS).every((access) => access !== 'public')).toBe(true)
  })

  it.each(['stranger', 'deactivated', 'agentKey', 'deactivatedKey'] as const)('is closed to a %s', async (who) => {
    const client = connect(who === 'stranger' ? {} : world.who[who])
    const error = await new Promise((resolve) => client.once('connect_error', resolve))
    expect(error).toMatchObject({ data: { code: 'unauthenticated' } })
    client.disconnect()
  })

  it('brings somebody of another workspace nothing of this one', async () => {
    const { desk } = world
    const [own, foreign] = [listen(connect(world.who.owner)), listen(connect(world.who.foreign))]
    await Promise.all(
      [own, foreign].map(({ client }) => new Promise<void>((resolve) => client.once('connect', resolve))),
    )
    await receiveChanges(desk.kernel, { workspace: desk.workspace, channel: 'discord' }, [
      directMessage('mei', 'another secret'),
    ])
    await clientOf(desk, world.who.foreign).me.update({ publicName: 'Bo' })
    desk.kernel.bus.signal('typing', { workspace: desk.workspace, conversation: randomUUID() })
    // Its own people have heard all of it, so whoever else would hear has heard it too; and it has caught up with its own log.
    await vi.waitFor(() => {
      expect(own.said()).toContain('another secret')
      expect(own.typings).toBe(1)
      expect(foreign.frames.length).toBeGreaterThan(0)
    })
    await new Promise((resolve) => foreign.client.once('head', resolve))
    const events = foreign.frames.flatMap((frame) => frame.events)
    expect(events.every(({ conversation, row, messageView }) => !conversation && !row && !messageView)).toBe(true)
    expect(foreign.typings).toBe(0)
    for (const secret of world.secrets) expect(foreign.said()).not.toContain(secret)
    for (const { client } of [own, foreign]) client.disconnect()
  })
})

function listen(client: Socket<ServerToConsole, ConsoleToServer>) {
  const heard = { client, frames: [] as Frame[], typings: 0, said: () => JSON.stringify(heard.frames) }
  client.on('connect', () => client.emit('follow', { after: '0' }))
  client.on('frame', (frame) => heard.frames.push(frame))
  client.on('typing', () => heard.typings++)
  return heard
}
