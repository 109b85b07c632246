import { afterEach, beforeEach, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import { codeOf, setRights } from '../test/support/sandbox-rights.ts'
import { bitsOf } from './world/permissions.ts'

let sandbox: TestSandbox
let roles: string
beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
  roles = `/guilds/${sandbox.running.guildId}/roles`
  setRights(sandbox, 'ViewChannel', 'ManageRoles', 'SendMessages')
})
afterEach(() => sandbox.close())

/** A role that stands there already. */
function keepRole(name: string, position: number) {
  const { world } = sandbox.running.sandbox
  const facts = { permissions: '0', color: 0, hoist: false, managed: false, mentionable: false }
  const value = { ...facts, id: world.ids.next(), name, position }
  world.keep({ kind: 'role', value })
  return value
}

function ownRole() {
  const { world } = sandbox.running.sandbox
  return world.roles.get(world.members.get(world.application.bot)!.roles[0]!)!
}

it('makes, changes, moves and deletes roles, and tells of each', async () => {
  const gateway = await RawGateway.identify(sandbox.running, 1)
  const made = await sandbox.rest('POST', roles, {
    ...{ name: 'Helper', permissions: bitsOf('SendMessages').toString(), hoist: true },
    colors: { primary_color: 0x33aa77, secondary_color: null, tertiary_color: null },
  })
  const facts = { name: 'Helper', permissions: '2048', position: 1, color: 0x33aa77, hoist: true, managed: false }
  expect([made.status, made.body]).toMatchObject([200, facts])
  expect((await gateway.next('GUILD_ROLE_CREATE')).d).toMatchObject({ role: { id: made.body.id } })
  const path = `${roles}/${made.body.id}`
  expect((await sandbox.rest('PATCH', path, { name: 'Helpers', mentionable: true })).body).toMatchObject({
    ...{ name: 'Helpers', mentionable: true, permissions: '2048' },
  })
  expect((await gateway.next('GUILD_ROLE_UPDATE')).d.role.name).toBe('Helpers')
  const moved = await sandbox.rest('PATCH', roles, [{ id: made.body.id, position: 3 }])
  expect(moved.body.find((each: { id: string }) => each.id === made.body.id).position).toBe(3)
  expect((await gateway.next('GUILD_ROLE_UPDATE')).d.role.position).toBe(3)
  expect((await sandbox.rest('GET', path)).body.position).toBe(3)
  expect((await sandbox.rest('DELETE', path)).status).toBe(204)
  expect((await gateway.next('GUILD_ROLE_DELETE')).d.role_id).toBe(made.body.id)
  expect(await codeOf(sandbox.rest('GET', path))).toEqual([404, 10_011])
  gateway.close()
})

it('makes all positions single again when one is moved, and tells of each that changed', async () => {
  const { world } = sandbox.running.sandbox
  for (const id of world.roles.keys())
    if (id !== world.guild.id && id !== ownRole().id) world.keep({ kind: 'role-gone', role: id })
  world.keep({ kind: 'role', value: { ...ownRole(), position: 9 } })
  const names = ['one', 'two', 'three', 'four']
  const made: string[] = []
  for (const name of names) made.push((await sandbox.rest('POST', roles, { name })).body.id)
  const positions = async () => {
    const all: { name: string; position: number }[] = (await sandbox.rest('GET', roles)).body
    return Object.fromEntries(all.map(({ name, position }) => [name, position]))
  }
  // Of equal positions the older is higher, so that the last made is the lowest.
  expect(await positions()).toMatchObject({ one: 1, two: 1, three: 1, four: 1, Lumi: 9 })
  await sandbox.rest('PATCH', roles, [{ id: made[3], position: 4 }])
  expect(await positions()).toMatchObject({ four: 4, one: 3, two: 2, three: 1, Lumi: 5 })
  await sandbox.rest('PATCH', roles, [
    { id: made[0], position: 1 },
    { id: made[1], position: 2 },
    { id: made[2], position: 3 },
  ])
  expect(await positions()).toMatchObject({ four: 4, three: 3, two: 2, one: 1, Lumi: 5 })
  expect(await codeOf(sandbox.rest('PATCH', roles, [{ id: made[0], position: 5 }]))).toEqual([403, 50_013])
})

it('takes a deleted role from its members and from the overwrites of channels', async () => {
  const { world } = sandbox.running.sandbox
  const gone = keepRole('Moderator', 1).id
  const arjun = (await sandbox.member('Arjun Nair')).user.id
  const announcements = await sandbox.channel('announcements')
  const channel = world.channels.get(announcements)!
  world.keep({ kind: 'member', value: { ...world.members.get(arjun)!, roles: [gone] } })
  const overwrites = [...channel.overwrites, { id: gone, type: 0 as const, allow: '2048', deny: '0' }]
  world.keep({ kind: 'channel', value: { ...channel, overwrites } })
  expect((await sandbox.rest('DELETE', `${roles}/${gone}`)).status).toBe(204)
  expect(world.members.get(arjun)!.roles).not.toContain(gone)
  expect(world.channels.get(announcements)!.overwrites.map((overwrite) => overwrite.id)).not.toContain(gone)
})

it('keeps to the hierarchy, and grants nothing that the application lacks', async () => {
  const { world } = sandbox.running.sandbox
  const own = ownRole()
  const above = keepRole('Owners', own.position + 1)
  expect(await codeOf(sandbox.rest('PATCH', `${roles}/${above.id}`, { name: 'x' }))).toEqual([403, 50_013])
  expect(await codeOf(sandbox.rest('PATCH', `${roles}/${own.id}`, { name: 'x' }))).toEqual([403, 50_013])
  expect(await codeOf(sandbox.rest('DELETE', `${roles}/${above.id}`))).toEqual([403, 50_013])
  const low = keepRole('Booster', 1)
  expect(await codeOf(sandbox.rest('PATCH', roles, [{ id: low.id, position: own.position + 1 }]))).toEqual([
    403, 50_013,
  ])
  const ban = bitsOf('BanMembers').toString()
  expect(await codeOf(sandbox.rest('POST', roles, { permissions: ban }))).toEqual([403, 50_013])
  expect(await codeOf(sandbox.rest('PATCH', `${roles}/${low.id}`, { permissions: ban }))).toEqual([403, 50_013])
  // What it lacks may stay where it stands already.
  world.keep({ kind: 'role', value: { ...low, permissions: ban } })
  const more = bitsOf('BanMembers', 'SendMessages').toString()
  expect((await sandbox.rest('PATCH', `${roles}/${low.id}`, { permissions: more })).status).toBe(200)
  setRights(sandbox, 'ViewChannel')
  expect(await codeOf(sandbox.rest('POST', roles, { name: 'x' }))).toEqual([403, 50_013])
})

it('deletes neither managed roles nor that of everyone, and stops at 250', async () => {
  expect(await codeOf(sandbox.rest('DELETE', `${roles}/${ownRole().id}`))).toEqual([400, 50_028])
  expect(await codeOf(sandbox.rest('DELETE', `${roles}/${sandbox.running.guildId}`))).toEqual([400, 50_028])
  const { world } = sandbox.running.sandbox
  const facts = { name: 'x', permissions: '0', color: 0, hoist: false, managed: false, mentionable: false, position: 1 }
  while (world.roles.size < 250) world.keep({ kind: 'role', value: { ...facts, id: world.ids.next() } })
  expect(await codeOf(sandbox.rest('POST', roles, { name: 'one more' }))).toEqual([400, 30_005])
})
