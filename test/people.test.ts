import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proveDiscord } from '../src/core/agent/prove-discord.ts'
import { receiveChanges } from '../src/core/conversation/receive.ts'
import { createWorkspace } from '../src/core/workspace/create-workspace.ts'
import { TRIES } from '../src/http/identity/tries.ts'
import { directMessage, nextSnowflake } from './support/core.ts'
import { clientOf, openSocket } from './support/desk-client.ts'
import {
  addTestAgent,
  newAddress,
  openTestDesk,
  PASSWORD,
  setUpTestOwner,
  signIn,
  type TestDesk,
} from './support/open-desk.ts'
import type { DeskClient } from './support/product.ts'

/** The life of a team, by the API alone: invited, given roles, several workspaces, away and there, deactivated, a lost password. */

let desk: TestDesk
let ana: DeskClient

beforeAll(async () => {
  // Behind a proxy, as a desk with a team mostly stands: then tries are counted by the caller's own address.
  desk = await openTestDesk({ publicUrl: 'https://desk.example.com' })
  ana = clientOf(desk, { cookie: await setUpTestOwner(desk) })
})
afterAll(() => desk.close())

const newEmail = () => `${randomUUID().slice(0, 8)}@example.com`
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
/** Every stranger of these tests comes from an address of their own, as in life: tries are counted by it. */
const stranger = () => clientOf(desk, newAddress())
const person = (email: string, token: string, more = {}) => ({
  token,
  name: 'Kofi Mensah',
  publicName: 'Kofi',
  email,
  password: PASSWORD,
  ...more,
})

interface Colleague {
  id: string
  email: string
  cookie: string
  client: DeskClient
}

/** Somebody whom the owner has put into the team without the detour by an invitation, which has tests of its own. */
async function colleague(role: 'admin' | 'agent' = 'agent', workspace = desk.workspace): Promise<Colleague> {
  const email = newEmail()
  const id = await addTestAgent(desk, { email, role, workspace })
  const cookie = await signIn(desk, email)
  return { id, email, cookie, client: clientOf(desk, { cookie }) }
}

const addWorkspace = (name: string, demo = false) =>
  desk.kernel.db.transaction((tx) => createWorkspace(tx, { name, demo, at: new Date() }))
const code = (code: string) => expect.objectContaining({ code })
const statusOf = async (cookie: string) => (await fetch(`${desk.url}/api/v1/me`, { headers: { cookie } })).status

