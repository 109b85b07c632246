import { afterEach, beforeEach, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import { bitsOf } from './world/permissions.ts'

let sandbox: TestSandbox
let gateway: RawGateway
let kofi: string
let yuki: string
let general: string
let commands: string
beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
  kofi = (await sandbox.member('Kofi Mensah')).user.id
  yuki = (await sandbox.member('Yuki')).user.id
  general = await sandbox.channel('general')
  commands = `/applications/${sandbox.running.applicationId}/commands`
  await sandbox.rest('PUT', commands, [{ name: 'Verify', type: 2, contexts: [0] }])
  gateway = await RawGateway.identify(sandbox.running, 1 << 9)
})
afterEach(async () => {
  gateway.close()
  await sandbox.close()
})

const use = (name = 'Verify', member = kofi) =>
  sandbox.act('user-command', { member, channel: general, target: yuki, name })
const next = async () => (await gateway.next('INTERACTION_CREATE')).d
const callback = (d: { id: string; token: string }, body: unknown) =>
  sandbox.rest('POST', `/interactions/${d.id}/${d.token}/callback?with_response=true`, body)

it('brings the member along as user and as member, and its answer tells of both', async () => {
  await use()
  const d = await next()
  expect(d.data).toMatchObject({ type: 2, name: 'Verify', target_id: yuki })
  expect(d.data.resolved.users[yuki].username).toBe('yukikaze')
  const { world } = sandbox.running.sandbox
  expect(d.data.resolved.members[yuki].roles).toEqual(world.members.get(yuki)!.roles)
  expect(d.data.resolved.members[yuki]).not.toHaveProperty('user')
  expect([d.member.user.id, d.member.permissions, d.app_permissions]).toEqual([
    kofi,
    (await sandbox.state(kofi)).channels.find(({ id }) => id === general)?.permissions,
    expect.stringMatching(/^\d+$/),
  ])
  const { message } = (await callback(d, { type: 4, data: { content: 'Yuki is not staff.', flags: 64 } })).body.resource
  expect([message.type, message.interaction_metadata.target_user.id]).toEqual([23, yuki])
})

it('asks for the permissions that the command is for, and for none of a time-out', async () => {
  await sandbox.rest('PUT', commands, [
    { name: 'Verify', type: 2, contexts: [0] },
    { name: 'Time out', type: 2, contexts: [0], default_member_permissions: bitsOf('ModerateMembers').toString() },
  ])
  await expect(use('Time out')).rejects.toThrow('may not use')
  const { world } = sandbox.running.sandbox
  await use('Time out', world.guild.owner)
  expect((await next()).data.name).toBe('Time out')
  const member = world.members.get(kofi)!
  world.keep({ kind: 'member', value: { ...member, timedOutUntil: Date.now() + 60_000 } })
  await expect(use()).rejects.toThrow('permission')
})

it('is registered one by one, fifteen of a kind at most', async () => {
  const post = (name: string) => sandbox.rest('POST', commands, { name, type: 2 })
  expect((await post('Verify')).status).toBe(200)
  for (let number = 2; number <= 15; number++) expect((await post(`Check ${number}`)).status).toBe(201)
  const refused = await post('Check 16')
  expect(refused.body.errors._errors[0].code).toBe('APPLICATION_COMMANDS_MAX')
  expect((await sandbox.rest('GET', commands)).body).toHaveLength(15)
})

it('lets a person be picked in a message and in a form, with who they are', async () => {
  await use()
  const menu = { type: 5, custom_id: 'who', placeholder: 'Who?' }
  const row = { type: 1, components: [menu] }
  const asked = await callback(await next(), { type: 4, data: { content: 'Who?', components: [row] } })
  const message = asked.body.resource.message.id
  await sandbox.act('select', { member: kofi, channel: general, message, custom_id: 'who', values: [yuki] })
  const picked = await next()
  expect(picked.data).toMatchObject({ component_type: 5, values: [yuki], resolved: { members: { [yuki]: {} } } })
  const label = { type: 18, label: 'Whom do you report?', component: { type: 5, custom_id: 'reported' } }
  await callback(picked, { type: 9, data: { custom_id: 'report', title: 'Report', components: [label] } })
  const fields = [{ custom_id: 'reported', values: [yuki] }]
  await sandbox.act('submit-modal', { member: kofi, modal: picked.id, fields })
  const { data } = await next()
  expect(data.components[0].component).toMatchObject({ type: 5, custom_id: 'reported', values: [yuki] })
  expect(data.resolved.users[yuki].id).toBe(yuki)
})
