import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { describe, expect, test } from 'vitest'
import type { FoundChannel, FoundRole, FoundServer, PartIds } from './found.ts'
import { planServer } from './plan-server.ts'
import { readServerFile } from './read-server-file.ts'

const GUILD = '500000000000000001'
const BOT = '700000000000000001'

const role = (id: string, more: Partial<FoundRole> = {}): FoundRole => ({
  ...{ id, name: id, position: 1, permissions: 0n, color: null, hoist: false, mentionable: false, managed: false },
  ...more,
})
const channel = (id: string, more: Partial<FoundChannel> = {}): FoundChannel => ({
  ...{ id, type: 'text', name: id, parent: '10', position: Number(id), topic: null, slowmode: 0 },
  ...{ overwrites: [], tags: [], requireTag: false },
  ...more,
})

const TALK = channel('10', { type: 'category', name: 'Talk', parent: null })
const everyone = (permissions: bigint): FoundRole => role(GUILD, { name: '@everyone', position: 0, permissions })
const lumi = role('90', { name: 'Lumi', position: 20, permissions: Bits.Administrator, managed: true })

const found = (more: Partial<FoundServer> = {}): FoundServer => ({
  ...{ id: GUILD, name: 'Lumen Trails', ownerId: '1', community: false, features: [], rulesChannel: null },
  ...{ updatesChannel: null, verification: 0, hidden: [], panels: [], gone: [], rules: [] },
  bot: { id: BOT, name: 'Lumi', roles: ['90'], applicationId: BOT },
  channels: [TALK],
  ...more,
  roles: [everyone(0n), lumi, ...(more.roles ?? [])],
})

function fileOf(body: string) {
  const read = readServerFile(`version: 1\n${body}`)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.file
}

const plan = (body: string, server: FoundServer, parts: PartIds = new Map(), prune = false) =>
  planServer(fileOf(body), server, parts, prune)

const steps = (...given: Parameters<typeof plan>) =>
  plan(...given).steps.map(({ shown, deed }) => ({ id: shown.id, careful: shown.careful, body: deed.call.body }))

const channels = (lines: string) => `categories:\n  - name: Talk\n    channels:\n${lines}`

describe('what is there', () => {
  test('is changed only where it differs, and what the file does not say stays', () => {
    const server = found({ channels: [TALK, channel('11', { name: 'a', topic: 'Old', slowmode: 30 })] })
    expect(steps(channels('      - name: a\n'), server)).toEqual([])
    expect(steps(channels('      - { name: a, topic: New }\n'), server)).toEqual([
      { id: 'change channel a', careful: false, body: { topic: 'New' } },
    ])
    expect(steps(channels('      - { name: a, slowmode: 0 }\n'), server)[0]?.body).toEqual({ rate_limit_per_user: 0 })
  })

  test('is known by its id before it is known by its name', () => {
    const server = found({ channels: [TALK, channel('11', { name: 'b' }), channel('12', { name: 'a' })] })
    const parts = new Map([['channel a', '11']])
    expect(steps(channels('      - name: a\n'), server, parts)).toEqual([
      { id: 'change channel a', careful: false, body: { name: 'a' } },
    ])
    // Unknown, and two of that name elsewhere: nobody can tell which one is meant, so a new one is made.
    const two = [channel('13', { name: 'c', parent: null }), channel('14', { name: 'c', parent: '99' })]
    expect(steps(channels('      - name: c\n'), found({ channels: [TALK, ...two] }))[0]?.id).toBe('create channel c')
  })

  test('keeps overwrites of others and bits that have no name', () => {
    const odd = 1n << 62n
    const theirs = { id: '77', type: 'member' as const, allow: Bits.ViewChannel, deny: 0n }
    const own = { id: GUILD, type: 'role' as const, allow: odd, deny: Bits.SendMessages }
    const server = found({ channels: [TALK, channel('11', { name: 'a', overwrites: [theirs, own] })] })
    const open = channels('      - name: a\n        permissions:\n          everyone: { allow: [Send Messages] }\n')
    expect(steps(open, server)).toEqual([
      {
        id: 'change channel a',
        careful: true,
        body: {
          permission_overwrites: [
            { id: '77', type: 1, allow: Bits.ViewChannel.toString(), deny: '0' },
            { id: GUILD, type: 0, allow: (odd | Bits.SendMessages).toString(), deny: '0' },
          ],
        },
      },
    ])
  })
})