describe('an invitation', () => {
  it('brings somebody into the team by one link, once', async () => {
    const { invitation, link } = await ana.invitations.create({ role: 'admin', note: 'Kofi, from the forum' })
    expect(link).toMatch(/^https:\/\/desk\.example\.com\/invitation\?token=[\w-]{43}$/)
    const token = tokenOf(link)
    expect(await stranger().invitations.show({ token })).toEqual({
      workspaceName: 'Aurora Games',
      role: 'admin',
      invitedBy: 'Ana',
    })
    expect((await ana.invitations.list()).items).toEqual([invitation])
    const email = newEmail()
    expect(await stranger().invitations.accept(person(email.toUpperCase(), token))).toEqual({ email })
    const kofi = clientOf(desk, { cookie: await signIn(desk, email) })
    expect(await kofi.me.show()).toMatchObject({
      agent: { publicName: 'Kofi', role: 'admin', available: true, discord: null },
      workspaces: [{ id: desk.workspace, name: 'Aurora Games', demo: false }],
    })
    expect((await ana.invitations.list()).items).toEqual([])
    await expect(stranger().invitations.accept(person(newEmail(), token))).rejects.toEqual(code('forbidden'))
    const left = await desk.database.pool.query('select 1 from "user" where name = $1', ['Kofi Mensah'])
    expect(left.rowCount).toBe(1)
  })

  it('ends when it is withdrawn', async () => {
    const { invitation, link } = await ana.invitations.create({ role: 'agent' })
    await ana.invitations.revoke({ id: invitation.id })
    await expect(stranger().invitations.show({ token: tokenOf(link) })).rejects.toEqual(code('forbidden'))
    await expect(ana.invitations.revoke({ id: invitation.id })).rejects.toEqual(code('not_found'))
  })

  it('for an admin comes from the owner alone, and agents invite nobody', async () => {
    const [lin, mika] = [await colleague('admin'), await colleague()]
    await lin.client.invitations.create({ role: 'agent' })
    await expect(lin.client.invitations.create({ role: 'admin' })).rejects.toEqual(code('forbidden'))
    await expect(mika.client.invitations.create({ role: 'agent' })).rejects.toEqual(code('forbidden'))
    await expect(mika.client.invitations.list()).rejects.toEqual(code('forbidden'))
  })

  it('takes an address that has a sign-in with its own password alone', async () => {
    const kofi = await colleague('agent', await addWorkspace('Elsewhere'))
    const token = tokenOf((await ana.invitations.create({ role: 'agent' })).link)
    const wrong = person(kofi.email, token, { password: 'not the password' })
    await expect(stranger().invitations.accept(wrong)).rejects.toEqual(code('conflict'))
    await stranger().invitations.accept(person(kofi.email, token))
    // The next session begins where they were invited to; the one that is open stays where it is.
    const again = clientOf(desk, { cookie: await signIn(desk, kofi.email) })
    expect((await again.me.show()).workspace.name).toBe('Aurora Games')
    expect((await kofi.client.me.show()).workspace.name).toBe('Elsewhere')
  })
})

describe('several workspaces', () => {
  it('are joined with one sign-in, and worked in one at a time', async () => {
    const elsewhere = await addWorkspace('Elsewhere')
    const kofi = await colleague('admin', elsewhere)
    const token = tokenOf((await ana.invitations.create({ role: 'agent' })).link)
    const before = await openSocket(desk, kofi.cookie)
    const joined = await kofi.client.invitations.join({ token, publicName: 'Kofi of Aurora' })
    expect(joined).toMatchObject({
      agent: { publicName: 'Kofi of Aurora', role: 'agent', email: kofi.email },
      workspace: { name: 'Aurora Games' },
    })
    expect(joined.workspaces.map(({ name }) => name)).toEqual(['Aurora Games', 'Elsewhere'])
    // Its screen shows the other workspace, so it is closed.
    await before.closed
    await expect(kofi.client.invitations.join({ token, publicName: 'Kofi' })).rejects.toEqual(code('forbidden'))

    const there = await openSocket(desk, kofi.cookie)
    const began = performance.now()
    expect((await kofi.client.me.switch({ workspace: elsewhere })).agent).toMatchObject({ role: 'admin' })
    expect((await there.closed) - began).toBeLessThan(1000)
    expect((await clientOf(desk, { cookie: await signIn(desk, kofi.email) }).me.show()).workspace.id).toBe(elsewhere)
    await expect(kofi.client.me.switch({ workspace: elsewhere + 1000 })).rejects.toEqual(code('not_found'))
  })

  it('begin with a real one that is connected, else the demo, and a session stays where it began', async () => {
    const demo = await addWorkspace('Demo', true)
    const kofi = await colleague('agent')
    await desk.database.pool.query(
      `insert into agent (workspace, id, user_id, role, name, public_name, created_at)
       select $1, gen_random_uuid(), user_id, role, name, public_name, created_at from agent where id = $2`,
      [demo, kofi.id],
    )
    await desk.database.pool.query('update "user" set last_workspace = null where email = $1', [kofi.email])
    const first = clientOf(desk, { cookie: await signIn(desk, kofi.email) })
    expect((await first.me.show()).workspace).toEqual({ id: demo, name: 'Demo', demo: true })
    const application = [desk.workspace, '100000000000000001', 'sealed', new Date()]
    await desk.database.pool.query(
      `insert into discord_application (workspace, application_id, token, simulated, updated_at) values ($1, $2, $3, false, $4)`,
      application,
    )
    expect((await first.me.show()).workspace.id).toBe(demo)
    await desk.database.pool.query('update "user" set last_workspace = null where email = $1', [kofi.email])
    const second = clientOf(desk, { cookie: await signIn(desk, kofi.email) })
    expect((await second.me.show()).workspace.id).toBe(desk.workspace)
    await desk.database.pool.query('delete from discord_application')
  })

  it('shut one after the other: who is deactivated in one works on in the other', async () => {
    const kofi = await colleague('agent', await addWorkspace('Elsewhere'))
    const token = tokenOf((await ana.invitations.create({ role: 'agent' })).link)
    const { agent } = await kofi.client.invitations.join({ token, publicName: 'Kofi' })
    const { closed } = await openSocket(desk, kofi.cookie)
    await ana.agents.deactivate({ id: agent.id })
    await closed
    expect((await kofi.client.me.show()).workspace.name).toBe('Elsewhere')
  })
})

