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

describe('commands of a message', () => {
  const path = () => `/applications/${sandbox.running.applicationId}/commands`
  const register = (...commands: object[]) => sandbox.rest('PUT', path(), commands)
  const report = { type: 3, name: 'Report as bug', name_localizations: { 'pt-BR': 'Relatar como bug' } }

  it('may have spaces and capitals, but neither words nor options, and there are fifteen at most', async () => {
    const many = (type: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ type, name: `Do ${index}` }))
    expect((await register(...many(3, 15), ...many(2, 15))).status).toBe(200)
    expect((await register(...many(3, 16))).body.code).toBe(50035)
    expect((await register({ ...report, description: 'x' })).body.errors[0].description).toBeDefined()
    expect((await register({ ...report, options: [{ type: 3, name: 'a', description: 'b' }] })).body.code).toBe(50035)
    expect((await register({ ...report, name_localizations: { pt: 'x' } })).body.errors[0]).toMatchObject({
      name_localizations: { pt: { _errors: [{ code: 'ENUM_TYPE_COERCE' }] } },
    })
  })

  it('bring the message whole, and their answer is of a kind of its own', async () => {
    await register(report)
    const general = await sandbox.channel('general')
    const yuki = (await sandbox.member('Yuki')).user.id
    const files = [{ name: 'a.txt', base64: 'aGk=' }]
    const said = await sandbox.act('send', { member: yuki, channel: general, content: 'it crashes', files })
    await sandbox.act('message-command', { member: kofi, channel: general, message: said.id, name: 'Report as bug' })
    const { d } = await gateway.next('INTERACTION_CREATE')
    expect(d).toMatchObject({
      type: 2,
      data: { type: 3, name: 'Report as bug', target_id: said.id },
      member: { user: { id: kofi } },
      context: 0,
    })
    expect(d.data.resolved.messages[said.id]).toMatchObject({
      content: 'it crashes',
      author: { id: yuki },
      attachments: [{ filename: 'a.txt' }],
    })
    const answer = await sandbox.rest('POST', `/interactions/${d.id}/${d.token}/callback?with_response=true`, {
      type: 4,
      data: { content: 'filed' },
    })
    expect(answer.body.resource.message).toMatchObject({
      type: 23,
      interaction_metadata: { type: 2, target_message_id: said.id },
    })
  })

  it('are found only by who has the rights that they ask for', async () => {
    await register({ ...report, default_member_permissions: String(1 << 13) })
    const general = await sandbox.channel('general')
    const said = await sandbox.act('send', { member: kofi, channel: general, content: 'here' })
    const use = async (name: string) =>
      sandbox.act('message-command', {
        member: (await sandbox.member(name)).user.id,
        channel: general,
        message: said.id,
        name: 'Report as bug',
      })
    await expect(use('Kofi Mensah')).rejects.toThrow('may not use')
    await use('Arjun Nair')
    const { d } = await gateway.next('INTERACTION_CREATE')
    expect(BigInt(d.member.permissions) & (1n << 13n)).toBe(1n << 13n)
    await register({ ...report, default_member_permissions: '0' })
    await expect(use('Arjun Nair')).rejects.toThrow('may not use')
    await use('Ingrid Solberg')
  })
})

