import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import { codeOf, setRights } from '../test/support/sandbox-rights.ts'
import { bitsOf } from './world/permissions.ts'
import { changeRole } from './world/roles.ts'

let sandbox: TestSandbox
let channels: string
let everyone: string
beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
  everyone = sandbox.running.guildId
  channels = `/guilds/${everyone}/channels`
  setRights(sandbox, 'ViewChannel', 'ManageChannels', 'ManageRoles', 'ManageThreads', 'SendMessages')
})
afterEach(() => sandbox.close())

const VIEW = bitsOf('ViewChannel').toString()
const SEND = bitsOf('SendMessages').toString()
const make = (body: object) => sandbox.rest('POST', channels, body)
const patch = (id: string, body: object) => sandbox.rest('PATCH', `/channels/${id}`, body)
const overwritesOf = async (id: string) => (await sandbox.rest('GET', `/channels/${id}`)).body.permission_overwrites

describe('making', () => {
  it('makes each kind of channel with what belongs to it', async () => {
    const gateway = await RawGateway.identify(sandbox.running, 1)
    const category = (await make({ name: 'Start here', type: 4 })).body
    expect(category).toMatchObject({ type: 4, name: 'Start here', parent_id: null })
    expect((await gateway.next('CHANNEL_CREATE')).d.id).toBe(category.id)
    const text = await make({ name: '  Bug  Report! ', parent_id: category.id, topic: 'Here', rate_limit_per_user: 5 })
    expect([text.status, text.body]).toMatchObject([
      201,
      { type: 0, name: 'bug-report', parent_id: category.id, topic: 'Here', rate_limit_per_user: 5, nsfw: false },
    ])
    const voice = (await make({ name: 'Camp Fire', type: 2, user_limit: 9 })).body
    expect(voice).toMatchObject({ name: 'Camp Fire', user_limit: 9, bitrate: 64_000 })
    const forum = (
      await make({
        ...{ name: 'feature-request', type: 15, flags: 1 << 4, default_sort_order: 1, default_forum_layout: 1 },
        available_tags: [
          { name: 'Idea', emoji_name: '💡' },
          { name: 'Planned', moderated: true },
        ],
        default_reaction_emoji: { emoji_id: null, emoji_name: '👍' },
      })
    ).body
    expect(forum).toMatchObject({
      ...{ flags: 16, default_sort_order: 1, default_forum_layout: 1, default_reaction_emoji: { emoji_name: '👍' } },
      available_tags: [
        { name: 'Idea', emoji_name: '💡' },
        { name: 'Planned', moderated: true },
      ],
    })
    const kept = { available_tags: [{ id: forum.available_tags[1].id, name: 'Soon' }] }
    expect((await patch(forum.id, kept)).body.available_tags).toEqual([{ ...forum.available_tags[1], name: 'Soon' }])
    gateway.close()
  })

  it('makes announcement channels only where the server has NEWS, and turns text into them and back', async () => {
    const news = (await make({ name: 'news', type: 5 })).body
    expect(news.type).toBe(5)
    expect((await patch(news.id, { type: 0 })).body.type).toBe(0)
    const { world } = sandbox.running.sandbox
    world.keep({ kind: 'guild', value: { ...world.guild, features: [] } })
    expect(await codeOf(make({ name: 'more', type: 5 }))).toEqual([400, 50_035])
    expect(await codeOf(patch(news.id, { type: 5 }))).toEqual([400, 50_035])
  })

  it.each<[string, Record<string, unknown>, number[]]>([
    ['no name', {}, [400, 50_035]],
    ['an unknown type', { name: 'x', type: 3 }, [400, 50_035]],
    ['a parent that is no category', { name: 'x', parent_id: 'text' }, [400, 50_035]],
    [
      '21 tags',
      { name: 'x', type: 15, available_tags: Array.from({ length: 21 }, (_, n) => ({ name: `t${n}` })) },
      [400, 30_048],
    ],
    ['two tags of a name', { name: 'x', type: 15, available_tags: [{ name: 'a' }, { name: 'a' }] }, [400, 40_061]],
    ['a topic of 1,025 letters', { name: 'x', topic: 'x'.repeat(1025) }, [400, 50_035]],
  ])('refuses %s', async (_what, body, code) => {
    const parent = body.parent_id === undefined ? {} : { parent_id: await sandbox.channel('general') }
    expect(await codeOf(make({ ...body, ...parent }))).toEqual(code)
  })

  it('fills a category with 50 and the server with 500', async () => {
    const { world } = sandbox.running.sandbox
    const plain = { type: 0, name: 'x', topic: null, position: 0, overwrites: [], lastMessage: null }
    const fill = (count: number, parent: string | null) => {
      for (let number = 0; number < count; number++)
        world.keep({ kind: 'channel', value: { ...plain, id: world.ids.next(), parent } })
    }
    const category = (await make({ name: 'Full', type: 4 })).body.id
    fill(49, category)
    const last = await make({ name: 'last', parent_id: category })
    expect(last.status).toBe(201)
    const refused = await make({ name: 'one more', parent_id: category })
    expect([refused.body.code, refused.body.errors.parent_id._errors[0].code]).toEqual([
      50_035,
      'CHANNEL_PARENT_MAX_CHANNELS',
    ])
    // Whoever is inside may be changed there.
    expect((await patch(last.body.id, { parent_id: category, topic: 'x' })).status).toBe(200)
    const { length } = (await sandbox.rest('GET', channels)).body
    fill(500 - length, null)
    expect(await codeOf(make({ name: 'one more' }))).toEqual([400, 30_013])
  })
})

