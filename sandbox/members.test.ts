import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import { codeOf, setRights } from '../test/support/sandbox-rights.ts'
import { bitsOf } from './world/permissions.ts'

const MEMBERS = 1 << 1
const MODERATION = 1 << 2

let sandbox: TestSandbox
let guild: string
let kofi: string
let general: string
beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
  guild = `/guilds/${sandbox.running.guildId}`
  kofi = (await sandbox.member('Kofi Mensah')).user.id
  general = await sandbox.channel('general')
  setRights(sandbox, 'ViewChannel', 'ModerateMembers', 'ManageRoles', 'ManageNicknames', 'KickMembers', 'BanMembers')
})
afterEach(() => sandbox.close())

const world = () => sandbox.running.sandbox.world
const patch = (body: object, user = kofi) => sandbox.rest('PATCH', `${guild}/members/${user}`, body)
const say = (content: string) => sandbox.act('send', { member: kofi, channel: general, content })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

function keepRole(position: number, permissions = '0') {
  const plain = { color: 0, hoist: false, managed: false, mentionable: false, name: `at ${position}` }
  const value = { ...plain, id: world().ids.next(), position, permissions }
  world().keep({ kind: 'role', value })
  return value.id
}

/** GUILD_MEMBERS as the portal's switch turns it on. */
function grantMembers() {
  world().keep({ kind: 'application', value: { ...world().application, guildMembers: true } })
}

describe('time-outs', () => {
  it('leave sight and history until they end, by the clock', async () => {
    let now = Date.now()
    const timed = await TestSandbox.start({ lifted: true, clock: () => now })
    setRights(timed, 'ModerateMembers', 'ViewChannel')
    const user = (await timed.member('Kofi Mensah')).user.id
    const [channel, path] = [await timed.channel('general'), `/guilds/${timed.running.guildId}/members/${user}`]
    const until = new Date(now + 60_000).toISOString()
    expect((await timed.rest('PATCH', path, { communication_disabled_until: until })).body).toMatchObject({
      communication_disabled_until: until,
    })
    const seen = (await timed.state(user)).channels.find(({ id }) => id === channel)
    expect([seen?.permissions, seen?.can_send]).toEqual([bitsOf('ViewChannel', 'ReadMessageHistory').toString(), false])
    await expect(timed.act('send', { member: user, channel, content: 'x' })).rejects.toThrow('permission')
    await timed.act('send', { member: user, channel: 'dm', content: 'x' })
    now += 60_001
    await timed.act('send', { member: user, channel, content: 'x' })
    await timed.close()
  })

  it('last 28 days at most, can be taken back, and spare administrators, the owner and who stands higher', async () => {
    expect(await codeOf(patch({ communication_disabled_until: inDays(29) }))).toEqual([400, 50_035])
    await patch({ communication_disabled_until: inDays(27) })
    await expect(say('x')).rejects.toThrow('permission')
    expect((await patch({ communication_disabled_until: null })).body.communication_disabled_until).toBeNull()
    await say('x')
    const out = { communication_disabled_until: inDays(1) }
    expect(await codeOf(patch(out, world().guild.owner))).toEqual([403, 50_013])
    const admin = keepRole(1, bitsOf('Administrator').toString())
    world().keep({ kind: 'member', value: { ...world().members.get(kofi)!, roles: [admin] } })
    expect(await codeOf(patch(out))).toEqual([403, 50_013])
    world().keep({ kind: 'member', value: { ...world().members.get(kofi)!, roles: [keepRole(900)] } })
    expect(await codeOf(patch(out))).toEqual([403, 50_013])
    setRights(sandbox, 'ViewChannel')
    world().keep({ kind: 'member', value: { ...world().members.get(kofi)!, roles: [] } })
    expect(await codeOf(patch(out))).toEqual([403, 50_013])
  })
})

describe('roles and names', () => {
  it('are given and taken below the application, one by one and as a list', async () => {
    grantMembers()
    const gateway = await RawGateway.identify(sandbox.running, 1 | MEMBERS)
    const [low, high] = [keepRole(1), keepRole(900)]
    const path = `${guild}/members/${kofi}/roles`
    expect((await sandbox.rest('PUT', `${path}/${low}`)).status).toBe(204)
    expect((await gateway.next('GUILD_MEMBER_UPDATE')).d.roles).toContain(low)
    expect(await codeOf(sandbox.rest('PUT', `${path}/${high}`))).toEqual([403, 50_013])
    expect(await codeOf(sandbox.rest('PUT', `${path}/1`))).toEqual([404, 10_011])
    expect((await sandbox.rest('DELETE', `${path}/${low}`)).status).toBe(204)
    world().keep({ kind: 'member', value: { ...world().members.get(kofi)!, roles: [high] } })
    // The one above stays, since nobody asks for it to change.
    expect((await patch({ roles: [high, low] })).body.roles).toEqual([high, low])
    expect(await codeOf(patch({ roles: [low] }))).toEqual([403, 50_013])
    gateway.close()
  })

  it('of the application itself are told without any intent', async () => {
    const gateway = await RawGateway.identify(sandbox.running, 1)
    expect((await patch({ nick: 'Kofi of the hills' })).body.nick).toBe('Kofi of the hills')
    expect(await codeOf(sandbox.rest('PATCH', `${guild}/members/@me`, { nick: 'Lantern' }))).toEqual([200])
    const heard = (await gateway.next('GUILD_MEMBER_UPDATE')).d
    expect([heard.user.id, heard.nick]).toEqual([world().application.bot, 'Lantern'])
    gateway.close()
  })
})

