import { DiscordAPIError, REST } from '@discordjs/rest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestSandbox } from '../test/support/sandbox-client.ts'

let sandbox: TestSandbox
let kofi: string
let dm: string
beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
  kofi = (await sandbox.member('Kofi Mensah')).user.id
  dm = await sandbox.directOf(kofi)
})
afterEach(() => sandbox.close())

const post = (body: unknown, channel = dm) => sandbox.rest('POST', `/channels/${channel}/messages`, body)
const refused = async (answer: Promise<{ status: number; body: { code: number } }>) => {
  const { status, body } = await answer
  return [status, body.code]
}

describe('sending', () => {
  it('gives the earlier message for an enforced nonce, and another one without', async () => {
    const first = await post({ content: 'a', nonce: 'same', enforce_nonce: true })
    const again = await post({ content: 'b', nonce: 'same', enforce_nonce: true })
    expect(again.body).toMatchObject({ id: first.body.id, content: 'a', nonce: 'same' })
    expect((await post({ content: 'a', nonce: 'same' })).body.id).not.toBe(first.body.id)
    expect((await sandbox.act('ledger', {})).out).toEqual({ sent: 3, arrived: 2, twice: 1 })
  })

  it('refuses with 50007 who closed, blocked or left, and says so alike', async () => {
    for (const [away, back] of [
      [
        () => sandbox.act('direct-messages', { member: kofi, open: false }),
        () => sandbox.act('direct-messages', { member: kofi, open: true }),
      ],
      [
        () => sandbox.act('block', { member: kofi, blocked: true }),
        () => sandbox.act('block', { member: kofi, blocked: false }),
      ],
      [() => sandbox.act('leave', { member: kofi }), () => sandbox.act('join', { member: kofi })],
    ] as const) {
      await away()
      expect(await refused(post({ content: 'x' }))).toEqual([403, 50007])
      expect(await sandbox.directOf(kofi)).toBe(dm)
      await back()
      expect((await post({ content: 'x' })).status).toBe(200)
    }
    await sandbox.act('leave', { member: kofi })
    expect(await refused(sandbox.rest('GET', `/guilds/${sandbox.running.guildId}/members/${kofi}`))).toEqual([
      404, 10007,
    ])
  })

  it.each([
    ['an empty message', {}, 50006],
    ['2,001 characters', { content: 'x'.repeat(2001) }, 50035],
    ['a nonce of 26 characters', { content: 'x', nonce: 'n'.repeat(26) }, 50035],
    ['a reply to nothing', { content: 'x', message_reference: { message_id: '1' } }, 50035],
    [
      'two buttons of one id',
      { components: [{ type: 1, components: [1, 2].map(() => ({ type: 2, style: 1, label: 'a', custom_id: 'a' })) }] },
      50035,
    ],
    ['6,001 characters of embeds', { embeds: [1, 2].map(() => ({ description: 'x'.repeat(3001) })) }, 50035],
  ])('refuses %s', async (_what, body, code) => {
    expect(await refused(post(body))).toEqual([400, code])
  })

  it('tells which field was wrong, as the library reads it', async () => {
    const rest = new REST({ api: sandbox.running.apiBase, version: '10', retries: 0 }).setToken(sandbox.running.token)
    const error = await rest
      .post(`/channels/${dm}/messages`, { body: { content: 'x'.repeat(2001) } })
      .catch((thrown: Error) => thrown)
    expect(error).toBeInstanceOf(DiscordAPIError)
    expect((error as Error).message).toContain('content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.')
  })

  it('forgives a missing reply when asked, and mentions whom it may', async () => {
    const said = await sandbox.act('send', { member: kofi, channel: 'dm', content: 'hi' })
    expect(
      (await post({ content: 'x', message_reference: { message_id: '1', fail_if_not_exists: false } })).body.type,
    ).toBe(0)
    const reply = await post({
      content: 'x',
      message_reference: { message_id: said.id },
      allowed_mentions: { parse: [] },
    })
    expect(reply.body).toMatchObject({ type: 19, referenced_message: { content: 'hi' } })
    expect((await post({ content: `<@${kofi}>`, allowed_mentions: { parse: [] } })).body.mentions).toEqual([])
    expect((await post({ content: `<@${kofi}>` })).body.mentions).toHaveLength(1)
  })

  it('takes files as the library uploads them', async () => {
    const rest = new REST({ api: sandbox.running.apiBase, version: '10', retries: 0 }).setToken(sandbox.running.token)
    const files = [
      { name: 'lantern.log', data: Buffer.from('wörds\r\n--not a boundary\r\n'), contentType: 'text/plain' },
      { name: 'two.bin', data: Buffer.from([0, 13, 10, 255]) },
    ]
    const body = { content: 'twö files', attachments: [{ id: 0, filename: 'lantern.log', description: 'the log' }] }
    const sent = (await rest.post(`/channels/${dm}/messages`, { files, body })) as {
      content: string
      attachments: { filename: string; url: string; description?: string }[]
    }
    expect(sent.content).toBe('twö files')
    expect(sent.attachments.map((file) => file.filename)).toEqual(['lantern.log', 'two.bin'])
    expect(sent.attachments[0]).toMatchObject({ description: 'the log', content_type: 'text/plain' })
    expect(await (await fetch(sent.attachments[0]!.url)).text()).toBe(files[0]!.data.toString())
    expect(Buffer.from(await (await fetch(sent.attachments[1]!.url)).arrayBuffer())).toEqual(files[1]!.data)
  })

  it('shows a file in the card that names it, and beside the message once the card is gone', async () => {
    const form = new FormData()
    const embeds = [{ title: 'Ana joined', thumbnail: { url: 'attachment://ana.png' } }]
    form.set('payload_json', JSON.stringify({ embeds, attachments: [{ id: 0, filename: 'ana.png' }] }))
    form.set('files[0]', new Blob(['a picture'], { type: 'image/png' }), 'ana.png')
    const { body: sent } = await post(form)
    expect(sent.attachments).toEqual([])
    expect(await (await fetch(sent.embeds[0].thumbnail.url)).text()).toBe('a picture')
    const change = { content: 'no card', embeds: [] }
    const { body: changed } = await sandbox.rest('PATCH', `/channels/${dm}/messages/${sent.id}`, change)
    expect(changed).toMatchObject({ embeds: [], attachments: [{ filename: 'ana.png' }] })
  })

  it('refuses files over 10 MiB and what is no JSON', async () => {
    const form = new FormData()
    form.set('payload_json', '{"content":"x"}')
    form.set('files[0]', new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), 'big.bin')
    expect(await refused(post(form))).toEqual([413, 40005])
    const response = await fetch(`${sandbox.running.apiBase}/v10/channels/${dm}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${sandbox.running.token}`, 'content-type': 'application/json' },
      body: '{',
    })
    expect([response.status, ((await response.json()) as { code: number }).code]).toEqual([400, 50109])
  })
})

