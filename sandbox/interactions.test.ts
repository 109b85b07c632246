import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawGateway } from '../test/support/raw-gateway.ts'
import { TestSandbox } from '../test/support/sandbox-client.ts'

let sandbox: TestSandbox
let gateway: RawGateway
let kofi: string
let now = Date.now()
const advance = (ms: number) => {
  now += ms
}

beforeEach(async () => {
  now = Date.now()
  sandbox = await TestSandbox.start({ lifted: true, clock: () => now })
  kofi = (await sandbox.member('Kofi Mensah')).user.id
  const option = { type: 3, name: 'question', description: 'What is it?' }
  await sandbox.rest('PUT', `/applications/${sandbox.running.applicationId}/commands`, [
    { name: 'helpme', description: 'Ask for help', contexts: [0, 1], options: [option] },
    { name: 'server', description: 'Only in the server', contexts: [0] },
  ])
  gateway = await RawGateway.identify(sandbox.running, 1 << 12)
})
afterEach(async () => {
  gateway.close()
  await sandbox.close()
})

async function helpme(channel = 'dm') {
  await sandbox.act('command', { member: kofi, channel, name: 'helpme', options: { question: 'why?' } })
  return (await gateway.next('INTERACTION_CREATE')).d
}
const callback = (d: { id: string; token: string }, body: unknown) =>
  sandbox.rest('POST', `/interactions/${d.id}/${d.token}/callback`, body)
const hook = (d: { token: string }) => `/webhooks/${sandbox.running.applicationId}/${d.token}`
const button = (custom_id: string, more = {}) => ({
  type: 1,
  components: [{ type: 2, style: 1, label: 'Press', custom_id, ...more }],
})

describe('commands', () => {
  it('carry who, where, the words, the locale and the limits', async () => {
    const support = await sandbox.channel('support')
    expect(await helpme(support)).toMatchObject({
      type: 2,
      data: { name: 'helpme', type: 1, options: [{ name: 'question', type: 3, value: 'why?' }] },
      guild_id: sandbox.running.guildId,
      channel_id: support,
      member: { user: { id: kofi } },
      context: 0,
      locale: 'en-GB',
      guild_locale: 'en-GB',
      authorizing_integration_owners: { 0: sandbox.running.guildId },
      attachment_size_limit: 10 * 1024 * 1024,
      entitlements: [],
    })
    expect(await helpme()).toMatchObject({ user: { id: kofi }, context: 1, authorizing_integration_owners: { 0: '0' } })
  })

  it('keep their ids when they are put again, and refuse bad names', async () => {
    const path = `/applications/${sandbox.running.applicationId}/commands`
    const before = (await sandbox.rest('GET', path)).body
    const after = (await sandbox.rest('PUT', path, [{ name: 'helpme', description: 'Another text' }])).body
    expect(after).toHaveLength(1)
    expect(after[0].id).toBe(before[0].id)
    expect((await sandbox.rest('PUT', path, [{ name: 'Help Me', description: 'x' }])).body.code).toBe(50035)
  })

  it('cannot be used where they do not belong', async () => {
    await expect(sandbox.act('command', { member: kofi, channel: 'dm', name: 'server' })).rejects.toThrow(
      'cannot be used here',
    )
  })
})

