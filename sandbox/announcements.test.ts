import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import { codeOf, setRights } from '../test/support/sandbox-rights.ts'

const START = Date.parse('2026-11-21T12:00:00Z')

let sandbox: TestSandbox
let now: number
let news: string
let kofi: string
beforeEach(async () => {
  now = START
  sandbox = await TestSandbox.start({ lifted: true, clock: () => now })
  kofi = (await sandbox.member('Kofi Mensah')).user.id
  setRights(sandbox, 'Administrator')
  const channels = `/guilds/${sandbox.running.guildId}/channels`
  news = (await sandbox.rest('POST', channels, { name: 'news', type: 5 })).body.id
})
afterEach(() => sandbox.close())

const post = async (body: object, channel = news) =>
  (await sandbox.rest('POST', `/channels/${channel}/messages`, body)).body
const publish = (message: string, channel = news) =>
  sandbox.rest('POST', `/channels/${channel}/messages/${message}/crosspost`)
const say = async (content: string, channel?: string) =>
  sandbox.act('send', { member: kofi, channel: channel ?? (await sandbox.channel('general')), content })

describe('publishing', () => {
  it('marks a message once, in announcement channels only, and tells of the change', async () => {
    const gateway = await RawGateway.identify(sandbox.running, 1 << 9)
    const { id } = await post({ content: 'The update is out' })
    const published = await publish(id)
    expect([published.status, published.body.flags & 1]).toEqual([200, 1])
    expect((await gateway.next('MESSAGE_UPDATE')).d).toMatchObject({ id, flags: 1, content: 'The update is out' })
    expect(await codeOf(publish(id))).toEqual([400, 40_033])
    const general = await sandbox.channel('general')
    expect(await codeOf(publish((await post({ content: 'x' }, general)).id, general))).toEqual([400, 50_024])
    expect(await codeOf(publish('1'))).toEqual([404, 10_008])
    gateway.close()
  })

  it("takes SEND_MESSAGES, and MANAGE_MESSAGES for others' messages", async () => {
    const [own, other] = [await post({ content: 'x' }), await say('y', news)]
    setRights(sandbox, 'ViewChannel', 'SendMessages')
    expect((await publish(own.id)).status).toBe(200)
    expect(await codeOf(publish(other.id))).toEqual([403, 50_013])
    setRights(sandbox, 'ViewChannel', 'SendMessages', 'ManageMessages')
    expect((await publish(other.id)).status).toBe(200)
  })

  it('is done ten times an hour in a channel, and not a whole hour later again', async () => {
    sandbox.running.sandbox.limits.lifted = false
    const ids: string[] = []
    for (let number = 0; number < 11; number++) {
      ids.push((await post({ content: String(number) })).id)
      now += 60_000
    }
    for (const id of ids.slice(0, 10)) {
      expect((await publish(id)).status).toBe(200)
      // Its bucket is as small as others are.
      now += 1000
    }
    const refused = await publish(ids[10]!)
    expect([refused.status, refused.body.retry_after, refused.headers.get('x-ratelimit-scope')]).toEqual([
      429,
      3590,
      'shared',
    ])
    now += 3_590_001
    expect((await publish(ids[10]!)).status).toBe(200)
  })

  it('leaves three edits an hour, refused with a header that says a second and a body that says the truth', async () => {
    sandbox.running.sandbox.limits.lifted = false
    const { id } = await post({ content: 'x' })
    const edit = () => sandbox.rest('PATCH', `/channels/${news}/messages/${id}`, { content: `at ${now}` })
    for (let number = 0; number < 4; number++) expect((await edit()).status).toBe(200)
    await publish(id)
    now += 6000
    for (let number = 0; number < 3; number++) expect((await edit()).status).toBe(200)
    const refused = await edit()
    expect([refused.status, refused.body.code, refused.body.retry_after]).toEqual([429, 20_028, 3600])
    expect(refused.headers.get('retry-after')).toBe('1')
  })
})