describe('the team', () => {
  it('shows colleagues to everybody, and addresses to admins alone', async () => {
    const [lin, mika] = [await colleague('admin'), await colleague()]
    const seen = (await mika.client.agents.list({ deactivated: true })).items
    expect(JSON.stringify(seen)).not.toContain('@example.com')
    expect(seen.find(({ id }) => id === lin.id)).toEqual({
      id: lin.id,
      publicName: 'Kofi',
      picture: null,
      role: 'admin',
      available: true,
      details: null,
    })
    const details = (await lin.client.agents.list({})).items.find(({ id }) => id === mika.id)?.details
    expect(details).toMatchObject({ email: mika.email, deactivatedAt: null, discord: null })
  })

  it('sees at once who is away', async () => {
    const mika = await colleague()
    expect((await mika.client.me.update({ available: false })).agent.available).toBe(false)
    const entry = async () => (await ana.agents.list({})).items.find(({ id }) => id === mika.id)
    expect((await entry())?.available).toBe(false)
    await mika.client.me.update({ available: true, publicName: 'Mika' })
    expect(await entry()).toMatchObject({ available: true, publicName: 'Mika' })
  })

  it('gets other roles from the owner, and screens become what their agent is', async () => {
    const [lin, mika] = [await colleague('admin'), await colleague()]
    const { closed } = await openSocket(desk, mika.cookie)
    expect(await ana.agents.update({ id: mika.id, role: 'admin' })).toMatchObject({ id: mika.id, role: 'admin' })
    await closed
    expect((await mika.client.me.show()).agent.role).toBe('admin')
    await expect(lin.client.agents.update({ id: mika.id, role: 'agent' })).rejects.toEqual(code('forbidden'))
    const owner = (await ana.me.show()).agent.id
    await expect(lin.client.agents.deactivate({ id: owner })).rejects.toEqual(code('forbidden'))
    await expect(ana.agents.update({ id: owner, role: 'agent' })).rejects.toEqual(code('forbidden'))
    await expect(ana.agents.deactivate({ id: randomUUID() })).rejects.toEqual(code('not_found'))
  })

  it('loses who is deactivated at once: screen, session and chats; and gets them back when they are let in again', async () => {
    const [lin, mika] = [await colleague('admin'), await colleague()]
    const [opened] = await receiveChanges(desk.kernel, { workspace: desk.workspace, channel: 'discord' }, [
      directMessage(nextSnowflake(), 'is anybody there?'),
    ])
    const conversation = opened?.conversation ?? ''
    await mika.client.conversations.take({ id: conversation })
    const { closed } = await openSocket(desk, mika.cookie)
    const began = performance.now()
    const gone = await lin.client.agents.deactivate({ id: mika.id })
    expect((await closed) - began).toBeLessThan(1000)
    expect(gone.details?.deactivatedAt).not.toBeNull()
    expect(await statusOf(mika.cookie)).toBe(401)
    await expect(signIn(desk, mika.email)).rejects.toThrow('401')
    await expect(openSocket(desk, mika.cookie)).rejects.toThrow()
    expect(await ana.conversations.show({ id: conversation })).toMatchObject({ status: 'queued', assignee: null })
    const active = (await lin.client.agents.list({})).items.map(({ id }) => id)
    const listed = await fetch(`${desk.url}/api/v1/agents?deactivated=true`, { headers: { cookie: lin.cookie } })
    const all = ((await listed.json()) as { items: { id: string }[] }).items.map(({ id }) => id)
    expect([active.includes(mika.id), all.includes(mika.id)]).toEqual([false, true])
    expect(await lin.client.agents.reactivate({ id: mika.id })).toMatchObject({ available: false })
    expect(await statusOf(await signIn(desk, mika.email))).toBe(200)
  })
})