describe('reading', () => {
  it('pages after, before and around, newest first', async () => {
    const ids: string[] = []
    for (let number = 0; number < 130; number++)
      ids.push((await sandbox.act('send', { member: kofi, channel: 'dm', content: String(number) })).id)
    const list = async (query: string) =>
      (await sandbox.rest('GET', `/channels/${dm}/messages?${query}`)).body.map((message: { id: string }) => message.id)
    expect(await list(`after=${ids[9]}&limit=100`)).toEqual(ids.slice(10, 110).reverse())
    expect(await list(`before=${ids[9]}&limit=3`)).toEqual(ids.slice(6, 9).reverse())
    expect(await list(`around=${ids[50]}&limit=3`)).toEqual(ids.slice(49, 52).reverse())
    expect(await list('')).toEqual(ids.slice(80).reverse())
  })

  it('shows edits and deletions of members', async () => {
    const said = await sandbox.act('send', { member: kofi, channel: 'dm', content: 'befor' })
    await sandbox.act('edit', { member: kofi, channel: 'dm', message: said.id, content: 'before' })
    expect((await sandbox.rest('GET', `/channels/${dm}/messages/${said.id}`)).body).toMatchObject({
      content: 'before',
      edited_timestamp: expect.any(String),
    })
    expect(await refused(sandbox.rest('PATCH', `/channels/${dm}/messages/${said.id}`, { content: 'x' }))).toEqual([
      403, 50005,
    ])
    await sandbox.act('delete', { member: kofi, channel: 'dm', message: said.id })
    expect(await refused(sandbox.rest('GET', `/channels/${dm}/messages/${said.id}`))).toEqual([404, 10008])
  })
})

