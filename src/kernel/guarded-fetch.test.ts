import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openGuardedFetch } from './guarded-fetch.ts'

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function listen(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const serve = (listener: RequestListener): Promise<number> => listen(createServer(listener))
const local = (port: number) => openGuardedFetch({ allowed: [`127.0.0.1:${port}`] })

test('a private host that is named is asked: body, headers and answer pass', async () => {
  const port = await serve((request, answer) => {
    request.on('data', (chunk: Buffer) => {
      answer.writeHead(201, { 'x-said': request.headers['x-word'] }).end(`heard ${chunk}`)
    })
  })
  const url = `http://127.0.0.1:${port}/hook`
  const answer = await local(port).fetch({ method: 'POST', url, headers: { 'x-word': 'yes' }, body: 'grüße' })
  expect(answer).toMatchObject({ status: 201, body: 'heard grüße', cut: false, headers: { 'x-said': 'yes' } })
})

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1:8080/',
])('%s is refused before anything is sent', async (url) => {
  const { fetch, check } = openGuardedFetch()
  await expect(fetch({ method: 'GET', url })).rejects.toMatchObject({ kind: 'refused' })
  await expect(check(url)).rejects.toThrow('GUILDESK_ALLOW_PRIVATE_HOSTS')
})

test.each(['ftp://example.org/', 'file:///etc/passwd', 'gopher://x', 'nonsense', 'https://me:secret@example.org/'])(
  '%s is no address to be asked',
  async (url) => {
    await expect(openGuardedFetch().check(url)).rejects.toMatchObject({ kind: 'refused' })
  },
)

test('a name is looked up once, and the connection is made to that very address', async () => {
  let heard = 0
  const port = await serve((_request, answer) => answer.end(`${++heard}`))
  const answers = ['127.0.0.1', '203.0.113.7']
  const guarded = openGuardedFetch({
    allowed: ['rebinding.test'],
    lookup: async () => [{ address: answers.shift() ?? '', family: 4 }],
  })
  expect((await guarded.fetch({ method: 'GET', url: `http://rebinding.test:${port}/` })).body).toBe('1')
  expect(answers).toEqual(['203.0.113.7'])
})

test('a name that leads to a private address is refused, also when a public one stands beside it', async () => {
  const both = ['8.8.8.8', '127.0.0.1'].map((address) => ({ address, family: 4 }))
  const { fetch } = openGuardedFetch({ lookup: async () => both })
  await expect(fetch({ method: 'GET', url: 'http://innocent.test/' })).rejects.toMatchObject({ kind: 'refused' })
})

test('a name that leads nowhere is said to', async () => {
  const { check } = openGuardedFetch({ lookup: () => Promise.reject(new Error('ENOTFOUND')) })
  await expect(check('https://nowhere.test/')).rejects.toThrow('There is no host nowhere.test.')
})

test('redirects are answered, not followed', async () => {
  let asked = 0
  const port = await serve((_request, answer) => {
    asked++
    answer.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end()
  })
  const answer = await local(port).fetch({ method: 'GET', url: `http://127.0.0.1:${port}/` })
  expect([answer.status, asked]).toEqual([302, 1])
})

test('an endless body is cut and the connection is closed', async () => {
  const closed = Promise.withResolvers<void>()
  const port = await serve((_request, answer) => {
    const more = (): void => {
      while (answer.write('x'.repeat(16 * 1024)));
    }
    answer.on('drain', more)
    answer.on('close', closed.resolve)
    more()
  })
  const answer = await local(port).fetch({ method: 'GET', url: `http://127.0.0.1:${port}/` })
  expect([answer.body.length, answer.cut]).toEqual([64 * 1024, true])
  await closed.promise
})

test('who answers a byte at a time is given up after the whole time, not after each byte', async () => {
  const port = await serve((_request, answer) => {
    const timer = setInterval(() => answer.write('.'), 20)
    answer.on('close', () => clearInterval(timer))
  })
  const url = `http://127.0.0.1:${port}/`
  await expect(local(port).fetch({ method: 'GET', url, timeoutMs: 150 })).rejects.toMatchObject({ kind: 'timeout' })
})

test('who takes the connection and says nothing is given up', async () => {
  const port = await serve(() => undefined)
  const url = `http://127.0.0.1:${port}/`
  await expect(local(port).fetch({ method: 'GET', url, timeoutMs: 150 })).rejects.toMatchObject({ kind: 'timeout' })
})

test('a name server that never answers is given up too', async () => {
  const { fetch } = openGuardedFetch({ lookup: () => new Promise(() => undefined) })
  const request = { method: 'GET', url: 'https://slow.test/', timeoutMs: 50 } as const
  await expect(fetch(request)).rejects.toMatchObject({ kind: 'timeout' })
})

const canSign = spawnSync('openssl', ['version']).status === 0
if (!canSign) process.stderr.write('SKIPPED: wrong certificates are not tried, since there is no openssl here.\n')

test.runIf(canSign)('a certificate that nobody vouches for is refused', async () => {
  const folder = mkdtempSync('/tmp/guarded-fetch-')
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
  const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1']
  execFileSync('openssl', [...how, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, answer) => answer.end())
  const port = await listen(server)
  const url = `https://127.0.0.1:${port}/`
  await expect(local(port).fetch({ method: 'GET', url })).rejects.toMatchObject({ kind: 'tls' })
})

test('plain words where encryption is expected, and a closed door, are said', async () => {
  const port = await serve((_request, answer) => answer.end())
  const request = (url: string) => local(port).fetch({ method: 'GET', url })
  await expect(request(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({ kind: 'tls' })
  const { fetch } = openGuardedFetch({ allowed: ['127.0.0.1'] })
  await expect(fetch({ method: 'GET', url: 'http://127.0.0.1:1/' })).rejects.toThrow('Nothing listens')
})
