import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestSandbox } from '../../test/support/sandbox-client.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await TestSandbox.start()
})
afterAll(() => sandbox.close())

const said = (id: string, content: string) => ({
  id,
  by: 'member' as const,
  edited: null,
  body: { content },
  files: [],
})

test('what was said before stands in the direct messages under its own ids, for the member and the application', async () => {
  const { user } = await sandbox.member('Kofi Mensah')
  const button = { type: 2, style: 2, label: 'Never mind', custom_id: 'x' }
  const chat = {
    member: user.id,
    channel: '1300000000000000001',
    messages: [
      said('1300000000000000100', 'it crashes'),
      {
        id: '1300000000000000200',
        by: 'application' as const,
        edited: 1_700_000_000_000,
        body: { content: 'One moment.', embeds: [{ title: 'Help' }], components: [{ type: 1, components: [button] }] },
        files: [{ name: 'steps.txt', type: 'text/plain', base64: 'MS4gV2Fs' }],
      },
    ],
  }
  expect(await sandbox.act('past', { chats: [chat] })).toEqual({ messages: 2 })
  const { body } = await sandbox.rest('GET', '/channels/1300000000000000001/messages')
  expect(body).toMatchObject([
    {
      id: '1300000000000000200',
      content: 'One moment.',
      embeds: [{ title: 'Help' }],
      components: [{ components: [{ label: 'Never mind' }] }],
      attachments: [{ filename: 'steps.txt' }],
      edited_timestamp: '2023-11-14T22:13:20.000Z',
    },
    { id: '1300000000000000100', content: 'it crashes', author: { id: user.id } },
  ])
  const state = await sandbox.state(user.id)
  expect(state.channels.find(({ id }) => id === '1300000000000000001')).toMatchObject({ unread: 0 })
  // The chat goes on where it stands.
  await sandbox.act('send', { member: user.id, channel: 'dm', content: 'still there?' })
  const changed = await sandbox.rest('PATCH', '/channels/1300000000000000001/messages/1300000000000000200', {
    content: 'Here I am.',
  })
  expect(changed.status).toBe(200)
  const all = await sandbox.act('messages', { channel: '1300000000000000001' })
  expect(all.map(({ content }) => content)).toEqual(['it crashes', 'Here I am.', 'still there?'])
})

test('who has written already keeps their direct messages, with the past before what they said', async () => {
  const { user } = await sandbox.member('Yuki')
  const dm = await sandbox.directOf(user.id)
  await sandbox.act('send', { member: user.id, channel: 'dm', content: 'now' })
  const messages = [said('1300000000000000300', 'then')]
  await sandbox.act('past', { chats: [{ member: user.id, channel: '1300000000000000002', messages }] })
  const all = await sandbox.act('messages', { channel: dm })
  expect(all.map(({ content }) => content)).toEqual(['then', 'now'])
})

test('nobody has a past who is not there', async () => {
  const chats = [{ member: '1', channel: '2', messages: [] }]
  await expect(sandbox.act('past', { chats })).rejects.toThrow('no such member')
})

test('a channel, a thread under its message and a forum post stand with their tags and members, and can be written in', async () => {
  const bugs = await sandbox.channel('bug-report')
  const forum = await sandbox.channel('feature-request')
  const mei = (await sandbox.member('Mei-Ling Tan')).user.id
  const noa = (await sandbox.member('Noa')).user.id
  const { available_tags: tags } = (await sandbox.rest('GET', `/channels/${forum}`)).body
  const card = '1300000000000000500'
  const post = '1300000000000000600'
  const ours = (id: string, body: object) => ({ ...said(id, ''), by: 'application' as const, body: { ...body } })
  const thread = { parent: bugs, name: '#1003 Receipts', tags: [], archived: false }
  const named = { content: `Fixed <@${noa}>`, allowed_mentions: { users: [noa] } }
  const rooms = [
    { channel: bugs, messages: [ours(card, { embeds: [{ title: 'Receipts delayed' }] })] },
    {
      channel: card,
      thread,
      messages: [{ ...said('1300000000000000501', 'same here'), by: mei }, ours('1300000000000000502', named)],
    },
    {
      channel: post,
      thread: { ...thread, parent: forum, name: '#1004 Offline maps', tags: [tags[0].id], archived: true },
      messages: [ours(post, { content: 'Offline maps' })],
    },
  ]
  expect(await sandbox.act('past', { chats: [], rooms })).toEqual({ messages: 4 })
  const [first] = (await sandbox.rest('GET', `/channels/${bugs}/messages`)).body
  expect(first).toMatchObject({ id: card, thread: { name: '#1003 Receipts', message_count: 2 } })
  const seen = async (member: string, channel: string) =>
    (await sandbox.state(member)).channels.find(({ id }) => id === channel)
  expect(await seen(mei, card)).toMatchObject({ joined: true, unread: 0 })
  expect(await seen(noa, card)).toMatchObject({ joined: true })
  expect(await seen(noa, post)).toMatchObject({ applied_tags: [tags[0].id], thread_metadata: { archived: true } })
  const { status } = await sandbox.rest('PATCH', `/channels/${bugs}/messages/${card}`, { embeds: [{ title: 'Fixed' }] })
  expect(status).toBe(200)
  await sandbox.act('send', { member: noa, channel: post, content: 'yes please' })
  expect(await seen(noa, post)).toMatchObject({ thread_metadata: { archived: false } })
})

test('who came since wears the picture of whom it is taken from, and a post is published and pinned as it was', async () => {
  const ingrid = (await sandbox.member('Ingrid Solberg')).user
  const id = '1300000000000000700'
  const members = [{ id, name: 'lngrid Solberg', username: 'ingrid.n0rd', locale: 'en-US', picture: ingrid.id }]
  const news = await sandbox.channel('announcements')
  const post = { ...said('1300000000000000701', 'Version 1.42 is out'), by: 'application' as const }
  const rooms = [{ channel: news, messages: [{ ...post, published: true, pinned: true }] }]
  await sandbox.act('past', { members, chats: [], rooms })
  expect((await sandbox.member('lngrid Solberg')).user).toMatchObject({ id, avatar: ingrid.avatar })
  const { body } = await sandbox.rest('GET', `/channels/${news}/messages/pins`)
  expect(body.items).toMatchObject([{ message: { content: 'Version 1.42 is out', flags: 1, pinned: true } }])
  // Told again, nobody comes twice.
  await sandbox.act('past', { members, chats: [], rooms: [] })
  const { members: all } = await sandbox.state()
  expect(all.filter(({ user }) => user.id === id)).toHaveLength(1)
})
