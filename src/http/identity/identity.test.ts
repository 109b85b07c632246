import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDesk, PASSWORD, setUpTestOwner, type TestDesk } from '../../../test/support/open-desk.ts'
import { createOwnerLink } from '../../core/agent/owner-link.ts'
import { createWorkspace } from '../../core/workspace/create-workspace.ts'
import { ensureOwner, setUpOwner } from './set-up-owner.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk({ publicUrl: 'https://desk.example.com' })
  await setUpTestOwner(desk)
})
afterAll(() => desk.close())

function signIn(address: string, password = PASSWORD) {
  return fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ email: 'Ana@Example.com', password }),
  })
}

const input = (token: string) => ({
  token,
  workspaceName: 'Other',
  name: 'Ben',
  publicName: 'Ben',
  email: 'ben@example.com',
  password: PASSWORD,
})

const addWorkspace = () =>
  desk.kernel.db.transaction((tx) => createWorkspace(tx, { name: 'Other', demo: false, at: new Date() }))

const users = async () => (await desk.database.pool.query('select 1 from "user"')).rowCount

describe('a desk that is served by https', () => {
  it('marks its cookie for https only, and tells browsers to stay there', async () => {
    const response = await signIn('198.51.100.1')
    const [line = ''] = response.headers.getSetCookie()
    expect(line).toMatch(/^__Secure-guildesk\.session_token=/)
    for (const mark of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(line.split('; ')).toContain(mark)
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
    const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    expect((await fetch(`${desk.url}/api/v1/me`, { headers: { cookie } })).status).toBe(200)
  })

  it('counts the tries of each address behind the proxy, not of the proxy', async () => {
    const answers = await Promise.all(Array.from({ length: 22 }, () => signIn('198.51.100.7', 'wrong wrong')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(2)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused[0]?.json()).toMatchObject({ code: 'too_many' })
    expect((await signIn('198.51.100.8')).status).toBe(200)
  })
})

describe('a link for the owner', () => {
  it('works once, for an hour, and ends when another is made', async () => {
    const workspace = await addWorkspace()
    const first = await createOwnerLink(desk.kernel, { workspace })
    const second = await createOwnerLink(desk.kernel, { workspace })
    await expect(setUpOwner(desk.kernel, input(first))).rejects.toThrow('too old')
    const late = { ...desk.kernel, clock: { now: () => new Date(Date.now() + 61 * 60 * 1000) } }
    await expect(setUpOwner(late, input(second))).rejects.toThrow('too old')
    expect(await setUpOwner(desk.kernel, input(second))).toBe('ben@example.com')
    await expect(setUpOwner(desk.kernel, input(second))).rejects.toThrow('too old')
    await expect(createOwnerLink(desk.kernel, { workspace })).rejects.toThrow('owner already')
    const stored = await desk.database.pool.query('select hash from owner_link')
    expect(JSON.stringify(stored.rows)).not.toContain(second)
  })

  it('that is used twice at once makes one owner', async () => {
    const workspace = await addWorkspace()
    const token = await createOwnerLink(desk.kernel, { workspace })
    const tries = ['x', 'y', 'z'].map((name) =>
      setUpOwner(desk.kernel, { ...input(token), email: `${name}@example.com` }),
    )
    const done = await Promise.allSettled(tries)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('leaves nothing behind when the address is taken', async () => {
    const workspace = await addWorkspace()
    const token = await createOwnerLink(desk.kernel, { workspace })
    const before = await users()
    await expect(setUpOwner(desk.kernel, { ...input(token), email: 'ana@example.com' })).rejects.toThrow('taken')
    expect(await users()).toBe(before)
    expect(await setUpOwner(desk.kernel, { ...input(token), email: 'new@example.com' })).toBe('new@example.com')
  })
})

it('the environment makes an owner where there is none, and changes none', async () => {
  const workspace = await addWorkspace()
  const owner = { workspace, email: 'Ops@Example.com', password: PASSWORD }
  expect(await ensureOwner(desk.kernel, owner)).toBe(true)
  expect(await ensureOwner(desk.kernel, { ...owner, password: 'another password' })).toBe(false)
  const found = await desk.database.pool.query(`select public_name from agent where workspace = $1`, [workspace])
  expect(found.rows).toEqual([{ public_name: 'Ops' }])
})