describe('looking for members', () => {
  it('by the beginning of a name needs no intent, all of them needs GUILD_MEMBERS', async () => {
    const found = await sandbox.rest('GET', `${guild}/members/search?query=kofi&limit=5`)
    expect(found.body.map((member: { user: { id: string } }) => member.user.id)).toEqual([kofi])
    expect(await codeOf(sandbox.rest('GET', `${guild}/members?limit=1000`))).toEqual([403, 50_001])
    grantMembers()
    const all = (await sandbox.rest('GET', `${guild}/members?limit=1000`)).body
    expect(all).toHaveLength(world().members.size)
    const rest = (await sandbox.rest('GET', `${guild}/members?limit=2&after=${all[2].user.id}`)).body
    expect(rest).toEqual(all.slice(3, 5))
  })

  it('refuses the intent with 4014 while the switch is off', async () => {
    const gateway = await RawGateway.identify(sandbox.running, 1 | MEMBERS)
    expect(await gateway.closed()).toBe(4014)
  })
})

describe('kicks and bans', () => {
  it('kick who stands below', async () => {
    expect((await sandbox.rest('DELETE', `${guild}/members/${kofi}`)).status).toBe(204)
    expect(world().members.has(kofi)).toBe(false)
    const { owner } = world().guild
    expect(await codeOf(sandbox.rest('DELETE', `${guild}/members/${owner}`))).toEqual([403, 50_013])
  })

  it('ban with a reason and what was said of late, keep out, and are lifted', async () => {
    const gateway = await RawGateway.identify(sandbox.running, MODERATION | (1 << 9))
    const said = await say('spam')
    const ban = await fetch(`${sandbox.running.apiBase}/v10${guild}/bans/${kofi}`, {
      method: 'PUT',
      headers: {
        authorization: `Bot ${sandbox.running.token}`,
        'content-type': 'application/json',
        'x-audit-log-reason': encodeURIComponent('scam, twice ✋'),
      },
      body: JSON.stringify({ delete_message_seconds: 3600 }),
    })
    expect(ban.status).toBe(204)
    expect((await gateway.next('MESSAGE_DELETE_BULK')).d).toMatchObject({ ids: [said.id], channel_id: general })
    expect((await gateway.next('GUILD_BAN_ADD')).d.user.id).toBe(kofi)
    const [listed] = (await sandbox.rest('GET', `${guild}/bans`)).body
    expect([listed.user.id, listed.reason]).toEqual([kofi, 'scam, twice ✋'])
    await expect(sandbox.act('join', { member: kofi })).rejects.toThrow('banned')
    expect((await sandbox.rest('DELETE', `${guild}/bans/${kofi}`)).status).toBe(204)
    expect((await gateway.next('GUILD_BAN_REMOVE')).d.user.id).toBe(kofi)
    expect(await codeOf(sandbox.rest('GET', `${guild}/bans/${kofi}`))).toEqual([404, 10_026])
    await sandbox.act('join', { member: kofi })
    gateway.close()
  })
})

it('greets who joins with a line of the system channel, unless that is switched off', async () => {
  const gateway = await RawGateway.identify(sandbox.running, 1 << 9)
  world().keep({ kind: 'guild', value: { ...world().guild, systemChannel: general, systemChannelFlags: 0 } })
  const one = (await sandbox.act('add-member', { name: 'Ada' })).user.id
  const line = (await gateway.next('MESSAGE_CREATE')).d
  expect([line.type, line.author.id, line.channel_id, line.content]).toEqual([7, one, general, ''])
  world().keep({ kind: 'guild', value: { ...world().guild, systemChannelFlags: 1 } })
  await sandbox.act('add-member', { name: 'Ben' })
  expect((await sandbox.act('ledger', {})).in).toEqual({ sent: 0, arrived: 0, twice: 0 })
  expect(gateway.frames.filter(({ t }) => t === 'MESSAGE_CREATE')).toEqual([])
  gateway.close()
})
