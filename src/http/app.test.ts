import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDesk, PASSWORD, setUpTestOwner, signIn, type TestDesk } from '../../test/support/open-desk.ts'

let desk: TestDesk
let cookie: string

beforeAll(async () => {
  desk = await openTestDesk({ level: process.env.LOG_LEVEL ?? 'silent' })
  cookie = await setUpTestOwner(desk)
})
afterAll(() => desk.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}${path}`, { headers: { cookie, ...headers } })
const rpc = (path: string, input: unknown, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}/rpc/${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ json: input }),
  })

describe('the owner', () => {
  it('is made by the link, once, and signs in', async () => {
    const me = await (await get('/api/v1/me')).json()
    expect(me).toMatchObject({ agent: { publicName: 'Ana', role: 'owner', email: 'ana@example.com' } })
    expect(me.workspace).toEqual({ id: desk.workspace, name: 'Aurora Games' })
    await expect(setUpTestOwner(desk)).rejects.toThrow('owner already')
    expect(await (await get('/api/v1/owner')).json()).toEqual({ exists: true, workspaceName: 'Aurora Games' })
  })

  it('gets no session token in an answer', async () => {
    const response = await fetch(`${desk.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ana@example.com', password: PASSWORD }),
    })
    expect(await response.json()).toEqual({})
    expect(response.headers.getSetCookie()[0]).toMatch(/^guildesk\.session_token=.*HttpOnly; SameSite=Lax/)
  })

  it('is a stranger after signing out', async () => {
    const other = await signIn(desk, 'ana@example.com')
    await fetch(`${desk.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie: other } })
    expect((await get('/api/v1/me', { cookie: other })).status).toBe(401)
    expect((await get('/api/v1/me')).status).toBe(200)
  })

  it('is refused with a wrong password, and nothing else of better-auth is reachable', async () => {
    await expect(signIn(desk, 'ana@example.com', 'wrong wrong wrong')).rejects.toThrow('401')
    expect((await get('/api/auth/get-session')).status).toBe(404)
  })
})

describe('the inbox', () => {
  it('is empty at first, by either mount', async () => {
    const empty = { items: [], next: null, counts: { mine: 0, unassigned: 0 }, asOf: '0' }
    expect(await (await rpc('conversations/list', {})).json()).toEqual({ json: empty })
    expect(await (await get('/api/v1/conversations')).json()).toEqual(empty)
  })
})