describe('options', () => {
  const path = () => `/applications/${sandbox.running.applicationId}/commands`
  const severity = { type: 3, name: 'severity', description: 'How bad?', choices: [{ name: 'Bad', value: 'bad' }] }
  const number = { type: 4, name: 'number', description: 'Which?', autocomplete: true, min_value: 1 }
  const open = { type: 5, name: 'open', description: 'Only open ones?' }
  const who = { type: 6, name: 'who', description: 'Whose?' }
  const command = { name: 'status', description: 'How is it?', options: [number, severity, open, who] }

  it('are held to their kinds, when they are registered and when they are used', async () => {
    const put = async (option: object) =>
      (await sandbox.rest('PUT', path(), [{ ...command, options: [option] }])).body.code
    expect(await put({ ...severity, autocomplete: true })).toBe(50035)
    expect(await put({ ...severity, choices: [{ name: 'Bad', value: 4 }] })).toBe(50035)
    expect(await put({ ...open, choices: [{ name: 'Yes', value: 'y' }] })).toBe(50035)
    expect(await put({ ...severity, type: 12 })).toBe(50035)
    await sandbox.rest('PUT', path(), [command])
    const use = (options: Record<string, string | number | boolean>) =>
      sandbox.act('command', { member: kofi, channel: 'dm', name: 'status', options })
    await expect(use({ number: 1.5 })).rejects.toThrow('whole number')
    await expect(use({ number: 0 })).rejects.toThrow('between 1')
    await expect(use({ severity: 'mild' })).rejects.toThrow('no such choice')
    await expect(use({ open: 'yes' })).rejects.toThrow('yes or no')
    await use({ number: 1042, severity: 'bad', open: true, who: kofi })
    const { data } = (await gateway.next('INTERACTION_CREATE')).d
    expect(data.options.map(({ value }: { value: unknown }) => value)).toEqual([1042, 'bad', true, kofi])
    expect(data.resolved).toMatchObject({
      users: { [kofi]: { id: kofi } },
      members: { [kofi]: { roles: [expect.any(String), expect.any(String)] } },
    })
  })

  it('ask for choices while they are typed; nothing else answers that', async () => {
    await sandbox.rest('PUT', path(), [command])
    const ask = () =>
      sandbox.act('complete', {
        member: kofi,
        channel: 'dm',
        name: 'status',
        options: { number: '10' },
        focused: 'number',
      })
    const asked = ask()
    const { d } = await gateway.next('INTERACTION_CREATE')
    expect(d).toMatchObject({ type: 4, data: { options: [{ name: 'number', type: 4, value: '10', focused: true }] } })
    expect((await callback(d, { type: 4, data: { content: 'no' } })).body.code).toBe(50035)
    const many = Array.from({ length: 26 }, (_, index) => ({ name: `#${index}`, value: index }))
    expect((await callback(d, { type: 8, data: { choices: many } })).body.code).toBe(50035)
    expect((await callback(d, { type: 8, data: { choices: [{ name: '#1042 Lantern', value: 1042 }] } })).status).toBe(
      204,
    )
    expect(await asked).toEqual({ choices: [{ name: '#1042 Lantern', value: 1042 }] })
    await expect(
      Promise.all([ask(), gateway.next('INTERACTION_CREATE')]),
      'nobody answers within three seconds',
    ).rejects.toThrow('Loading options failed')
  })
})

