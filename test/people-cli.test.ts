import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Me } from '../src/protocol/agents.ts'
import { keep } from './support/process.ts'
import { OWNER, Product } from './support/product.ts'

/** The command line of the bundle, beside the running product and without its lock. */

const CLI = fileURLToPath(new URL('../dist/server/cli.mjs', import.meta.url))

let product: Product
beforeAll(async () => {
  product = await Product.start({ demo: true })
})
afterAll(() => product.close())

async function guildesk(line: string): Promise<{ code: number | null; said: string; complained: string }> {
  const env = { GUILDESK_DATA_DIR: product.folder, PORT: String(product.port) }
  const kept = keep(process.execPath, [CLI, ...line.split(' ')], env, false)
  // Its streams may end after it has.
  await once(kept.child, 'close')
  return { code: await kept.ended, said: kept.stdout.trim(), complained: kept.stderr.trim() }
}

const me = (key: string) => fetch(`${product.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })

it('prints a key, alone on standard output, that works at once and until it is revoked', async () => {
  const { code, said: key, complained } = await guildesk(`api-key create --agent ${OWNER.email} --name story`)
  expect([code, complained]).toEqual([0, ''])
  expect(key).toMatch(/^gdk_[\w-]{43}$/)
  const real = (await (await me(key)).json()) as Me
  expect(real).toMatchObject({ agent: { email: OWNER.email, role: 'owner' }, workspace: { demo: false } })
  const listed = (await guildesk('api-key list')).said
  expect(listed).toContain('story')
  expect(listed).not.toContain(key)
  expect((await guildesk(`api-key revoke ${listed.slice(0, 36)}`)).said).toBe('The key has ended.')
  expect((await me(key)).status).toBe(401)
})

it('makes the owner of the real workspace the owner of the demo too', async () => {
  const { workspaces, workspace } = await product.rpc().me.show()
  expect(workspaces.map(({ demo }) => demo).sort()).toEqual([false, true])
  // Nothing is connected but the demo, so that is where there is something to see.
  expect(workspace.demo).toBe(true)
  const demo = (await guildesk(`api-key create --agent ${OWNER.email} --workspace ${workspace.id}`)).said
  expect(((await (await me(demo)).json()) as Me).workspace).toEqual(workspace)
})

it('lets the owner in again who lost the password', async () => {
  const link = new URL((await guildesk('owner-link')).said)
  expect(`${link.origin}${link.pathname}`).toBe(`${product.url}/password`)
  const response = await fetch(`${product.url}/api/v1/passwords/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: link.searchParams.get('token'), password: 'a quite new password' }),
  })
  expect(await response.json()).toEqual({ email: OWNER.email })
})

it('says in one line on standard error what it cannot do', async () => {
  const { code, said, complained } = await guildesk('api-key create --agent nobody@example.com')
  expect([code, said, complained]).toEqual([1, '', 'No active agent signs in as nobody@example.com.'])
  expect(await guildesk('paint')).toMatchObject({ code: 2, said: '' })
})
