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
