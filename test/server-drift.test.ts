import { afterAll, beforeAll, expect, test } from 'vitest'
import { SERVER_TEMPLATE } from '../src/protocol/server-template.ts'
import { KeptServer } from './support/kept-server.ts'

/** What people change by hand in a guild that is kept by a file, found one by one, and mended by applying again. */
let server: KeptServer
let member: string

beforeAll(async () => {
  server = await KeptServer.open('empty')
  expect((await server.apply()).state).toBe('done')
  member = await server.owner()
  await server.sandbox.act('change-role', { member, role: await server.role('Lumi'), position: 20 })
})
afterAll(() => server.close())

const drifts = async () =>
  (await server.drift()).map(({ kind, words, grave }) => `${grave ? 'grave ' : ''}${kind}: ${words}`)

/** Applying makes it as it was, and nothing is left to do. */
async function mend(): Promise<void> {
  const run = await server.apply()
  expect(run.steps.filter(({ state }) => state !== 'done').map(({ id, words }) => [id, words])).toEqual([])
  expect(await drifts()).toEqual([])
  expect(await server.plan()).toEqual([])
}

test('a guild as it was applied has no drift', async () => {
  expect(await drifts()).toEqual([])
})

test('a channel that was deleted is missing', async () => {
  await server.sandbox.act('delete-channel', { channel: await server.sandbox.channel('support'), member })
  expect(await drifts()).toEqual(['missing: #support was deleted.'])
  await mend()
})

test('a channel that was renamed is the same channel', async () => {
  const channel = await server.sandbox.channel('general')
  await server.sandbox.act('change-channel', { member, channel, name: 'chat', topic: 'Anything' })
  expect(await drifts()).toEqual(['renamed: #general was renamed to #chat.', 'changed: #general: topic changed.'])
  await mend()
  expect(await server.sandbox.channel('general')).toBe(channel)
})

test('a channel that was moved goes back, and neighbours that changed places too', async () => {
  const channel = await server.sandbox.channel('general')
  await server.sandbox.act('change-channel', { member, channel, parent: await server.sandbox.channel('Help') })
  expect(await drifts()).toEqual(['moved: #general was moved to Help.'])
  await mend()
  const rules = await server.sandbox.channel('rules')
  await server.sandbox.act('change-channel', { member, channel: rules, position: 0 })
  expect(await drifts()).toEqual(['moved: Channels in Welcome were put in another order.'])
  await mend()
})

test('who may post in #announcements is grave, whoever it is', async () => {
  const channel = await server.sandbox.channel('announcements')
  await server.sandbox.act('change-overwrite', { member, channel, target: server.work.guild, allow: ['Send Messages'] })
  expect(await drifts()).toEqual([
    'grave permissions: Everyone can post in #announcements.',
    'permissions: In #announcements the permissions of everyone were changed.',
  ])
  await mend()
})

test('a staff channel that stands open to a role or a person of nobody is grave', async () => {
  const channel = await server.sandbox.channel('mod-log')
  const { role } = await server.sandbox.act('create-role', { member, name: 'Streamers' })
  await server.sandbox.act('change-overwrite', { member, channel, target: role, allow: ['View Channel'] })
  const someone = await server.sandbox.act('add-member', { name: 'Nils' })
  await server.sandbox.act('change-overwrite', { member, channel, target: someone.user.id, allow: ['View Channel'] })
  expect(await drifts()).toEqual(['grave permissions: The role Streamers, One member by name can see #mod-log.'])
  // The file says nothing of them, so applying leaves them; whoever gave it takes it back.
  expect(await server.plan()).toEqual([])
  await server.sandbox.act('change-overwrite', { member, channel, target: role })
  await server.sandbox.act('change-overwrite', { member, channel, target: someone.user.id })
  await server.sandbox.act('delete-role', { member, role })
  expect(await drifts()).toEqual([])
})

test('a role that was deleted is missing; one that got rights over the server is grave', async () => {
  await server.sandbox.act('delete-role', { member, role: await server.role('Helper') })
  expect(await drifts()).toEqual(['missing: The role Helper was deleted.'])
  await mend()
  await server.sandbox.act('change-role', {
    member,
    role: await server.role('Agent'),
    give: ['Manage Guild'],
    take: ['Manage Threads'],
  })
  expect(await drifts()).toEqual(['grave permissions: The role Agent got Manage Guild and lost Manage Threads.'])
  await mend()
})

test('a panel that was deleted is posted again, and a forum gets its tags back', async () => {
  const channel = await server.sandbox.channel('start-here')
  const [panel] = await server.sandbox.act('messages', { channel })
  await server.sandbox.act('delete', { member, channel, message: panel?.id ?? '' })
  expect(await drifts()).toEqual(['panel_deleted: The panel "How we help you" in #start-here was deleted.'])
  await mend()
  const forum = await server.sandbox.channel('feature-request')
  await server.sandbox.act('change-channel', { member, channel: forum, tags: ['Gameplay', 'Other'] })
  expect(await drifts()).toEqual(['changed: Tags of #feature-request: tag Quality of life changed.'])
  await mend()
})

test('a rule that was switched off is said; rules of others are left alone', async () => {
  const rules = await server.sandbox.rest('GET', `/guilds/${server.work.guild}/auto-moderation/rules`)
  const scams = rules.body.find(({ name }: { name: string }) => name === 'Guildesk: scams').id
  await server.sandbox.act('change-rule', { member, rule: scams, enabled: false })
  await server.sandbox.act('create-rule', { member, name: 'Ours', words: ['cabbage'] })
  expect(await drifts()).toEqual(['changed: The AutoMod rule Guildesk: scams: enabled changed.'])
  await mend()
  expect((await server.look(undefined, true)).plan.steps).toEqual([])
})

test('what stands in no file is left alone, and goes with --prune', async () => {
  const { channel } = await server.sandbox.act('create-channel', { member, name: 'memes' })
  expect(await server.plan()).toEqual([])
  expect((await server.look()).plan.besides).toEqual([{ part: 'channel', name: '#memes' }])
  expect(await server.plan(SERVER_TEMPLATE, true)).toEqual([`delete channel ${channel}`])
  expect((await server.apply(SERVER_TEMPLATE, { prune: true })).state).toBe('done')
  await expect(server.sandbox.channel('memes')).rejects.toThrow()
})
