import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addAgent } from '../../../test/support/team.ts'
import { createInvitation } from './create-invitation.ts'
import { endAgent } from './end-agent.ts'
import { listInvitations } from './list-invitations.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { showInvitation, useInvitation } from './use-invitation.ts'

const DAY = 24 * 60 * 60 * 1000
let core: TestCore

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const owner = () => ({ id: core.agent, role: 'owner' as const })
const invite = (role: 'admin' | 'agent' = 'agent', by: { id: string; role: 'owner' | 'admin' } = owner()) =>
  createInvitation(core.kernel, { workspace: core.workspace, by, role, note: 'for Kofi' })
const accept = (token: string, userId: string = randomUUID()) =>
  core.kernel.db.transaction((tx) =>
    useInvitation(tx, { token, userId, name: 'Kofi Mensah', publicName: 'Kofi', at: core.clock.now() }),
  )
const show = (token: string) => showInvitation(core.kernel.db, { token, now: core.clock.now() })
const waiting = async () =>
  (await listInvitations(core.kernel.db, { workspace: core.workspace, now: core.clock.now() })).map(({ id }) => id)

it('says what it offers, and makes an agent of who holds it, once', async () => {
  const { id, token } = await invite('admin')
  expect(await show(token)).toEqual({ workspaceName: 'Lumen Trails', role: 'admin', invitedBy: 'Ana' })
  expect(await waiting()).toContain(id)
  const { agent } = await accept(token)
  const made = await core.database.pool.query('select role, name, public_name, available from agent where id = $1', [
    agent,
  ])
  expect(made.rows).toEqual([{ role: 'admin', name: 'Kofi Mensah', public_name: 'Kofi', available: true }])
  await expect(accept(token)).rejects.toThrow('used')
  await expect(show(token)).rejects.toThrow('used')
  expect(await waiting()).not.toContain(id)
  const kept = await core.database.pool.query('select * from invitation')
  expect(JSON.stringify(kept.rows)).not.toContain(token)
})

it('makes one agent when it is used many times at once', async () => {
  const { token } = await invite()
  const done = await Promise.allSettled(Array.from({ length: 5 }, () => accept(token)))
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('stands for seven days', async () => {
  const { token } = await invite()
  core.clock.advance(7 * DAY - 1)
  await show(token)
  core.clock.advance(1)
  await expect(show(token)).rejects.toThrow('too old')
  await expect(accept(token)).rejects.toThrow('too old')
})

it('ends when it is withdrawn, or when who made it is deactivated', async () => {
  const withdrawn = await invite()
  await revokeInvitation(core.kernel, { workspace: core.workspace, by: owner(), id: withdrawn.id })
  await expect(accept(withdrawn.token)).rejects.toThrow('withdrawn')
  const again = { workspace: core.workspace, by: owner(), id: withdrawn.id }
  await expect(revokeInvitation(core.kernel, again)).rejects.toMatchObject({ code: 'not_found' })

  const mika = await addAgent(core, 'Mika', 'admin')
  const { token } = await invite('agent', { id: mika, role: 'admin' })
  const ending = { workspace: core.workspace, by: owner(), agent: mika, at: core.clock.now() }
  await core.kernel.db.transaction((tx) => endAgent(tx, ending))
  await expect(show(token)).rejects.toThrow('withdrawn')
  await expect(accept(token)).rejects.toThrow('withdrawn')
})

it('takes nobody into a team twice, and stays good for somebody else then', async () => {
  const userId = randomUUID()
  await accept((await invite()).token, userId)
  const { token } = await invite()
  await expect(accept(token, userId)).rejects.toMatchObject({ code: 'conflict' })
  await accept(token)
})

it('for an admin is made and withdrawn by the owner alone', async () => {
  const by = { id: await addAgent(core, 'Lin', 'admin'), role: 'admin' as const }
  await expect(invite('admin', by)).rejects.toThrow('Only the owner')
  const { id } = await invite('admin')
  await expect(revokeInvitation(core.kernel, { workspace: core.workspace, by, id })).rejects.toThrow('Only the owner')
  expect(await waiting()).toContain(id)
})
