import { PermissionFlagsBits as P } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import type { Answer, Call } from '../rest/client.ts'
import { findBars } from './find-bars.ts'

const us = { applicationId: '77', botId: '7', botName: 'Lumen' }
const scene = { guild: '1', channel: '5', member: '9' }

/** A guild as Discord tells of it: the bot has the role `bot`, the member the role `theirs`. */
function discord(facts: {
  bot: bigint
  position?: number
  theirs?: { permissions: bigint; position: number }
  owner?: string
  left?: boolean
  denied?: bigint
}) {
  const { theirs = { permissions: 0n, position: 1 } } = facts
  const role = (id: string, name: string, permissions: bigint, position: number) => {
    return { id, name, permissions: String(permissions), position }
  }
  const overwrite = { id: '7', type: 1, allow: '0', deny: String(facts.denied ?? 0n) }
  const bodies: Record<string, object> = {
    '/guilds/1': {
      id: '1',
      owner_id: facts.owner ?? '3',
      roles: [
        role('1', '@everyone', P.ViewChannel, 0),
        role('71', 'Lumen', facts.bot, facts.position ?? 5),
        role('91', 'Explorer', theirs.permissions, theirs.position),
      ],
    },
    '/guilds/1/members/7': { user: { id: '7' }, roles: ['71'] },
    '/guilds/1/members/9': { user: { id: '9' }, roles: ['91'] },
    // A thread: what holds in it stands in the channel above it.
    '/channels/5': { id: '5', type: 11, parent_id: '4', name: 'a thread' },
    '/channels/4': { id: '4', type: 0, name: 'general', permission_overwrites: [overwrite] },
  }
  return {
    async call({ route }: Call): Promise<Answer> {
      const refused = { kind: 'refused' as const, status: 404, code: 10_007, detail: 'Unknown Member' }
      if (facts.left && route === '/guilds/1/members/9') return { ok: false, failure: refused }
      return { ok: true, body: bodies[route] }
    },
  }
}

const ENOUGH = P.ManageMessages | P.ModerateMembers | P.BanMembers
const actsOf = (bars: Awaited<ReturnType<typeof findBars>>) => bars?.map(({ act }) => act)

test('who has every right and the higher role is kept from nothing', async () => {
  expect(await findBars(discord({ bot: ENOUGH }), us, scene)).toEqual([])
  expect(await findBars(discord({ bot: P.Administrator }), us, scene)).toEqual([])
})

test('a missing right is named, with the place and the link that gives it', async () => {
  const bars = await findBars(discord({ bot: ENOUGH, denied: P.ManageMessages }), us, scene)
  expect(bars).toEqual([
    {
      act: 'delete_message',
      words: 'Lumen may not delete messages in #general. Give it "Manage Messages" there.',
      invite: expect.stringContaining('client_id=77'),
    },
  ])
  const bits = new URL(bars?.[0]?.invite ?? '').searchParams
  expect(BigInt(bits.get('permissions') ?? 0) & ENOUGH).toBe(ENOUGH)
  expect(bits.get('guild_id')).toBe('1')
  const none = await findBars(discord({ bot: 0n }), us, scene)
  expect(actsOf(none)).toEqual(['delete_message', 'time_out', 'end_time_out', 'ban'])
  expect(none?.[1]?.words).toContain('lacks "Timeout Members"')
  expect(none?.[3]?.words).toContain('lacks "Ban Members"')
})

test('a role above ours, or beside it, is to be moved; the owner is out of reach; an administrator is timed out by nobody', async () => {
  const words = 'Move the role "Lumen" above "Explorer" in the server\'s settings, then try again.'
  for (const position of [5, 9]) {
    const bars = await findBars(discord({ bot: ENOUGH, theirs: { permissions: 0n, position } }), us, scene)
    expect(actsOf(bars)).toEqual(['time_out', 'end_time_out', 'ban'])
    expect(bars?.every((bar) => bar.words === words && bar.invite === null)).toBe(true)
  }
  const owner = await findBars(discord({ bot: ENOUGH, owner: '9' }), us, scene)
  expect(owner?.map((bar) => bar.words)).toEqual(Array(3).fill('They own the server: nobody can do that to them.'))
  const admin = { permissions: P.Administrator, position: 1 }
  expect(actsOf(await findBars(discord({ bot: ENOUGH, theirs: admin }), us, scene))).toEqual([
    'time_out',
    'end_time_out',
  ])
})

test('who has left cannot be timed out, but banned', async () => {
  const bars = await findBars(discord({ bot: ENOUGH, left: true }), us, scene)
  expect(actsOf(bars)).toEqual(['time_out', 'end_time_out'])
  expect(bars?.[0]?.words).toContain('They have left the server')
})
