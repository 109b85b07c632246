import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import { codeOf, setRights } from '../test/support/sandbox-rights.ts'

let sandbox: TestSandbox
let path: string
let kofi: string
let general: string
beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
  path = `/guilds/${sandbox.running.guildId}/auto-moderation/rules`
  setRights(sandbox, 'ViewChannel', 'ReadMessageHistory', 'ManageGuild', 'ModerateMembers')
  const { world } = sandbox.running.sandbox
  for (const id of world.autoMod.keys()) world.keep({ kind: 'automod-gone', rule: id })
  kofi = (await sandbox.member('Kofi Mensah')).user.id
  general = await sandbox.channel('general')
})
afterEach(() => sandbox.close())

const words = { name: 'Words', event_type: 1, trigger_type: 1, enabled: true, actions: [{ type: 1 }] }
const keywords = (...keyword_filter: string[]) => ({ ...words, trigger_metadata: { keyword_filter } })
const make = (body: object) => sandbox.rest('POST', path, body)
const say = (content: string, member = kofi, channel = general) => sandbox.act('send', { member, channel, content })

describe('rules', () => {
  it('are made, changed and deleted, and each is told', async () => {
    const gateway = await RawGateway.identify(sandbox.running, 1 | (1 << 20))
    const made = await make({ ...words, trigger_metadata: { keyword_filter: ['cat*'] }, enabled: undefined })
    expect([made.status, made.body]).toMatchObject([
      200,
      { enabled: false, trigger_metadata: { keyword_filter: ['cat*'], regex_patterns: [], allow_list: [] } },
    ])
    expect((await gateway.next('AUTO_MODERATION_RULE_CREATE')).d).toEqual(made.body)
    const rule = `${path}/${made.body.id}`
    expect((await sandbox.rest('PATCH', rule, { enabled: true })).body).toEqual({ ...made.body, enabled: true })
    expect((await gateway.next('AUTO_MODERATION_RULE_UPDATE')).d.enabled).toBe(true)
    expect((await sandbox.rest('GET', path)).body).toHaveLength(1)
    expect((await sandbox.rest('DELETE', rule)).status).toBe(204)
    expect((await gateway.next('AUTO_MODERATION_RULE_DELETE')).d.id).toBe(made.body.id)
    expect((await sandbox.rest('GET', rule)).status).toBe(404)
    gateway.close()
  })

  it.each<[string, object]>([
    ['a keyword of 61 letters', keywords('x'.repeat(61))],
    ['1,001 keywords', keywords(...Array.from({ length: 1001 }, (_, index) => `w${index}`))],
    ['11 patterns', { ...words, trigger_metadata: { regex_patterns: Array.from({ length: 11 }, () => 'a') } }],
    ['a pattern that Rust has not', { ...words, trigger_metadata: { regex_patterns: ['(?=a)b'] } }],
    ['a trigger type of the past', { ...keywords('a'), trigger_type: 2 }],
    ['no action', { ...keywords('a'), actions: [] }],
    ['an alert to nowhere', { ...keywords('a'), actions: [{ type: 2, metadata: { channel_id: '1' } }] }],
    ['a time-out for spam', { ...words, trigger_type: 3, actions: [{ type: 3, metadata: { duration_seconds: 60 } }] }],
    ['a time-out of 29 days', { ...keywords('a'), actions: [{ type: 3, metadata: { duration_seconds: 2_505_600 } }] }],
    ['21 exempt roles', { ...keywords('a'), exempt_roles: Array.from({ length: 21 }, (_, index) => `${index + 1}`) }],
  ])('refuse %s', async (_what, body) => {
    expect(await codeOf(make(body))).toEqual([400, 50_035])
  })

  it('are six of keywords and one of each other kind, and need their permissions', async () => {
    for (let number = 0; number < 6; number++) expect((await make(keywords('a'))).status).toBe(200)
    const seventh = await make(keywords('a'))
    expect(seventh.body.errors._errors[0].code).toBe('AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED')
    const mentions = { ...words, trigger_type: 5, trigger_metadata: { mention_total_limit: 5 } }
    expect((await make(mentions)).status).toBe(200)
    expect((await make(mentions)).status).toBe(400)
    setRights(sandbox, 'ViewChannel', 'ManageGuild')
    const out = { type: 3, metadata: { duration_seconds: 60 } }
    const [rule] = (await sandbox.rest('GET', path)).body
    expect(await codeOf(sandbox.rest('PATCH', `${path}/${rule.id}`, { actions: [out] }))).toEqual([403, 50_013])
    setRights(sandbox, 'ViewChannel')
    expect(await codeOf(sandbox.rest('GET', path))).toEqual([403, 50_013])
  })
})