describe('overwrites', () => {
  it('follow a category when nothing is said, and stay with it while they are alike', async () => {
    const hidden = [{ id: everyone, type: 0, allow: '0', deny: VIEW }]
    const { world } = sandbox.running.sandbox
    const team = world.members.get(world.application.bot)!.roles[0]!
    const all = [...hidden, { id: team, type: 0, allow: VIEW, deny: '0' }]
    const category = (await make({ name: 'Staff', type: 4, permission_overwrites: all })).body
    const child = (await make({ name: 'desk', parent_id: category.id })).body
    const other = (await make({ name: 'log', parent_id: category.id, permission_overwrites: [all[1]] })).body
    expect(child.permission_overwrites).toEqual(all)
    const path = `/channels/${category.id}/permissions/${everyone}`
    expect((await sandbox.rest('PUT', path, { type: 0, deny: SEND })).status).toBe(204)
    const after = [all[1], { id: everyone, type: 0, allow: '0', deny: SEND }]
    expect(await overwritesOf(child.id)).toEqual(after)
    expect(await overwritesOf(other.id)).toEqual([all[1]])
    expect((await sandbox.rest('DELETE', path)).status).toBe(204)
    expect(await overwritesOf(child.id)).toEqual([all[1]])
    expect(await codeOf(sandbox.rest('DELETE', path))).toEqual([404, 10_009])
    expect(await codeOf(sandbox.rest('PUT', `/channels/${child.id}/permissions/1`, { type: 0 }))).toEqual([404, 10_009])
  })

  it('hold only what the application may itself, and MANAGE_ROLES only from an administrator', async () => {
    const general = await sandbox.channel('general')
    const path = `/channels/${general}/permissions/${everyone}`
    const ban = bitsOf('ManageWebhooks').toString()
    expect(await codeOf(sandbox.rest('PUT', path, { type: 0, deny: ban }))).toEqual([403, 50_013])
    const manage = [{ id: everyone, type: 0, allow: bitsOf('ManageRoles').toString(), deny: '0' }]
    expect(await codeOf(make({ name: 'x', permission_overwrites: manage }))).toEqual([403, 50_013])
    setRights(sandbox, 'Administrator')
    expect((await make({ name: 'x', permission_overwrites: manage })).status).toBe(201)
    setRights(sandbox, 'ViewChannel', 'ManageChannels', 'SendMessages')
    expect(await codeOf(sandbox.rest('PUT', path, { type: 0, deny: SEND }))).toEqual([403, 50_013])
    const wanted = { permission_overwrites: [{ id: everyone, type: 0, deny: SEND }] }
    expect(await codeOf(patch(general, wanted))).toEqual([403, 50_013])
    // A list that changes nothing asks for no right.
    expect((await patch(general, { permission_overwrites: [], topic: 'x' })).status).toBe(200)
  })

  it('hide a channel from the application, which is told no more than that it is there', async () => {
    const general = await sandbox.channel('general')
    const path = `/channels/${general}/permissions/${everyone}`
    // The channel's own words for the application would win over everyone's.
    const { world } = sandbox.running.sandbox
    world.keep({ kind: 'channel', value: { ...world.channels.get(general)!, overwrites: [] } })
    const gateway = await RawGateway.identify(sandbox.running, 1)
    await sandbox.rest('PUT', path, { type: 0, deny: VIEW })
    setRights(sandbox, 'ManageRoles', 'ManageChannels', 'ViewChannel')
    const hidden = (await gateway.next('CHANNEL_UPDATE')).d
    expect(hidden).toMatchObject({ id: general, name: '___hidden___', topic: null, flags: 1 << 17 })
    expect(hidden.permission_overwrites).toEqual([{ id: everyone, type: 0, allow: '0', deny: VIEW }])
    expect((await sandbox.rest('GET', channels)).body.map(({ id }: { id: string }) => id)).not.toContain(general)
    expect(await codeOf(patch(general, { topic: 'x' }))).toEqual([403, 50_001])
    const own = world.roles.get(world.members.get(world.application.bot)!.roles[0]!)!
    const again = await RawGateway.identify(sandbox.running, 1)
    // Given more, it is told of the channel whole.
    changeRole(world, { ...own, permissions: bitsOf('Administrator').toString() })
    const shown = await again.next('CHANNEL_UPDATE')
    expect([shown.d.id, shown.d.name]).toEqual([general, 'general'])
    gateway.close()
    again.close()
  })
})