describe('pins', () => {
  it('are pinned and taken off by both ways, with a line of their own, and paged by their time', async () => {
    const gateway = await RawGateway.identify(sandbox.running, 1 | (1 << 9))
    const ids: string[] = []
    for (const content of ['one', 'two', 'three']) ids.push((await post({ content })).id)
    for (const [index, id] of ids.entries()) {
      now += 1000
      const way = index === 0 ? `/channels/${news}/pins/${id}` : `/channels/${news}/messages/pins/${id}`
      expect((await sandbox.rest('PUT', way)).status).toBe(204)
      const at = new Date(now).toISOString()
      expect((await gateway.next('CHANNEL_PINS_UPDATE')).d).toMatchObject({ channel_id: news, last_pin_timestamp: at })
    }
    const lines = (await sandbox.rest('GET', `/channels/${news}/messages`)).body
    const pinned = lines.filter((line: { type: number }) => line.type === 6)
    expect(pinned.map((line: { message_reference: object }) => line.message_reference)).toMatchObject([
      { message_id: ids[2] },
      { message_id: ids[1] },
      { message_id: ids[0] },
    ])
    const path = `/channels/${news}/messages/pins`
    const page = (await sandbox.rest('GET', `${path}?limit=2`)).body
    expect(page.items.map((item: { message: { id: string } }) => item.message.id)).toEqual([ids[2], ids[1]])
    expect([page.has_more, page.items[0].message.pinned]).toEqual([true, true])
    const rest = (await sandbox.rest('GET', `${path}?before=${page.items[1].pinned_at}`)).body
    expect([rest.items[0].message.id, rest.has_more]).toEqual([ids[0], false])
    expect((await sandbox.rest('DELETE', `${path}/${ids[1]}`)).status).toBe(204)
    const left = (await sandbox.rest('GET', `/channels/${news}/pins`)).body
    expect(left.map((message: { id: string }) => message.id)).toEqual([ids[2], ids[0]])
    gateway.close()
  })

  it('take PIN_MESSAGES, are 250 at most, and are no system lines', async () => {
    const { id } = await post({ content: 'x' })
    const path = `/channels/${news}/messages/pins`
    await sandbox.rest('PUT', `${path}/${id}`)
    const line = (await sandbox.rest('GET', `/channels/${news}/messages`)).body[0]
    expect(await codeOf(sandbox.rest('PUT', `${path}/${line.id}`))).toEqual([403, 50_021])
    expect(await codeOf(sandbox.rest('PATCH', `/channels/${news}/messages/${line.id}`, { content: 'x' }))).toEqual([
      403, 50_021,
    ])
    const { world } = sandbox.running.sandbox
    for (let number = 0; number < 249; number++) {
      const message = { id: world.ids.next(), channel: news, author: kofi, content: 'x', type: 0, flags: 0 }
      world.keep({ kind: 'message', value: { ...message, pinnedAt: now } })
    }
    const next = (await post({ content: 'one more' })).id
    expect(await codeOf(sandbox.rest('PUT', `${path}/${next}`))).toEqual([400, 30_003])
    setRights(sandbox, 'ViewChannel', 'SendMessages', 'ManageMessages')
    expect(await codeOf(sandbox.rest('DELETE', `${path}/${id}`))).toEqual([403, 50_013])
  })
})

describe('deleting many', () => {
  it('takes 2 to 100 of the last two weeks, with MANAGE_MESSAGES, and tells of it once', async () => {
    const general = await sandbox.channel('general')
    const old = (await say('old')).id
    now += 15 * 86_400_000
    const ids = [(await say('one')).id, (await say('two')).id]
    const gateway = await RawGateway.identify(sandbox.running, 1 << 9)
    const remove = (...messages: string[]) =>
      sandbox.rest('POST', `/channels/${general}/messages/bulk-delete`, { messages })
    expect(await codeOf(remove(ids[0]!))).toEqual([400, 50_035])
    expect(await codeOf(remove(ids[0]!, ids[0]!))).toEqual([400, 50_035])
    expect(await codeOf(remove(old, ids[0]!))).toEqual([400, 50_034])
    setRights(sandbox, 'ViewChannel')
    expect(await codeOf(remove(...ids))).toEqual([403, 50_013])
    setRights(sandbox, 'ViewChannel', 'ManageMessages', 'ReadMessageHistory')
    expect((await remove(...ids)).status).toBe(204)
    expect((await gateway.next('MESSAGE_DELETE_BULK')).d.ids).toEqual(ids)
    const left = (await sandbox.rest('GET', `/channels/${general}/messages`)).body
    expect(left.map((message: { id: string }) => message.id)).not.toContain(ids[0])
    gateway.close()
  })
})

describe('mentions of many', () => {
  it('reach everyone and roles that are not mentionable only with MENTION_EVERYONE', async () => {
    const { world } = sandbox.running.sandbox
    const plain = { position: 1, color: 0, hoist: false, managed: false, permissions: '0' }
    const [shy, open] = [world.ids.next(), world.ids.next()]
    world.keep({ kind: 'role', value: { ...plain, id: shy, name: 'Shy', mentionable: false } })
    world.keep({ kind: 'role', value: { ...plain, id: open, name: 'Open', mentionable: true } })
    const content = `@everyone <@&${shy}> <@&${open}>`
    const all = { parse: ['everyone'], roles: [shy, open] }
    expect(await post({ content, allowed_mentions: all })).toMatchObject({
      ...{ mention_everyone: true, mention_roles: [shy, open] },
    })
    expect(await post({ content, allowed_mentions: { parse: [], roles: [open] } })).toMatchObject({
      ...{ mention_everyone: false, mention_roles: [open] },
    })
    setRights(sandbox, 'ViewChannel', 'SendMessages')
    expect(await post({ content, allowed_mentions: all })).toMatchObject({
      ...{ mention_everyone: false, mention_roles: [open] },
    })
  })
})
