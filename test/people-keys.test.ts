import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manageApiKeys } from '../src/composition/cli-api-key.ts'
import type { Cli } from '../src/composition/cli-kernel.ts'
import { ownerLink } from '../src/composition/cli-owner-link.ts'
import { readConfig } from '../src/config.ts'
import { createWorkspace } from '../src/core/workspace/create-workspace.ts'
import type { Me } from '../src/protocol/agents.ts'
import { clientOf } from './support/desk-client.ts'
import { addTestAgent, openTestDesk, setUpTestOwner, signIn, type TestDesk } from './support/open-desk.ts'

/** What the command line gives out: keys by which programs act as an agent, and the owner's way back in. */

let desk: TestDesk
let cookie: string
let cli: Cli

beforeAll(async () => {
  desk = await openTestDesk()
  cli = { kernel: desk.kernel, pool: desk.database.pool, config: readConfig(), publicUrl: desk.url }
  expect(await ownerLink(cli)).toContain('/owner?token=')
  cookie = await setUpTestOwner(desk)
  await addTestAgent(desk, { email: 'kofi@example.com' })
})
afterAll(() => desk.close())

const run = (line: string) => manageApiKeys(cli, line.split(' '))
const create = (more = '--agent kofi@example.com') => run(`create ${more}`)
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const me = (headers: Record<string, string>) => fetch(`${desk.url}/api/v1/me`, { headers })

describe('an API key', () => {
  it('lets a program act as its agent, on both mounts and the raw routes', async () => {
    const key = await create()
    expect(key).toMatch(/^gdk_[\w-]{43}$/)
    const answer = await me(bearer(key))
    expect(((await answer.json()) as Me).agent).toMatchObject({ email: 'kofi@example.com', role: 'agent' })
    expect(answer.headers.getSetCookie()).toEqual([])
    expect((await clientOf(desk, bearer(key)).me.update({ available: false })).agent.available).toBe(false)
    const upload = { method: 'POST', headers: { ...bearer(key), 'content-type': 'text/plain' }, body: 'words' }
    expect((await fetch(`${desk.url}/api/v1/files?name=a.txt`, upload)).status).toBe(201)
  })

  it('has the rights of its agent, and none of whose cookie is sent beside it', async () => {
    const key = await create()
    await expect(clientOf(desk, { ...bearer(key), cookie }).invitations.list()).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const wrong of ['gdk_wrong', '', key.slice(0, -1), `${key} ${key}`]) {
      expect((await me({ ...bearer(wrong), cookie })).status).toBe(401)
    }
  })

  it('is taken from programs of any origin and by any name of the desk, where a cookie is not', async () => {
    const post = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const address = { host: '127.0.0.1', port: new URL(desk.url).port, path: '/api/v1/me', method: 'PATCH' }
        const foreign = { host: 'guildesk', origin: 'https://elsewhere.example', 'content-type': 'application/json' }
        const sent = request({ ...address, headers: { ...foreign, ...headers } }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
        sent.once('error', reject)
        sent.end('{}')
      })
    expect(await post(bearer(await create()))).toBe(200)
    expect(await post({ cookie })).toBe(403)
  })

  it('is good for one workspace: it neither switches nor joins', async () => {
    const workspace = await addDemo('kofi@example.com')
    const client = clientOf(desk, bearer(await create('--agent kofi@example.com --workspace Tryout')))
    const seen = await client.me.show()
    expect([seen.workspace.id, seen.workspaces.map(({ id }) => id)]).toEqual([workspace, [workspace]])
    await expect(client.me.switch({ workspace: desk.workspace })).rejects.toMatchObject({ code: 'invalid' })
    const joining = client.invitations.join({ token: 'x'.repeat(43), publicName: 'Kofi' })
    await expect(joining).rejects.toMatchObject({ code: 'invalid' })
  })

  it('ends when it is revoked, or its agent is deactivated, for good', async () => {
    const keys = [await create(), await create('--agent kofi@example.com --name nightly')]
    const nightly = (await run('list')).split('\n').find((line) => line.endsWith('  Kofi  nightly'))
    expect(await run(`revoke ${nightly?.slice(0, 36)}`)).toBe('The key has ended.')
    const statuses = () => Promise.all(keys.map(async (key) => (await me(bearer(key))).status))
    expect(await statuses()).toEqual([200, 401])
    const owner = clientOf(desk, { cookie })
    const kofi = (await owner.agents.list({})).items.find(({ details }) => details?.email === 'kofi@example.com')
    await owner.agents.deactivate({ id: kofi?.id ?? '' })
    expect(await statuses()).toEqual([401, 401])
    await owner.agents.reactivate({ id: kofi?.id ?? '' })
    expect(await statuses()).toEqual([401, 401])
    expect((await run('list')).includes('Aurora Games')).toBe(false)
  })
})

describe('the command line', () => {
  it('says what to do when it is asked for what cannot be', async () => {
    const workspace = await addDemo('twice@example.com')
    await addReal('Second brand', 'twice@example.com')
    await addReal('Third brand', 'twice@example.com')
    const refusals: [string, RegExp][] = [
      ['create', /Name the agent/],
      ['create --agent nobody@example.com', /No active agent/],
      ['create --agent twice@example.com', /Say --workspace: .*Tryout.*Second brand/],
      ['create --agent twice@example.com --workspace Aurora', /Say --workspace/],
      ['create --colour red', /colour/],
      ['revoke', /by its id/],
      ['revoke 0199a0b2-0000-7000-8000-000000000000', /no such key/],
      ['list --workspace Nothing', /no such workspace/],
      ['paint', /guildesk api-key create/],
    ]
    for (const [line, words] of refusals) await expect(run(line), line).rejects.toThrow(words)
    expect(await create(`--agent TWICE@example.com --workspace ${workspace}`)).toMatch(/^gdk_/)
  })

  it('lets an owner who lost the password set another one', async () => {
    const link = new URL(await ownerLink(cli))
    expect(link.pathname).toBe('/password')
    const input = { token: link.searchParams.get('token') ?? '', password: 'a quite new password' }
    expect(await clientOf(desk, {}).passwords.reset(input)).toEqual({ email: 'ana@example.com' })
    expect((await me({ cookie })).status).toBe(401)
    cookie = await signIn(desk, 'ana@example.com', input.password)
    expect((await me({ cookie })).status).toBe(200)
  })
})

async function addBrand(name: string, demo: boolean, email: string): Promise<number> {
  const made = { name, demo, at: new Date() }
  const workspace = await desk.kernel.db.transaction((tx) => createWorkspace(tx, made))
  const { pool } = desk.database
  const known = await pool.query('select 1 from "user" where email = $1', [email])
  if (known.rowCount === 0) await addTestAgent(desk, { email, workspace })
  else {
    await pool.query(
      `insert into agent (workspace, id, user_id, role, name, public_name, created_at)
       select $1, gen_random_uuid(), id, 'agent', name, 'Kofi', now() from "user" where email = $2`,
      [workspace, email],
    )
  }
  return workspace
}

const addDemo = (email: string) => addBrand('Tryout', true, email)
const addReal = (name: string, email: string) => addBrand(name, false, email)
