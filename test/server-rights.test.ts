import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KeptServer } from './support/kept-server.ts'

/**
 * Who sees and who writes where, in the server that the template makes: walked by people of each role, channel by channel, by acts of the
 * simulated Discord, which computes permissions as Discord documents them.
 */
const PEOPLE = {
  newcomer: [],
  member: ['Member'],
  helper: ['Helper', 'Member'],
  agent: ['Agent', 'Member'],
  moderator: ['Moderator', 'Member'],
  admin: ['Admin', 'Member'],
} as const
type Person = keyof typeof PEOPLE

const EVERYBODY = Object.keys(PEOPLE) as Person[]
const STAFF: Person[] = ['agent', 'moderator', 'admin']
const LEADS: Person[] = ['moderator', 'admin']

/** A channel that is not here is one that nobody has thought about. */
const TABLE: Record<string, { see: Person[]; write: Person[] }> = {
  'start-here': { see: EVERYBODY, write: LEADS },
  rules: { see: EVERYBODY, write: LEADS },
  announcements: { see: EVERYBODY, write: LEADS },
  general: { see: EVERYBODY, write: EVERYBODY },
  support: { see: EVERYBODY, write: EVERYBODY },
  'bug-report': { see: EVERYBODY, write: LEADS },
  'feature-request': { see: EVERYBODY, write: EVERYBODY },
  desk: { see: STAFF, write: STAFF },
  'mod-log': { see: STAFF, write: STAFF },
}

let server: KeptServer
const ids = {} as Record<Person, string>

beforeAll(async () => {
  server = await KeptServer.open('empty')
  expect((await server.apply()).state).toBe('done')
  for (const person of EVERYBODY) {
    const roles = await Promise.all(PEOPLE[person].map((name) => server.role(name)))
    const { user } = await server.sandbox.act('add-member', { name: `The ${person}`, roles, account_days: 400 })
    ids[person] = user.id
  }
})
afterAll(() => server.close())

const textChannels = async () =>
  (await server.sandbox.state()).channels.filter(
    (channel) => channel.type === 0 || channel.type === 5 || channel.type === 15,
  )

test('the table speaks of every channel that the template makes', async () => {
  const names = (await textChannels()).map((channel) => ('name' in channel ? channel.name : ''))
  expect(names.sort()).toEqual(Object.keys(TABLE).sort())
})

describe.each(EVERYBODY)('%s', (person) => {
  test('sees exactly what the table says', async () => {
    const { channels } = await server.sandbox.state(ids[person])
    const seen = channels.flatMap((channel) =>
      'name' in channel && channel.name && channel.name in TABLE ? [channel.name] : [],
    )
    expect(seen.sort()).toEqual(
      Object.keys(TABLE)
        .filter((name) => TABLE[name]?.see.includes(person))
        .sort(),
    )
  })

  test.each(Object.keys(TABLE))('writes in #%s exactly where the table says', async (name) => {
    const channel = (await textChannels()).find((each) => 'name' in each && each.name === name)
    const seen = (await server.sandbox.state(ids[person])).channels.find(({ id }) => id === channel?.id)
    const may = TABLE[name]?.write.includes(person) ?? false
    // A post of a forum is a thread: what decides there is the same right to send.
    expect(seen?.can_send ?? false).toBe(may)
    if (channel?.type === 15) return
    const sent = server.sandbox.act('send', {
      member: ids[person],
      channel: channel?.id ?? '',
      content: `I am the ${person}`,
    })
    if (may) expect((await sent).content).toBe(`I am the ${person}`)
    else await expect(sent).rejects.toThrow()
  })
})

test('the bot writes wherever something of ours is posted, by its own overwrites and not as an administrator', async () => {
  const member = await server.owner()
  const role = await server.role('Lumi')
  const before = (await server.sandbox.state()).roles.find(({ id }) => id === role)
  expect(before).toBeDefined()
  const all = ['Administrator', 'Send Messages', 'View Channel', 'Manage Channels', 'Manage Roles', 'Manage Messages']
  await server.sandbox.act('change-role', { member, role, take: all })
  for (const name of ['start-here', 'rules', 'announcements', 'bug-report', 'desk', 'mod-log', 'support']) {
    const channel = await server.sandbox.channel(name)
    const { status } = await server.sandbox.rest('POST', `/channels/${channel}/messages`, { content: 'Ours' })
    expect([name, status]).toEqual([name, 200])
  }
})