it('an agent proves a Discord account by a code, and forgets it again', async () => {
  const mika = await colleague()
  const { code, expiresAt } = await mika.client.me.discordCode()
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(14 * 60_000)
  const discordUserId = nextSnowflake()
  await proveDiscord(desk.kernel, { workspace: desk.workspace, code, discordUserId, discordName: 'mika.codes' })
  expect((await mika.client.me.show()).agent.discord).toEqual({ id: discordUserId, name: 'mika.codes' })
  expect((await mika.client.me.unlinkDiscord()).agent.discord).toBeNull()
})

describe('a lost password', () => {
  it('is set anew by a link that an admin hands over, once, and ends every session', async () => {
    const [lin, mika] = [await colleague('admin'), await colleague()]
    const { closed } = await openSocket(desk, mika.cookie)
    const { link } = await lin.client.agents.resetLink({ id: mika.id })
    expect(link).toMatch(/^https:\/\/desk\.example\.com\/password\?token=/)
    const input = { token: tokenOf(link), password: 'another good password' }
    expect(await stranger().passwords.reset(input)).toEqual({ email: mika.email })
    await closed
    expect(await statusOf(mika.cookie)).toBe(401)
    await expect(signIn(desk, mika.email)).rejects.toThrow('401')
    expect(await statusOf(await signIn(desk, mika.email, input.password))).toBe(200)
    await expect(stranger().passwords.reset(input)).rejects.toEqual(code('forbidden'))
    const stored = await desk.database.pool.query('select * from password_reset')
    expect(JSON.stringify(stored.rows)).not.toContain(input.token)
  })

  it('of who stands as high, or has another workspace, is not for an admin of this one to set', async () => {
    const [lin, other] = [await colleague('admin'), await colleague('admin')]
    await expect(lin.client.agents.resetLink({ id: other.id })).rejects.toEqual(code('forbidden'))
    const owner = (await ana.me.show()).agent.id
    await expect(lin.client.agents.resetLink({ id: owner })).rejects.toEqual(code('forbidden'))
    const kofi = await colleague('admin', await addWorkspace('Elsewhere'))
    const token = tokenOf((await ana.invitations.create({ role: 'agent' })).link)
    const { agent } = await kofi.client.invitations.join({ token, publicName: 'Kofi' })
    for (const by of [lin.client, ana]) {
      await expect(by.agents.resetLink({ id: agent.id })).rejects.toEqual(code('forbidden'))
    }
    await ana.agents.resetLink({ id: other.id })
  })
})

it('links and passwords are tried as often as sign-in, then the address waits', async () => {
  const guess = (headers: Record<string, string>) =>
    fetch(`${desk.url}/api/v1/invitations/show`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ token: 'x'.repeat(43) }),
    })
  const address = newAddress()
  const answers = await Promise.all(Array.from({ length: TRIES + 2 }, () => guess(address)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(2)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused[0]?.json()).toMatchObject({ code: 'too_many' })
  expect((await guess(newAddress())).status).toBe(403)
})
