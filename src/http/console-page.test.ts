import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fastify } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDesk, type TestDesk } from '../../test/support/open-desk.ts'
import { listen } from './listen.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk({
    console: {
      'index.html': '<!doctype html><style nonce="__CSP_NONCE__"></style>',
      'assets/app-1a2b3c.js': 'export {}',
      'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
  })
})
afterAll(() => desk.close())

const get = (path: string) => fetch(`${desk.url}${path}`)

it('answers every page with the console, and a nonce of its own', async () => {
  const nonces = new Set<string>()
  for (const path of ['/', '/conversations/1', '/owner?token=a.b']) {
    const response = await get(path)
    const policy = response.headers.get('content-security-policy') ?? ''
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(await response.text()).toBe(`<!doctype html><style nonce="${nonce}"></style>`)
    expect(policy).toContain("script-src 'self';")
    expect(response.headers.get('cache-control')).toBe('no-store')
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(3)
})

it('keeps what carries a hash in its name, and asks again for the rest', async () => {
  const asset = await get('/assets/app-1a2b3c.js')
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(asset.headers.get('content-type')).toContain('javascript')
  expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
})

it('has no page for files that are not there, and none of its own source', async () => {
  for (const path of [
    '/assets/gone.js',
    '/../../package.json',
    '/%2e%2e/package.json',
    '/index.html',
    '/api',
    '/hooks/x',
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 404])
  }
})

it('tells its health, and its figures to this machine only', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ ok: true })
  expect(await (await get('/readyz')).json()).toEqual({ ready: true, why: null })
  expect((await get('/metrics')).status).toBe(200)
  const proxied = await fetch(`${desk.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
  expect(proxied.status).toBe(403)
})

it('says in one line when the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const taken = listen(fastify(), { host: '127.0.0.1', port })
  await expect(taken).rejects.toThrow(
    `Port ${port} is taken by another program. Stop it, or set PORT to another number.`,
  )
  await expect(listen(fastify(), { host: '192.0.2.1', port })).rejects.toThrow('HOST "192.0.2.1" is no address')
  other.close()
})
