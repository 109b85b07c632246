import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Checker, createChecker } from '../test/support/conformance.mjs'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'
import { setRights } from '../test/support/sandbox-rights.ts'

const described = process.env.SPECS_DIR !== undefined
if (!described)
  process.stderr.write('SKIPPED: the sandbox is not held to the official description, since SPECS_DIR is not set.\n')

/**
 * The description types the codes inside `errors` as integers; Discord's documentation (reference, "Error Messages") and Discord itself
 * give names such as BASE_TYPE_REQUIRED, and so does the sandbox. This one field is translated before checking, and nothing else.
 */
function withNumberedCodes(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('errors' in body)) return body
  return JSON.parse(JSON.stringify(body), (key, value) => (key === 'code' && typeof value === 'string' ? 50035 : value))
}

describe.skipIf(!described)("the sandbox's own answers conform to Discord's description (needs SPECS_DIR)", () => {
  let sandbox: TestSandbox
  let gateway: RawGateway
  let checker: Checker

  beforeAll(async () => {
    checker = createChecker()
    sandbox = await TestSandbox.start({ lifted: true })
    gateway = await RawGateway.identify(sandbox.running, 1 | (1 << 9) | (1 << 12))
  })
  afterAll(async () => {
    gateway.close()
    await sandbox.close()
  })

  function expectConforming() {
    const wrong = sandbox.exchanges.splice(0).flatMap(({ method, path, answer }) => {
      const body = withNumberedCodes(answer.body)
      const verdict = checker.checkResponse({ method, path, status: answer.status, body })
      return verdict.violations.map(
        (violation) => `${method} ${path} ${answer.status}: ${violation.at} ${violation.message}`,
      )
    })
    expect(wrong).toEqual([])
  }

  it('in reading the account, the guild and its people', async () => {
    const { applicationId, guildId } = sandbox.running
    const kofi = (await sandbox.member('Kofi Mensah')).user.id
    const paths = [
      '/gateway',
      '/gateway/bot',
      '/users/@me',
      `/users/${kofi}`,
      '/applications/@me',
      '/oauth2/applications/@me',
      `/applications/${applicationId}/commands`,
    ]
    const inGuild = ['', '?with_counts=true', '/channels', '/roles', '/threads/active', `/members/${kofi}`].map(
      (rest) => `/guilds/${guildId}${rest}`,
    )
    for (const path of [...paths, ...inGuild]) expect((await sandbox.rest('GET', path)).status, path).toBe(200)
    expectConforming()
  })

  it('in messages of every kind', async () => {
    const kofi = (await sandbox.member('Kofi Mensah')).user.id
    const dm = await sandbox.directOf(kofi)
    const said = await sandbox.act('send', {
      member: kofi,
      channel: 'dm',
      content: 'here',
      files: [{ name: 'a b.txt', type: 'text/plain', base64: 'aGk=' }],
    })
    const row = { type: 1, components: [{ type: 2, style: 1, label: 'Talk to a person', custom_id: 'talk' }] }
    const menu = { type: 1, components: [{ type: 3, custom_id: 'menu', options: [{ label: 'one', value: '1' }] }] }
    const embed = {
      title: 'An article',
      description: 'words',
      fields: [{ name: 'a', value: 'b' }],
      footer: { text: 'foot' },
    }
    const form = new FormData()
    form.set(
      'payload_json',
      JSON.stringify({ content: 'a file', attachments: [{ id: 0, filename: 'log.txt', description: 'the log' }] }),
    )
    form.set('files[0]', new Blob(['words']), 'log.txt')
    const sent = [
      await sandbox.rest('POST', `/channels/${dm}/messages`, {
        content: 'plain',
        nonce: '1',
        enforce_nonce: true,
        allowed_mentions: { parse: [] },
      }),
      await sandbox.rest('POST', `/channels/${dm}/messages`, { embeds: [embed], components: [row, menu] }),
      await sandbox.rest('POST', `/channels/${dm}/messages`, {
        content: `<@${kofi}>`,
        message_reference: { message_id: said.id },
      }),
      await sandbox.rest('POST', `/channels/${dm}/messages`, {
        flags: 1 << 15,
        components: [{ type: 17, components: [{ type: 10, content: 'text' }, row] }],
      }),
      await sandbox.rest('POST', `/channels/${dm}/messages`, form),
    ]
    expect(sent.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200])
    expect(
      (await sandbox.rest('PATCH', `/channels/${dm}/messages/${sent[0]!.body.id}`, { content: 'changed' })).status,
    ).toBe(200)
    expect((await sandbox.rest('GET', `/channels/${dm}/messages?limit=100`)).body).toHaveLength(6)
    await sandbox.rest('GET', `/channels/${dm}/messages/${said.id}`)
    await sandbox.rest('GET', `/channels/${dm}`)
    await sandbox.rest('POST', `/channels/${dm}/typing`)
    expect((await sandbox.rest('DELETE', `/channels/${dm}/messages/${sent[0]!.body.id}`)).status).toBe(204)
    expectConforming()
  })

  it('in threads', async () => {
    const kofi = (await sandbox.member('Kofi Mensah')).user.id
    const support = await sandbox.channel('support')
    const thread = (
      await sandbox.rest('POST', `/channels/${support}/threads`, { name: 'Kofi', type: 12, invitable: false })
    ).body
    expect((await sandbox.rest('PUT', `/channels/${thread.id}/thread-members/${kofi}`)).status).toBe(204)
    for (const path of [
      '',
      '/thread-members',
      `/thread-members/${kofi}`,
      `/thread-members/${kofi}?with_member=true`,
      '/messages',
    ]) {
      expect((await sandbox.rest('GET', `/channels/${thread.id}${path}`)).status, path).toBe(200)
    }
    expect(
      (await sandbox.rest('PATCH', `/channels/${thread.id}`, { archived: true })).body.thread_metadata.archived,
    ).toBe(true)
    await sandbox.rest('POST', `/channels/${thread.id}/messages`, { content: 'back again' })
    await sandbox.rest('GET', `/guilds/${sandbox.running.guildId}/threads/active`)
    expectConforming()
  })

  it('in commands and interactions', async () => {
    const { applicationId } = sandbox.running
    const kofi = (await sandbox.member('Kofi Mensah')).user.id
    const command = {
      name: 'helpme',
      type: 1,
      description: 'Ask for help',
      contexts: [0, 1],
      integration_types: [0],
      options: [{ type: 3, name: 'question', description: 'What is it?' }],
    }
    const options = [
      { type: 3, name: 'severity', description: 'How bad?', choices: [{ name: 'Bad', value: 'bad' }] },
      { type: 4, name: 'number', description: 'Which?', autocomplete: true },
    ]
    const others = [
      { name: 'bug', type: 1, description: 'Report it', name_localizations: { 'pt-BR': 'falha' }, options },
      { name: 'Report as bug', type: 3, default_member_permissions: '8192', contexts: [0] },
    ]
    const put = await sandbox.rest('PUT', `/applications/${applicationId}/commands`, [command, ...others])
    expect(put.status).toBe(200)
    const support = await sandbox.channel('support')
    for (const channel of ['dm', support]) {
      for (const flags of [0, 64]) {
        await sandbox.act('command', { member: kofi, channel, name: 'helpme', options: { question: 'why?' } })
        const { d } = await gateway.next('INTERACTION_CREATE')
        const row = { type: 1, components: [{ type: 2, style: 1, label: 'Form', custom_id: 'form' }] }
        const answer = await sandbox.rest('POST', `/interactions/${d.id}/${d.token}/callback?with_response=true`, {
          type: 4,
          data: { content: 'here', flags, components: [row] },
        })
        expect(answer.status).toBe(200)
        const hook = `/webhooks/${applicationId}/${d.token}`
        for (const path of ['/messages/@original']) await sandbox.rest('GET', hook + path)
        await sandbox.rest('PATCH', `${hook}/messages/@original`, { content: 'there' })
        const extra = await sandbox.rest('POST', hook, { content: 'more', flags })
        await sandbox.rest('PATCH', `${hook}/messages/${extra.body.id}`, { content: 'even more' })
        await sandbox.rest('DELETE', `${hook}/messages/${extra.body.id}`)
        await sandbox.act('press', {
          member: kofi,
          channel,
          message: answer.body.resource.message.id,
          custom_id: 'form',
        })
        const pressed = (await gateway.next('INTERACTION_CREATE')).d
        const some = ['a', 'b'].map((value) => ({ label: value, value }))
        const fields = [
          { type: 4, style: 2, custom_id: 'what' },
          { type: 3, custom_id: 'where', options: some, required: false },
          { type: 21, custom_id: 'rating', options: some, required: false },
          { type: 19, custom_id: 'files', required: false },
        ].map((component) => ({ type: 18, label: 'Field', component }))
        const modal = { custom_id: 'm', title: 'Form', components: [{ type: 10, content: 'Words' }, ...fields] }
        await sandbox.rest('POST', `/interactions/${pressed.id}/${pressed.token}/callback?with_response=true`, {
          type: 9,
          data: modal,
        })
        await sandbox.act('submit-modal', {
          member: kofi,
          modal: pressed.id,
          fields: [{ custom_id: 'what', value: 'this' }],
        })
        const filled = (await gateway.next('INTERACTION_CREATE')).d
        await sandbox.rest('POST', `/interactions/${filled.id}/${filled.token}/callback?with_response=true`, {
          type: 5,
          data: { flags },
        })
        await sandbox.rest('POST', `/webhooks/${applicationId}/${filled.token}`, { content: 'filed' })
      }
    }
    expect(sandbox.exchanges.filter(({ answer }) => answer.status >= 400)).toEqual([])
    expectConforming()
  })

  it('in commands of a message and in choices', async () => {
    const support = await sandbox.channel('support')
    const arjun = (await sandbox.member('Arjun Nair')).user.id
    const said = await sandbox.act('send', { member: arjun, channel: support, content: 'it crashes' })
    const asked = { member: arjun, channel: support }
    await sandbox.act('message-command', { ...asked, message: said.id, name: 'Report as bug' })
    const used = (await gateway.next('INTERACTION_CREATE')).d
    const answer = (d: { id: string; token: string }, body: object) =>
      sandbox.rest('POST', `/interactions/${d.id}/${d.token}/callback?with_response=true`, body)
    const menu = { type: 3, custom_id: 'menu', options: [{ label: 'one', value: '1' }], placeholder: 'Which?' }
    const row = { type: 1, components: [menu] }
    expect((await answer(used, { type: 4, data: { content: 'filed', flags: 64, components: [row] } })).status).toBe(200)
    const asking = sandbox.act('complete', { ...asked, name: 'bug', focused: 'number' })
    const typed = (await gateway.next('INTERACTION_CREATE')).d
    expect((await answer(typed, { type: 8, data: { choices: [{ name: '#1', value: 1 }] } })).status).toBe(200)
    await asking
    expectConforming()
  })

  it('in building the server', async () => {
    setRights(sandbox, 'Administrator')
    const guild = `/guilds/${sandbox.running.guildId}`
    const role = (await sandbox.rest('POST', `${guild}/roles`, { name: 'Helper', permissions: '1024' })).body.id
    await sandbox.rest('PATCH', `${guild}/roles/${role}`, { hoist: true, color: 255 })
    await sandbox.rest('PATCH', `${guild}/roles`, [{ id: role, position: 2 }])
    await sandbox.rest('GET', `${guild}/roles/${role}`)
    const category = (await sandbox.rest('POST', `${guild}/channels`, { name: 'New', type: 4 })).body.id
    const overwrites = [{ id: role, type: 0, allow: '1024', deny: '0' }]
    const made: string[] = []
    for (const type of [0, 2, 5, 15]) {
      const tags = type === 15 ? { available_tags: [{ name: 'Idea', emoji_name: '💡' }] } : {}
      const body = { name: `kind ${type}`, type, parent_id: category, permission_overwrites: overwrites, ...tags }
      made.push((await sandbox.rest('POST', `${guild}/channels`, body)).body.id)
    }
    await sandbox.rest('PATCH', `/channels/${made[3]}`, { flags: 16, default_sort_order: 0, default_forum_layout: 2 })
    await sandbox.rest('PATCH', `/channels/${made[0]}`, { topic: 'x', nsfw: true, rate_limit_per_user: 10 })
    await sandbox.rest('PUT', `/channels/${made[0]}/permissions/${role}`, { type: 0, deny: '2048' })
    await sandbox.rest('DELETE', `/channels/${made[0]}/permissions/${role}`)
    await sandbox.rest('PATCH', `${guild}/channels`, [{ id: made[0], position: 9 }])
    await sandbox.rest('GET', `${guild}/channels`)
    const said = (await sandbox.rest('POST', `/channels/${made[2]}/messages`, { content: 'news' })).body.id
    const other = (await sandbox.rest('POST', `/channels/${made[2]}/messages`, { content: 'more' })).body.id
    await sandbox.rest('POST', `/channels/${made[2]}/messages/${said}/crosspost`)
    await sandbox.rest('PUT', `/channels/${made[2]}/messages/pins/${said}`)
    for (const path of ['/messages/pins', '/pins', '/messages'])
      await sandbox.rest('GET', `/channels/${made[2]}${path}`)
    await sandbox.rest('DELETE', `/channels/${made[2]}/messages/pins/${said}`)
    await sandbox.rest('POST', `/channels/${made[2]}/messages/bulk-delete`, { messages: [said, other] })
    for (const id of [...made, category]) await sandbox.rest('DELETE', `/channels/${id}`)
    await sandbox.rest('PATCH', guild, { name: 'Lumen Trails', verification_level: 1 })
    await sandbox.rest('DELETE', `${guild}/roles/${role}`)
    expect(sandbox.exchanges.filter(({ answer }) => answer.status >= 400)).toEqual([])
    expectConforming()
  })

  it('in keeping order', async () => {
    setRights(sandbox, 'Administrator')
    const guild = `/guilds/${sandbox.running.guildId}`
    const yuki = (await sandbox.member('Yuki')).user.id
    const general = await sandbox.channel('general')
    const rules = `${guild}/auto-moderation/rules`
    for (const { id } of (await sandbox.rest('GET', rules)).body) await sandbox.rest('DELETE', `${rules}/${id}`)
    const alert = { type: 2, metadata: { channel_id: general } }
    const out = { type: 3, metadata: { duration_seconds: 60 } }
    for (const [trigger_type, trigger_metadata, actions] of [
      [1, { keyword_filter: ['scam'], regex_patterns: ['a+'] }, [{ type: 1, metadata: {} }, alert, out]],
      [3, undefined, [{ type: 1 }]],
      [4, { presets: [1] }, [{ type: 1, metadata: { custom_message: 'No' } }]],
      [5, { mention_total_limit: 5 }, [alert]],
      [6, { keyword_filter: ['lumi'] }, [{ type: 4 }]],
    ] as const) {
      const event_type = trigger_type === 6 ? 2 : 1
      const body = { name: 'x', event_type, trigger_type, trigger_metadata, actions, enabled: true }
      expect((await sandbox.rest('POST', rules, body)).status).toBe(200)
    }
    const [first] = (await sandbox.rest('GET', rules)).body
    await sandbox.rest('PATCH', `${rules}/${first.id}`, { enabled: true })
    await sandbox.rest('GET', `${rules}/${first.id}`)
    await expect(sandbox.act('send', { member: yuki, channel: general, content: 'a scam' })).rejects.toThrow('AutoMod')
    await sandbox.rest('GET', `/channels/${general}/messages`)
    await sandbox.act('message-content', { granted: true })
    await sandbox.rest('GET', `/channels/${general}/messages`)
    await sandbox.act('message-content', { granted: false })
    const member = `${guild}/members/${yuki}`
    await sandbox.rest('PATCH', member, { nick: 'Snow', communication_disabled_until: null })
    await sandbox.rest('PATCH', `${guild}/members/@me`, { nick: 'Lantern' })
    await sandbox.rest('GET', `${guild}/members/search?query=yuki`)
    const role = (await sandbox.rest('POST', `${guild}/roles`, {})).body.id
    for (const method of ['PUT', 'DELETE']) await sandbox.rest(method, `${member}/roles/${role}`)
    await sandbox.rest('PUT', `${guild}/bans/${yuki}`, { delete_message_seconds: 60 })
    for (const rest of ['', `/${yuki}`]) await sandbox.rest('GET', `${guild}/bans${rest}`)
    await sandbox.rest('DELETE', `${guild}/bans/${yuki}`)
    await sandbox.act('join', { member: yuki })
    await sandbox.rest('DELETE', member)
    expect(sandbox.exchanges.filter(({ answer }) => answer.status >= 400)).toEqual([])
    expectConforming()
  })

  it('in refusing', async () => {
    const kofi = (await sandbox.member('Kofi Mensah')).user.id
    const dm = await sandbox.directOf(kofi)
    await sandbox.act('rate-limit', { seconds: 5, route: '/typing' })
    const refusals = [
      await sandbox.rest('GET', '/users/@me', undefined, 'Bot wrong'),
      await sandbox.rest('GET', '/channels/1'),
      await sandbox.rest('POST', `/channels/${dm}/messages`, { content: '' }),
      await sandbox.rest('POST', `/channels/${dm}/messages`, { content: 'x'.repeat(2001) }),
      await sandbox.rest('GET', `/channels/${dm}/messages/1`),
      await sandbox.rest('POST', `/interactions/1/x/callback`, { type: 5 }),
      await sandbox.rest('POST', `/webhooks/1/x`, { content: 'a' }),
      await sandbox.rest('POST', `/channels/${dm}/typing`),
    ]
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 0],
      [404, 10003],
      [400, 50006],
      [400, 50035],
      [404, 10008],
      [404, 10062],
      [404, 10015],
      [429, 0],
    ])
    expectConforming()
  })
})
