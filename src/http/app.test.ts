import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestDesk, PASSWORD, setUpTestOwner, signIn, type TestDesk } from '../../test/support/open-desk.ts'
import type { Me } from '../protocol/agents.ts'
import type { AttachmentView } from '../protocol/messages.ts'
import type { ApiDescription } from './openapi.ts'

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
    const me = (await (await get('/api/v1/me')).json()) as Me
    expect(me).toMatchObject({ agent: { publicName: 'Ana', role: 'owner', email: 'ana@example.com' } })
    expect(me.workspace).toEqual({ id: desk.workspace, name: 'Aurora Games', demo: false })
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
    const empty = { items: [], next: null, counts: { flex: null, mine: 0, unassigned: 0, automated: 0 }, asOf: '0' }
    expect(await (await rpc('conversations/list', {})).json()).toEqual({ json: empty })
    expect(await (await get('/api/v1/conversations')).json()).toEqual(empty)
  })
})

describe('files', () => {
  const upload = (name: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${desk.url}/api/v1/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/octet-stream', ...headers },
      body,
    })

  it('shows an image in the page and sends everything else as a download', async () => {
    const png = Buffer.from(PNG, 'base64')
    const image = (await (await upload('Ana’s “map”.png', png)).json()) as AttachmentView
    expect(image).toMatchObject({ mediaType: 'image/png', inline: true, state: 'stored', bytes: png.length })
    const shown = await get(image.url ?? '')
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png)
    expect(shown.headers.get('content-disposition')).toMatch(
      /^inline; filename="Ana_s _map_.png"; filename\*=UTF-8''Ana%E2/,
    )
    expect(shown.headers.get('content-security-policy')).toContain('sandbox')

    const page = (await (
      await upload('a.png', '<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg"/>')
    ).json()) as AttachmentView
    expect(page.inline).toBe(false)
    const answer = await get(page.url ?? '')
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('refuses what is empty or too large', async () => {
    expect((await upload('a', '')).status).toBe(400)
    const large = await upload('a', Buffer.alloc(10 * 1024 * 1024 + 1))
    expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, 'too_large'])
  })

  it('says that a file is gone whose bytes are lost', async () => {
    const file = (await (await upload('a.txt', 'words')).json()) as AttachmentView
    await desk.database.pool.query('update attachment set blob = $2 where id = $1', [
      file.id,
      `1/2026-01/${'0'.repeat(36)}`,
    ])
    expect((await get(file.url ?? '')).status).toBe(404)
  })

  it('keeps a picture of the agent', async () => {
    const put = (body: string | Buffer) =>
      fetch(`${desk.url}/api/v1/me/picture`, { method: 'PUT', headers: { cookie, 'content-type': 'image/png' }, body })
    expect((await put('no picture')).status).toBe(400)
    expect((await put(Buffer.from(PNG, 'base64'))).status).toBe(200)
    const { agent } = (await (await get('/api/v1/me')).json()) as Me
    expect((await get(agent.picture ?? '')).headers.get('content-type')).toBe('image/png')
    await fetch(`${desk.url}/api/v1/me/picture`, { method: 'DELETE', headers: { cookie } })
    expect(((await (await get('/api/v1/me')).json()) as Me).agent.picture).toBeNull()
  })
})

describe('the description', () => {
  it('names every operation, with its access and its errors', async () => {
    const response = await get('/api/openapi.json', { cookie: '' })
    const description = (await response.json()) as ApiDescription
    expect(description).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), servers: [{ url: '/api' }] })
    expect(description.paths?.['/v1/conversations/{id}/take']?.post).toMatchObject({ 'x-access': 'agent' })
    expect(description.paths?.['/v1/files']?.post).toMatchObject({ security: [{ session: [] }, { key: [] }] })
    expect(description.paths?.['/v1/owner']?.get).toMatchObject({ security: [] })
    const page = await get('/api/docs', { cookie: '' })
    expect(await page.text()).toContain('/api/v1/me/picture')
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-/)
  })
})

describe('errors', () => {
  it('have one form, with the field that is wrong', async () => {
    const response = await rpc('me/update', { publicName: '@everyone' })
    expect([response.status, await response.json()]).toEqual([
      400,
      { json: expect.objectContaining({ code: 'invalid', data: { field: 'publicName' } }) },
    ])
    expect(await (await get('/api/v1/conversations?limit=1000')).json()).toMatchObject({
      code: 'invalid',
      details: { field: 'limit' },
    })
    expect(await (await get('/api/v1/conversations/0199a2b4-1111-7000-8000-000000000000')).json()).toEqual({
      code: 'not_found',
      message: 'There is no such conversation.',
    })
    for (const path of ['/api/v1/nothing', '/rpc/nothing', '/api/nothing', '/rpc/__proto__', '/rpc/constructor']) {
      expect([path, (await get(path)).status]).toEqual([path, 404])
    }
  })

  it('name an unreadable or oversized body', async () => {
    const post = (body: string) =>
      fetch(`${desk.url}/rpc/me/update`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body,
      })
    expect((await post('{"json":')).status).toBe(400)
    expect((await post(`{"json":{"publicName":"${'x'.repeat(300_000)}"}}`)).status).toBe(413)
  })

  it('refuse a foreign name, and changes from a page of another origin', async () => {
    const status = (headers: Record<string, string>) => raw(desk.url, '/rpc/me/update', headers)
    expect(await status({ host: 'evil.example' })).toBe(403)
    expect(await status({ origin: 'http://127.0.0.1:3001' })).toBe(403)
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await status({ origin: desk.url })).toBe(200)
    expect(await status({})).toBe(200)
  })

  it('say that the database is away, and nothing of its words', async () => {
    const spy = vi.spyOn(desk.database.pool, 'query').mockImplementation(() => {
      throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED', syscall: 'connect' })
    })
    const response = await get('/api/v1/me')
    spy.mockRestore()
    expect([response.status, await response.text()]).toEqual([503, expect.not.stringContaining('10.0.0.1')])
  })
})

/** fetch sets Host and Origin as it thinks right; this says what the test says. */
function raw(url: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sent = request(
      { hostname, port, path, method: 'POST', headers: { 'content-type': 'application/json', cookie, ...headers } },
      (response) => resolve(response.resume().statusCode ?? 0),
    )
    sent.on('error', reject).end('{"json":{}}')
  })
}

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