describe('moving and deleting', () => {
  it('moves several at once, with or without the overwrites of the new category', async () => {
    const hidden = [{ id: everyone, type: 0, allow: '0', deny: SEND }]
    const category = (await make({ name: 'Quiet', type: 4, permission_overwrites: hidden })).body.id
    const [general, support] = [await sandbox.channel('general'), await sandbox.channel('support')]
    const before = await overwritesOf(support)
    const into = (id: string, position: number) => ({ id, position, parent_id: category })
    const both = [into(general, 7), into(support, 3)]
    expect(await codeOf(sandbox.rest('PATCH', channels, both))).toEqual([400, 40_009])
    const moves = [
      { ...into(general, 7), lock_permissions: true },
      { id: support, position: 3 },
    ]
    expect((await sandbox.rest('PATCH', channels, moves)).status).toBe(204)
    expect((await sandbox.rest('PATCH', channels, [into(support, 3)])).status).toBe(204)
    const first = (await sandbox.rest('GET', `/channels/${general}`)).body
    expect(first).toMatchObject({ position: 7, parent_id: category, permission_overwrites: hidden })
    expect(await overwritesOf(support)).toEqual(before)
  })

  it('leaves the channels of a deleted category without one, and takes threads along with their channel', async () => {
    const gateway = await RawGateway.identify(sandbox.running, 1)
    const { channels: all } = await sandbox.state()
    const general = all.find((channel) => 'name' in channel && channel.name === 'general') as {
      id: string
      parent_id: string
    }
    expect((await sandbox.rest('DELETE', `/channels/${general.parent_id}`)).body.type).toBe(4)
    expect((await gateway.next('CHANNEL_UPDATE')).d.parent_id).toBeNull()
    expect((await gateway.next('CHANNEL_DELETE')).d.id).toBe(general.parent_id)
    const thread = (await sandbox.rest('POST', `/channels/${general.id}/threads`, { name: 'x', type: 11 })).body.id
    expect((await sandbox.rest('DELETE', `/channels/${general.id}`)).status).toBe(200)
    expect((await gateway.next('THREAD_DELETE')).d.id).toBe(thread)
    expect(await codeOf(sandbox.rest('GET', `/channels/${thread}`))).toEqual([404, 10_003])
    gateway.close()
  })

  it('keeps the two channels that a community needs, and renames a channel twice in ten minutes', async () => {
    const { sandbox: parts } = sandbox.running
    const rules = await sandbox.channel('rules')
    parts.world.keep({ kind: 'guild', value: { ...parts.world.guild, rulesChannel: rules } })
    expect(await codeOf(sandbox.rest('DELETE', `/channels/${rules}`))).toEqual([400, 50_074])
    parts.limits.lifted = false
    for (const topic of ['one', 'two']) expect((await patch(rules, { topic })).status).toBe(200)
    expect((await patch(rules, { nsfw: false })).status).toBe(200)
    const third = await patch(rules, { topic: 'three' })
    expect([third.status, third.body.retry_after > 500]).toEqual([429, true])
  })
})