describe('answers', () => {
  it('are given once: a second one is 40060', async () => {
    const d = await helpme()
    expect((await callback(d, { type: 4, data: { content: 'one' } })).status).toBe(204)
    expect((await callback(d, { type: 4, data: { content: 'two' } })).body.code).toBe(40060)
  })

  it('come within three seconds or not at all: 10062, and the member sees it fail', async () => {
    const d = await helpme()
    await new Promise((resolve) => setTimeout(resolve, 3050))
    expect((await callback(d, { type: 5 })).body.code).toBe(10062)
    expect((await sandbox.rest('POST', hook(d), { content: 'late' })).body.code).toBe(10015)
    const missed = (await sandbox.act('log', {})).filter(({ status }) => status === 'failed')
    expect(missed.map(({ title }) => title)).toEqual(['/helpme: no answer within three seconds'])
  })

  it('that are ephemeral are seen by one member and in no channel', async () => {
    const support = await sandbox.channel('support')
    const d = await helpme(support)
    await callback(d, { type: 4, data: { content: 'only you', flags: 64 } })
    const seen = async (member: string) =>
      (await sandbox.state(member)).messages[support]!.map((message) => message.content)
    expect(await seen(kofi)).toEqual(['only you'])
    expect(await seen((await sandbox.member('Yuki')).user.id)).toEqual([])
    expect((await sandbox.rest('GET', `/channels/${support}/messages`)).body).toEqual([])
    await sandbox.rest('DELETE', `${hook(d)}/messages/@original`)
    expect(await seen(kofi)).toEqual([])
  })

  it('that are deferred are filled by an edit or by the first follow-up; after fifteen minutes comes 50027', async () => {
    const d = await helpme()
    await callback(d, { type: 5 })
    const dm = (await sandbox.state(kofi)).messages[d.channel_id]!
    expect(dm[0]).toMatchObject({ waiting: true })
    const filled = await sandbox.rest('POST', hook(d), { content: 'here it is', flags: 64 })
    expect(filled.body).toMatchObject({ id: dm[0]!.id, content: 'here it is', flags: 0 })
    expect((await sandbox.rest('POST', hook(d), { content: 'and more' })).body.id).not.toBe(dm[0]!.id)
    advance(15 * 60_000 + 1)
    expect((await sandbox.rest('PATCH', `${hook(d)}/messages/@original`, { content: 'x' })).body.code).toBe(50027)
  })

  it('to a button may update its message', async () => {
    const dm = await sandbox.directOf(kofi)
    const sent = (
      await sandbox.rest('POST', `/channels/${dm}/messages`, {
        content: 'q',
        components: [button('a'), button('off', { disabled: true })],
      })
    ).body
    await sandbox.act('press', { member: kofi, channel: 'dm', message: sent.id, custom_id: 'a' })
    const { d } = await gateway.next('INTERACTION_CREATE')
    expect(d).toMatchObject({ type: 3, data: { custom_id: 'a', component_type: 2 }, message: { id: sent.id } })
    await callback(d, { type: 7, data: { content: 'pressed', components: [] } })
    expect((await sandbox.rest('GET', `/channels/${dm}/messages/${sent.id}`)).body).toMatchObject({
      content: 'pressed',
      components: [],
    })
    await expect(
      sandbox.act('press', { member: kofi, channel: 'dm', message: sent.id, custom_id: 'off' }),
    ).rejects.toThrow('no such button')
  })
})

describe('modals', () => {
  const form = {
    custom_id: 'reply',
    title: 'Reply',
    components: [
      { type: 18, label: 'Your words', component: { type: 4, style: 2, custom_id: 'words', max_length: 100 } },
      { type: 18, label: 'A file', component: { type: 19, custom_id: 'file', required: false, max_values: 2 } },
    ],
  }

  it('are shown, filled with text and file, and come with resolved attachments', async () => {
    const d = await helpme()
    expect((await callback(d, { type: 9, data: form })).status).toBe(204)
    const [modal] = (await sandbox.state(kofi)).modals
    expect(modal).toMatchObject({ id: d.id, data: { title: 'Reply' } })
    await expect(sandbox.act('submit-modal', { member: kofi, modal: d.id, fields: [] })).rejects.toThrow('at least 1')
    const files = [{ name: 'a.txt', type: 'text/plain', base64: 'aGk=' }]
    await sandbox.act('submit-modal', {
      member: kofi,
      modal: d.id,
      fields: [
        { custom_id: 'words', value: 'the lamp' },
        { custom_id: 'file', files },
      ],
    })
    const submitted = (await gateway.next('INTERACTION_CREATE')).d
    const [words, file] = submitted.data.components
    expect(words).toMatchObject({ type: 18, component: { type: 4, custom_id: 'words', value: 'the lamp' } })
    const attachment = submitted.data.resolved.attachments[file.component.values[0]]
    expect(await (await fetch(attachment.url)).text()).toBe('hi')
    // No modal answers a modal.
    expect((await callback(submitted, { type: 9, data: form })).body.code).toBe(50035)
    await callback(submitted, { type: 4, data: { content: 'thank you' } })
    expect((await sandbox.state(kofi)).modals).toEqual([])
  })

  it('are refused when they are malformed, and the interaction can still be answered', async () => {
    const d = await helpme()
    expect(
      (await callback(d, { type: 9, data: { ...form, title: 'x'.repeat(46) } })).body.errors.data.title._errors[0].code,
    ).toBe('BASE_TYPE_MAX_LENGTH')
    expect((await callback(d, { type: 4, data: { content: 'well then' } })).status).toBe(204)
  })

  it('must be the first answer', async () => {
    const d = await helpme()
    await callback(d, { type: 5 })
    expect((await callback(d, { type: 9, data: form })).body.code).toBe(40060)
  })
})