describe('attachments', () => {
  it('expire, and reading the message again gives fresh links', async () => {
    const said = await sandbox.act('send', {
      member: kofi,
      channel: 'dm',
      files: [{ name: 'lantern log.txt', type: 'text/plain', base64: btoa('words') }],
    })
    const old = said.attachments[0]!.url
    const good = await fetch(old)
    expect([good.status, await good.text()]).toEqual([200, 'words'])
    await sandbox.act('expire-links', {})
    expect((await fetch(old)).status).toBe(404)
    const { body } = await sandbox.rest('GET', `/channels/${dm}/messages/${said.id}`)
    expect(await (await fetch(body.attachments[0].url)).text()).toBe('words')
    expect((await fetch(body.attachments[0].url.replace(/hm=./, 'hm=x'))).status).toBe(404)
  })
})

describe('places and permissions', () => {
  it('refuses unseen channels with 50001, forbidden ones with 50013, unknown ones with 10003', async () => {
    const general = await sandbox.channel('general')
    await sandbox.act('deny-permission', { channel: general, permission: 'SEND_MESSAGES' })
    expect(await refused(post({ content: 'x' }, general))).toEqual([403, 50013])
    await sandbox.act('deny-permission', { channel: general, permission: 'VIEW_CHANNEL' })
    expect(await refused(post({ content: 'x' }, general))).toEqual([403, 50001])
    await sandbox.act('delete-channel', { channel: general })
    expect(await refused(post({ content: 'x' }, general))).toEqual([404, 10003])
  })

  it('keeps members out of #announcements and out of threads that are not theirs', async () => {
    const announcements = await sandbox.channel('announcements')
    await expect(sandbox.act('send', { member: kofi, channel: announcements, content: 'x' })).rejects.toThrow(
      'permission',
    )
    const thread = (
      await sandbox.rest('POST', `/channels/${await sandbox.channel('support')}/threads`, { name: 'Kofi', type: 12 })
    ).body
    await expect(sandbox.act('send', { member: kofi, channel: thread.id, content: 'x' })).rejects.toThrow(
      'sees no such channel',
    )
    await sandbox.rest('PUT', `/channels/${thread.id}/thread-members/${kofi}`)
    await sandbox.act('send', { member: kofi, channel: thread.id, content: 'x' })
    expect((await sandbox.rest('GET', `/channels/${thread.id}/messages`)).body[0]).toMatchObject({ content: '' })
    await sandbox.act('message-content', { granted: true })
    expect((await sandbox.rest('GET', `/channels/${thread.id}/messages`)).body[0]).toMatchObject({ content: 'x' })
  })

  it('refuses edits in archived threads, and unarchives by sending', async () => {
    const thread = (
      await sandbox.rest('POST', `/channels/${await sandbox.channel('support')}/threads`, { name: 'Kofi', type: 12 })
    ).body
    const said = await post({ content: 'x' }, thread.id)
    await sandbox.act('archive-thread', { channel: thread.id, archived: true })
    expect(
      await refused(sandbox.rest('PATCH', `/channels/${thread.id}/messages/${said.body.id}`, { content: 'y' })),
    ).toEqual([400, 50083])
    await post({ content: 'y' }, thread.id)
    expect((await sandbox.rest('GET', `/channels/${thread.id}`)).body.thread_metadata.archived).toBe(false)
  })

  it('answers wrong tokens, paths and methods as Discord does', async () => {
    expect((await sandbox.rest('GET', '/users/@me', undefined, 'Bot no')).body).toEqual({
      message: '401: Unauthorized',
      code: 0,
    })
    expect((await sandbox.rest('GET', '/nowhere')).status).toBe(404)
    expect((await sandbox.rest('DELETE', '/gateway')).status).toBe(405)
  })
})