describe('menus', () => {
  const options = ['one', 'two', 'three'].map((value) => ({ label: value, value }))
  const menu = (more: object) => [{ type: 1, components: [{ type: 3, custom_id: 'menu', options, ...more }] }]

  it('take what they offer, as many as they take, and people by their ids', async () => {
    const dm = await sandbox.directOf(kofi)
    const put = async (more: object) =>
      (await sandbox.rest('POST', `/channels/${dm}/messages`, { components: menu(more) })).body
    const pick = (message: string, values: string[]) =>
      sandbox.act('select', { member: kofi, channel: 'dm', message, custom_id: 'menu', values })
    const sent = await put({ min_values: 1, max_values: 2, placeholder: 'Which?' })
    await expect(pick(sent.id, [])).rejects.toThrow('between 1 and 2')
    await expect(pick(sent.id, ['one', 'one'])).rejects.toThrow('once')
    await expect(pick(sent.id, ['four'])).rejects.toThrow('no such choice')
    await pick(sent.id, ['three', 'one'])
    expect((await gateway.next('INTERACTION_CREATE')).d.data).toMatchObject({
      component_type: 3,
      custom_id: 'menu',
      values: ['three', 'one'],
    })
    const people = await put({ type: 5, options: undefined })
    await pick(people.id, [kofi])
    expect((await gateway.next('INTERACTION_CREATE')).d.data.resolved.users[kofi].id).toBe(kofi)
    expect((await put({ min_values: 3, max_values: 2 })).code).toBe(50035)
    const twice = [...options, { label: 'again', value: 'one' }]
    expect((await put({ options: twice })).code).toBe(50035)
  })

  it('that stand in a note for one member are there for nobody else', async () => {
    const support = await sandbox.channel('support')
    const d = await helpme(support)
    await callback(d, { type: 4, data: { content: 'only you', flags: 64, components: menu({}) } })
    const note = (await sandbox.state(kofi)).messages[support]!.at(-1)!
    const pick = (member: string) =>
      sandbox.act('select', { member, channel: support, message: note.id, custom_id: 'menu', values: ['one'] })
    await expect(pick((await sandbox.member('Yuki')).user.id)).rejects.toThrow('no such message')
    await pick(kofi)
    expect((await gateway.next('INTERACTION_CREATE')).d.message).toMatchObject({ id: note.id, flags: 64 })
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

  const choices = (count: number, more = {}) =>
    Array.from({ length: count }, (_, index) => ({ label: `No. ${index}`, value: `v${index}`, ...more }))
  const inLabel = (component: object) => ({ type: 18, label: 'Field', component })
  const formOf = (...components: object[]) => ({ type: 9, data: { custom_id: 'f', title: 'F', components } })

  it('hold every kind of field, keep what was not touched, and refuse what is not offered', async () => {
    const d = await helpme()
    const radios = { type: 21, custom_id: 'rating', options: choices(5) }
    const platform = { type: 3, custom_id: 'platform', options: choices(3), max_values: 3, required: false }
    const boxes = { type: 22, custom_id: 'boxes', options: [...choices(1, { default: true }), ...choices(2).slice(1)] }
    const box = { type: 23, custom_id: 'public' }
    const words = { type: 4, style: 1, custom_id: 'title', value: 'The lantern crashes' }
    const shown = formOf(inLabel(words), inLabel(radios), inLabel(platform), inLabel(boxes), inLabel(box))
    expect((await callback(d, shown)).status).toBe(204)
    const submit = (fields: object[]) =>
      sandbox.act('submit-modal', { member: kofi, modal: d.id, fields: fields as never })
    await expect(submit([])).rejects.toThrow('rating: between 1 and 1')
    await expect(submit([{ custom_id: 'rating', value: 'v9' }])).rejects.toThrow('no such choice')
    await expect(submit([{ custom_id: 'stray', value: 'x' }])).rejects.toThrow('no field stray')
    await submit([
      { custom_id: 'rating', value: 'v4' },
      { custom_id: 'platform', values: ['v0', 'v2'] },
      { custom_id: 'public', checked: true },
    ])
    const { data } = (await gateway.next('INTERACTION_CREATE')).d
    const answers = data.components.map(({ component }: { component: object }) => component)
    expect(answers).toMatchObject([
      { type: 4, value: 'The lantern crashes' },
      { type: 21, value: 'v4' },
      { type: 3, values: ['v0', 'v2'] },
      { type: 22, values: ['v0'] },
      { type: 23, value: true },
    ])
  })

  it('cannot be made of what Discord forbids', async () => {
    const d = await helpme()
    const refused = async (...components: object[]) => (await callback(d, formOf(...components))).body.code
    const select = { type: 3, custom_id: 'a', options: choices(2) }
    expect(await refused(...Array.from({ length: 6 }, () => ({ type: 10, content: 'x' })))).toBe(50035)
    expect(await refused(inLabel({ ...select, disabled: true }))).toBe(50035)
    expect(await refused(inLabel({ ...select, min_values: 0 }))).toBe(50035)
    expect(await refused(inLabel({ ...select, options: [] }))).toBe(50035)
    expect(await refused(inLabel({ ...select, options: choices(2, { default: true }) }))).toBe(50035)
    expect(await refused(inLabel({ type: 21, custom_id: 'a', options: choices(1) }))).toBe(50035)
    expect(await refused(inLabel({ type: 19, custom_id: 'a', max_values: 11 }))).toBe(50035)
    expect(await refused(select)).toBe(50035)
    expect(await refused({ type: 10, content: '' })).toBe(50035)
    const fine = inLabel({ ...select, min_values: 0, required: false })
    expect((await callback(d, formOf({ type: 10, content: 'Read this first.' }, fine))).status).toBe(204)
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