describe('roles', () => {
  const FILE = 'roles:\n  - { name: A, permissions: [Speak] }\n  - name: B\n'

  test('rights that change are marked, and a bit without a name stays', () => {
    const odd = 1n << 62n
    const server = found({
      roles: [role('31', { name: 'A', position: 3, permissions: odd }), role('32', { name: 'B', position: 2 })],
    })
    expect(steps(FILE, server)).toEqual([
      {
        id: 'change role a',
        careful: true,
        body: expect.objectContaining({ permissions: (Bits.Speak | odd).toString() }),
      },
    ])
  })

  test('only their own places are dealt out anew, so what stands between stays', () => {
    const between = role('33', { name: 'Streamer', position: 3 })
    const server = found({
      roles: [
        role('32', { name: 'B', position: 4 }),
        between,
        role('31', { name: 'A', position: 2, permissions: Bits.Speak }),
      ],
    })
    expect(steps(FILE, server)).toEqual([
      {
        id: 'order order roles',
        careful: false,
        body: [
          { id: '31', position: 4 },
          { id: '32', position: 2 },
        ],
      },
    ])
  })

  test('of equal positions the older is the higher one, as Discord has it', () => {
    const tied = [role('31', { name: 'A', permissions: Bits.Speak }), role('32', { name: 'B' })]
    expect(steps(FILE, found({ roles: tied }))).toEqual([])
    const [a, b] = tied.map((each, at) => ({ ...each, id: at === 0 ? '35' : '34' })) as [FoundRole, FoundRole]
    expect(steps(FILE, found({ roles: [a, b] }))[0]?.body).toEqual([{ id: '35', position: 2 }])
  })
})

test('members get rights when what is to be closed to them is closed, and lose them at once', () => {
  const file = `roles:
  - { name: Regular, permissions: [View Channel] }
  - { name: Strict }
everyone: { permissions: [View Channel] }
${channels('      - name: desk\n        permissions:\n          everyone: { deny: [View Channel] }\n')}`
  const roles = [
    role('31', { name: 'Regular', position: 9 }),
    role('32', { name: 'Strict', position: 8, permissions: Bits.KickMembers }),
  ]
  const desk = channel('11', { name: 'desk' })
  const planned = plan(file, found({ roles, channels: [TALK, desk] })).steps
  expect(planned.map(({ shown, waits }) => [shown.id, waits])).toEqual([
    ['change role strict', []],
    ['change channel desk', []],
    ['change role regular', ['#desk']],
    ['change everyone everyone', ['#desk']],
  ])
  const closed = { ...desk, overwrites: [{ id: GUILD, type: 'role' as const, allow: 0n, deny: Bits.ViewChannel }] }
  const then = plan(file, found({ roles, channels: [TALK, closed] })).steps
  expect(then.map(({ waits }) => waits)).toEqual([[], [], []])
})

test('prune takes what the file does not name, and never what is nobody’s to delete', () => {
  const server = found({
    roles: [role('31', { name: 'Old' }), role('32', { name: 'Booster', managed: true })],
    channels: [
      TALK,
      channel('11', { name: 'a' }),
      channel('12', { name: 'b' }),
      channel('13', { name: 'Stage', type: 'other' }),
    ],
    rules: [],
  })
  const file = channels('      - name: a\n')
  expect(plan(file, server).besides).toEqual([
    { part: 'channel', name: '#b' },
    { part: 'role', name: 'Old' },
  ])
  expect(steps(file, server, new Map(), true).map(({ id }) => id)).toEqual(['delete channel 12', 'delete role 31'])
})

test('a plan’s name tells what it would do: the same for the same, another for another server, file or wish', () => {
  const file = channels('      - { name: a, topic: New }\n')
  const server = found({ channels: [TALK, channel('11', { name: 'a' })] })
  const { hash } = plan(file, server)
  expect(plan(file, found({ channels: [TALK, channel('11', { name: 'a' }), channel('19', { name: 'z' })] })).hash).toBe(
    hash,
  )
  expect(plan(file, found({ channels: [TALK, channel('11', { name: 'a', topic: 'Theirs' })] })).hash).not.toBe(hash)
  expect(plan(channels('      - { name: a, topic: Newer }\n'), server).hash).not.toBe(hash)
  expect(plan(file, server, new Map(), true).hash).not.toBe(hash)
})
