import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import { codeOf, setRights } from '../test/support/sandbox-rights.ts'
import type { PermissionName } from './world/permissions.ts'

const open: TestSandbox[] = []
async function start(options: Parameters<typeof TestSandbox.start>[0], ...rights: PermissionName[]) {
  const sandbox = await TestSandbox.start({ lifted: true, ...options })
  open.push(sandbox)
  setRights(sandbox, ...rights)
  return { sandbox, path: `/guilds/${sandbox.running.guildId}`, world: sandbox.running.sandbox.world }
}
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close()
})

it('changes what the server is set to, with MANAGE_GUILD, and tells of it', async () => {
  const { sandbox, path: guild } = await start({}, 'ViewChannel', 'ManageGuild')
  const gateway = await RawGateway.identify(sandbox.running, 1)
  const general = await sandbox.channel('general')
  const change = { name: 'Lumen', system_channel_id: general, verification_level: 2, default_message_notifications: 1 }
  expect((await sandbox.rest('PATCH', guild, change)).body).toMatchObject(change)
  expect((await gateway.next('GUILD_UPDATE')).d).toMatchObject(change)
  expect((await sandbox.rest('GET', `${guild}?with_counts=true`)).body).toMatchObject({
    ...change,
    approximate_member_count: expect.any(Number),
  })
  expect(await codeOf(sandbox.rest('PATCH', guild, { rules_channel_id: '1' }))).toEqual([400, 50_035])
  expect(await codeOf(sandbox.rest('PATCH', guild, { verification_level: 5 }))).toEqual([400, 50_035])
  setRights(sandbox, 'ViewChannel')
  expect(await codeOf(sandbox.rest('PATCH', guild, { name: 'x' }))).toEqual([403, 50_013])
  gateway.close()
})

it('becomes a community with its channels and its safety, and by an administrator', async () => {
  const { sandbox, path: guild, world } = await start({}, 'ViewChannel', 'ManageGuild')
  world.keep({ kind: 'guild', value: { ...world.guild, features: [], rulesChannel: null, updatesChannel: null } })
  const [rules, updates] = [await sandbox.channel('rules'), await sandbox.channel('general')]
  const safe = { verification_level: 1, explicit_content_filter: 2 }
  const whole = { features: ['COMMUNITY'], rules_channel_id: rules, public_updates_channel_id: updates, ...safe }
  expect(await codeOf(sandbox.rest('PATCH', guild, whole))).toEqual([403, 50_013])
  setRights(sandbox, 'Administrator')
  expect(await codeOf(sandbox.rest('PATCH', guild, { features: ['COMMUNITY'] }))).toEqual([403, 40_006])
  expect((await sandbox.rest('PATCH', guild, whole)).body).toMatchObject({ features: ['COMMUNITY', 'NEWS'] })
  expect(await codeOf(sandbox.rest('PATCH', `/channels/${rules}`, { type: 5 }))).toEqual([400, 50_086])
  expect((await sandbox.rest('GET', '/users/@me/guilds')).body[0].features).toEqual(['COMMUNITY', 'NEWS'])
})

it('is the same after a restart, with all that was made and taken away', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'guildesk-sandbox-'))
  const first = await start({ dataFolder }, 'Administrator')
  const { sandbox, path: guild } = first
  const kofi = (await sandbox.member('Kofi Mensah')).user.id
  const yuki = (await sandbox.member('Yuki')).user.id
  await sandbox.rest('PATCH', guild, { name: 'Kept' })
  const role = (await sandbox.rest('POST', `${guild}/roles`, { name: 'Helper' })).body
  const gone = (await sandbox.rest('POST', `${guild}/roles`, { name: 'Gone' })).body.id
  await sandbox.rest('DELETE', `${guild}/roles/${gone}`)
  const forum = { name: 'ideas', type: 15, flags: 16, available_tags: [{ name: 'Idea', emoji_name: '💡' }] }
  const channel = (await sandbox.rest('POST', `${guild}/channels`, forum)).body
  const rule = { name: 'Words', event_type: 1, trigger_type: 1, actions: [{ type: 1 }] }
  const made = (
    await sandbox.rest('POST', `${guild}/auto-moderation/rules`, {
      ...rule,
      trigger_metadata: { keyword_filter: ['x'] },
    })
  ).body
  await sandbox.rest('PUT', `${guild}/bans/${kofi}`, {})
  const until = new Date(Date.now() + 86_400_000).toISOString()
  await sandbox.rest('PATCH', `${guild}/members/${yuki}`, { communication_disabled_until: until, roles: [role.id] })
  const text = await sandbox.channel('general')
  const pinned = (await sandbox.rest('POST', `/channels/${text}/messages`, { content: 'pinned' })).body.id
  await sandbox.rest('PUT', `/channels/${text}/messages/pins/${pinned}`)
  await sandbox.close()
  open.pop()
  for (const round of [1, 2]) {
    const again = await TestSandbox.start({ dataFolder, lifted: true })
    const read = async (rest: string) => (await again.rest('GET', `${guild}${rest}`)).body
    expect((await read('')).name, `start ${round}`).toBe('Kept')
    expect(await read(`/roles/${role.id}`)).toEqual(role)
    expect(await codeOf(again.rest('GET', `${guild}/roles/${gone}`))).toEqual([404, 10_011])
    expect((await again.rest('GET', `/channels/${channel.id}`)).body).toEqual(channel)
    expect(await read(`/auto-moderation/rules/${made.id}`)).toEqual(made)
    expect((await read(`/bans/${kofi}`)).user.id).toBe(kofi)
    expect(await read(`/members/${yuki}`)).toMatchObject({ communication_disabled_until: until, roles: [role.id] })
    expect((await again.rest('GET', `/channels/${text}/messages/pins`)).body.items[0].message.id).toBe(pinned)
    await again.close()
  }
  await rm(dataFolder, { recursive: true })
})
