import { afterEach, beforeEach, expect, it } from 'vitest'
import { RawGateway } from '../../test/support/raw-gateway.ts'
import { TestSandbox } from '../../test/support/sandbox-client.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
})
afterEach(() => sandbox.close())

const say = (channel: string, body: object) => sandbox.rest('POST', `/channels/${channel}/messages`, body)

it('makes thousands of members at once, of whom half can close their door at once', async () => {
  const began = performance.now()
  const { members } = await sandbox.act('add-members', { count: 5000, locale: 'pt-BR' })
  expect(new Set(members).size).toBe(5000)
  expect(await sandbox.act('direct-messages-many', { members: members.slice(0, 2500), open: false })).toEqual({
    changed: 2500,
  })
  expect(performance.now() - began).toBeLessThan(5000)
  const answers = await Promise.all(
    [members[0]!, members[2500]!].map(async (member) => say(await sandbox.directOf(member), { content: 'fixed' })),
  )
  expect(answers.map(({ status }) => status)).toEqual([403, 200])
  expect((await sandbox.state()).members.find(({ user }) => user.id === members[7])).toMatchObject({
    locale: 'pt-BR',
    direct_messages_open: false,
  })
})

it('tells who got which direct message and who was mentioned where, and names nobody who was not notified', async () => {
  const { members } = await sandbox.act('add-members', { count: 3 })
  const [first, second, third] = members as [string, string, string]
  const support = await sandbox.channel('support')
  await say(await sandbox.directOf(first), { embeds: [{ title: 'Fixed in 2.3.1', description: 'Thank you.' }] })
  const mention = `<@${second}> <@${third}> Fixed in 2.3.1`
  await say(support, { content: mention, allowed_mentions: { users: [second] } })
  await say(support, { content: mention, allowed_mentions: { parse: [] } })
  await say(support, { content: 'something else' })
  const { direct, mentioned } = await sandbox.act('told', { text: 'Fixed in 2.3.1' })
  expect(direct).toEqual([
    {
      member: first,
      channel: expect.any(String),
      message: expect.any(String),
      text: 'Fixed in 2.3.1\nThank you.',
    },
  ])
  expect(mentioned.map(({ member, channel }) => ({ member, channel }))).toEqual([{ member: second, channel: support }])
  expect(await sandbox.act('told', { after: mentioned[0]!.message })).toEqual({ direct: [], mentioned: [] })
})

it('lets chosen members press one button', async () => {
  const { members } = await sandbox.act('add-members', { count: 3 })
  const gateway = await RawGateway.identify(sandbox.running, 1 << 12)
  const support = await sandbox.channel('support')
  const button = { type: 2, style: 2, label: 'Me too', custom_id: 'c:me_too:1' }
  const card = (await say(support, { content: 'card', components: [{ type: 1, components: [button] }] })).body
  const pressed = await sandbox.act('press-many', {
    channel: support,
    message: card.id,
    custom_id: 'c:me_too:1',
    members,
  })
  expect(pressed).toEqual({ pressed: 3 })
  for (const member of members) {
    const { d } = await gateway.next('INTERACTION_CREATE')
    expect(d.member.user.id).toBe(member)
  }
  gateway.close()
})

it('brings whom the application mentions, and who writes, into a thread; the same message tells each once', async () => {
  const { members } = await sandbox.act('add-members', { count: 101 })
  const [writer, ...followers] = members as [string, ...string[]]
  const bugs = await sandbox.channel('bug-report')
  const card = (await say(bugs, { content: 'card' })).body
  await sandbox.rest('POST', `/channels/${bugs}/messages/${card.id}/threads`, { name: '#1038' })
  await sandbox.act('send', { member: writer, channel: card.id, content: 'mine too' })
  const joined = async (member: string) =>
    (await sandbox.state(member)).channels.find(({ id }) => id === card.id)?.joined
  expect([await joined(writer), await joined(followers[0]!)]).toEqual([true, false])
  const batch = followers.slice(0, 75)
  const content = batch.map((member) => `<@${member}>`).join(' ')
  await say(card.id, { content: `Fixed ${content}`, allowed_mentions: { users: batch } })
  expect([await joined(batch[74]!), await joined(followers[80]!)]).toEqual([true, false])
  const { mentioned } = await sandbox.act('told', { text: 'Fixed' })
  expect(mentioned.map(({ member }) => member)).toEqual(batch)
})
