import { ChannelType } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createChecker } from '../test/support/conformance.mjs'
import { TestSandbox } from '../test/support/sandbox-client.ts'

let sandbox: TestSandbox
let forum: string
let text: string
beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
  forum = await sandbox.channel('feature-request')
  text = await sandbox.channel('bug-report')
})
afterEach(() => {
  if (process.env.SPECS_DIR) {
    const checker = createChecker()
    for (const { method, path, answer } of sandbox.exchanges) {
      if (answer.status >= 400) continue
      const { violations } = checker.checkResponse({ method, path, status: answer.status, body: answer.body })
      expect(violations, `${method} ${path}`).toEqual([])
    }
  }
  return sandbox.close()
})

const threads = (channel: string, body: object) => sandbox.rest('POST', `/channels/${channel}/threads`, body)
const post = (more: object = {}) => threads(forum, { name: '#1 Lanterns', message: { content: 'Glow' }, ...more })
const patch = (channel: string, body: object) => sandbox.rest('PATCH', `/channels/${channel}`, body)

it('lists the forum with its tags', async () => {
  const { body } = await sandbox.rest('GET', `/guilds/${sandbox.running.guildId}/channels`)
  const shown = (body as unknown as { id: string }[]).find(({ id }) => id === forum)
  expect(shown).toMatchObject({
    type: ChannelType.GuildForum,
    flags: 0,
    available_tags: [{ name: 'Gameplay' }, {}, {}],
  })
})

it('makes a post: a thread and its first message of one id, with at most five known tags', async () => {
  const tags = sandbox.running.sandbox.world.channels.get(forum)?.forum?.tags.map(({ id }) => id) ?? []
  const { status, body } = await post({ applied_tags: tags.slice(0, 2) })
  expect(status).toBe(201)
  expect(body).toMatchObject({ parent_id: forum, applied_tags: tags.slice(0, 2), message_count: 0, type: 11 })
  expect(await sandbox.rest('GET', `/channels/${body.id}/messages/${body.id}`)).toMatchObject({
    body: { content: 'Glow' },
  })
  const active = await sandbox.rest('GET', `/guilds/${sandbox.running.guildId}/threads/active`)
  expect(active.body).toMatchObject({ threads: [{ id: body.id }] })
  expect(await post({ applied_tags: [...tags, ...tags] })).toMatchObject({ status: 400, body: { code: 50_035 } })
  expect(await post({ applied_tags: ['1'] })).toMatchObject({ body: { code: 50_035 } })
  expect(await post({ message: {} })).toMatchObject({ body: { code: 50_006 } })
  const said = await sandbox.rest('POST', `/channels/${forum}/messages`, { content: 'x' })
  expect(said).toMatchObject({ status: 400, body: { code: 50_008 } })
})

it('refuses a post without a tag where one is required', async () => {
  const { world } = sandbox.running.sandbox
  const channel = world.channels.get(forum)
  if (!channel?.forum) throw new Error('there is no forum')
  world.keep({ kind: 'channel', value: { ...channel, forum: { ...channel.forum, requireTag: true } } })
  expect(await post()).toMatchObject({ status: 400, body: { code: 40_067 } })
})

it('lets a message begin one thread, which bears its id', async () => {
  const message = (await sandbox.rest('POST', `/channels/${text}/messages`, { content: 'card' })).body.id
  const begin = () => sandbox.rest('POST', `/channels/${text}/messages/${message}/threads`, { name: '#1 Card' })
  expect(await begin()).toMatchObject({ status: 201, body: { id: message, parent_id: text, type: 11 } })
  expect(await begin()).toMatchObject({ status: 400, body: { code: 160_004 } })
  const { body } = await sandbox.rest('GET', `/channels/${text}/messages/${message}`)
  expect(body).toMatchObject({ flags: 32, thread: { id: message } })
  await sandbox.act('deny-permission', { channel: text, permission: 'CreatePublicThreads' })
  const other = (await sandbox.rest('POST', `/channels/${text}/messages`, { content: 'card' })).body.id
  const denied = await sandbox.rest('POST', `/channels/${text}/messages/${other}/threads`, { name: '#2' })
  expect(denied).toMatchObject({ status: 403, body: { code: 50_013 } })
})

it('edits nothing inside an archived thread before it is brought back, and lists what is archived', async () => {
  const { id } = (await post()).body
  expect((await patch(id, { archived: true })).status).toBe(200)
  const edit = () => sandbox.rest('PATCH', `/channels/${id}/messages/${id}`, { content: 'anew' })
  expect(await edit()).toMatchObject({ status: 400, body: { code: 50_083 } })
  const archived = await sandbox.rest('GET', `/channels/${forum}/threads/archived/public`)
  expect(archived.body).toMatchObject({ threads: [{ id }], has_more: false })
  expect((await patch(id, { archived: false })).status).toBe(200)
  expect((await edit()).status).toBe(200)
})

it('has room for a thousand active threads', async () => {
  const { id } = (await post()).body
  const { world } = sandbox.running.sandbox
  const like = world.channels.get(id)
  if (!like) throw new Error('there is no post')
  for (let more = 1; more < 1000; more += 1) {
    world.apply({ kind: 'channel', value: { ...like, id: world.ids.next() } })
  }
  expect(await post()).toMatchObject({ status: 400, body: { code: 160_006 } })
  await patch(id, { archived: true })
  expect((await post()).status).toBe(201)
})