describe('at work', () => {
  it('blocks, alerts and times out, and tells of each with and without words', async () => {
    const log = await sandbox.channel('support')
    const deaf = await RawGateway.identify(sandbox.running, (1 << 9) | (1 << 21))
    await sandbox.act('message-content', { granted: true })
    const hearing = await RawGateway.identify(sandbox.running, (1 << 21) | (1 << 15))
    const actions = [
      { type: 1, metadata: { custom_message: 'No lotteries here.' } },
      { type: 2, metadata: { channel_id: log } },
      { type: 3, metadata: { duration_seconds: 60 } },
    ]
    const rule = (await make({ ...keywords('free nitro'), actions })).body
    await expect(say('Get FREE nitro now')).rejects.toThrow('AutoMod blocked this message. No lotteries here.')
    const alert = (await deaf.next('MESSAGE_CREATE')).d
    expect(alert).toMatchObject({ type: 24, channel_id: log, author: { id: kofi }, embeds: [] })
    for (const type of [1, 2, 3]) {
      const heard = (await hearing.next('AUTO_MODERATION_ACTION_EXECUTION')).d
      expect(heard).toMatchObject({
        ...{ rule_id: rule.id, user_id: kofi, channel_id: general, action: { type }, content: 'Get FREE nitro now' },
        ...{ matched_keyword: 'free nitro', matched_content: 'FREE nitro', alert_system_message_id: alert.id },
      })
      expect(heard).not.toHaveProperty('message_id')
      const silent = (await deaf.next('AUTO_MODERATION_ACTION_EXECUTION')).d
      expect(silent).toMatchObject({ content: '', matched_content: '', matched_keyword: 'free nitro' })
    }
    const card = (await sandbox.rest('GET', `/channels/${log}/messages/${alert.id}`)).body.embeds[0]
    expect([card.type, card.description]).toEqual(['auto_moderation_message', 'Get FREE nitro now'])
    await expect(say('hello')).rejects.toThrow('permission')
    expect((await sandbox.act('ledger', {})).in).toEqual({ sent: 0, arrived: 0, twice: 0 })
    deaf.close()
    hearing.close()
  })

  it('passes by direct messages, exempt channels and roles, and whoever manages the server', async () => {
    const { world } = sandbox.running.sandbox
    const arjun = (await sandbox.member('Arjun Nair')).user.id
    const exempt = world.ids.next()
    const plain = { position: 1, color: 0, hoist: false, managed: false, mentionable: false }
    world.keep({ kind: 'role', value: { ...plain, id: exempt, name: 'Trusted', permissions: '0' } })
    world.keep({ kind: 'member', value: { ...world.members.get(arjun)!, roles: [exempt] } })
    const support = await sandbox.channel('support')
    await make({ ...keywords('scam'), exempt_roles: [exempt], exempt_channels: [support] })
    await expect(say('a scam')).rejects.toThrow('AutoMod')
    await say('a scam', kofi, 'dm')
    await say('a scam', kofi, support)
    await say('a scam', arjun)
    await say('a scam', world.guild.owner)
    const mine = await say('a walk')
    const edit = { member: kofi, channel: general, message: mine.id, content: 'a scam' }
    await expect(sandbox.act('edit', edit)).rejects.toThrow('AutoMod')
  })

  it('counts mentions, knows spam by its third time, and takes names for what they are', async () => {
    await make({ ...words, trigger_type: 5, trigger_metadata: { mention_total_limit: 2 } })
    await expect(say('<@1> <@2> <@!3>')).rejects.toThrow('AutoMod')
    await say('<@1> <@!1> <@2>')
    await make({ ...words, trigger_type: 3 })
    await say('buy')
    await say('buy')
    await expect(say('buy')).rejects.toThrow('AutoMod')
    const gateway = await RawGateway.identify(sandbox.running, 1 << 21)
    const profile = { name: 'Names', event_type: 2, trigger_type: 6, trigger_metadata: { keyword_filter: ['*lumi*'] } }
    await make({ ...profile, enabled: true, actions: [{ type: 4 }] })
    const fake = (await sandbox.act('add-member', { name: 'Lumi Support' })).user.id
    expect((await gateway.next('AUTO_MODERATION_ACTION_EXECUTION')).d).toMatchObject({
      user_id: fake,
      rule_trigger_type: 6,
    })
    await expect(say('hello', fake)).rejects.toThrow('permission')
    gateway.close()
  })
})
