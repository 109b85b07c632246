import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../../test/support/core.ts'
import { TestSandbox } from '../../../../../test/support/sandbox-client.ts'
import { forgetStaff, learnStaff } from '../../../../core/safety/learn-staff.ts'
import { readSettings } from '../../../../core/workspace/settings.ts'
import { type SettingsParts, updateSettings } from '../../../../core/workspace/update-settings.ts'
import type { Account } from '../../account.ts'
import { Guilds } from '../../guilds.ts'
import { DiscordRest } from '../../rest/client.ts'
import { LookalikeWatch, type WatchOptions } from './lookalike-watch.ts'

const MODERATOR = '800000000000000001'

let core: TestCore
let sandbox: TestSandbox
let rest: DiscordRest
let watch: LookalikeWatch
let watchOptions: WatchOptions
let guild: string
let last = 0
beforeAll(async () => {
  core = await openTestCore()
  sandbox = await TestSandbox.start({ lifted: true })
  guild = sandbox.running.guildId
  const options = { token: sandbox.running.token, apiBase: sandbox.running.apiBase, requestsPerSecond: 1000 }
  rest = new DiscordRest({ ...options, log: core.kernel.log, onTokenRefused: () => undefined })
  await set({ staffRoles: [{ id: MODERATOR, name: 'Moderator', guild }] })
})
beforeEach(async () => {
  await core.database.pool.query('delete from staff_member')
  const guilds = new Guilds(rest)
  await guilds.askAll()
  const account: Account = {
    ...{
      applicationId: '900',
      botId: '900',
      name: 'Lumi',
      botName: 'Lumi',
      messageContent: false,
      guildMembers: false,
    },
  }
  const view = { cdn: sandbox.origin, roleName: () => undefined }
  watchOptions = { ...core, rest, guilds, account, view }
  watch = new LookalikeWatch(watchOptions)
})
afterAll(async () => {
  rest.close()
  await Promise.all([core.close(), sandbox.close()])
})

async function set(change: Omit<SettingsParts, 'version'>): Promise<void> {
  const { kernel, workspace } = core
  const { version } = await readSettings(kernel.db, workspace)
  await updateSettings(kernel, { workspace, agent: null, change: { version, ...change } })
}

const nextId = (): string => String(700_000_000_000_000_000n + BigInt(++last))

const staff = (name: string, more: { address?: string; handle?: string; picture?: string | null } = {}) => {
  const { address = nextId(), handle = '', picture = null } = more
  const at = core.clock.now()
  const who = { guild, address, name, handle, picture, roles: ['Moderator'], agent: null, at }
  return learnStaff(core.kernel.db, core.workspace, who)
}

/** A message of theirs in a channel of the guild, as the gateway tells of it. */
function writes(
  name: string,
  more: { id?: string; handle?: string; avatar?: string; roles?: string[]; bot?: true } = {},
) {
  const { id = nextId(), handle = `handle${id}`, avatar = null, roles = [], bot = false } = more
  const author = { id, username: handle, global_name: name, avatar, bot }
  watch.hear('MESSAGE_CREATE', {
    id: nextId(),
    channel_id: '1',
    guild_id: guild,
    author,
    member: { roles },
    content: '',
  })
  return id
}

const alarms = async (address: string) =>
  (
    await core.database.pool.query(
      'select id, kind, state, facts, text, guild, case_id from moderation_report where subject_address = $1 order by opened_at',
      [address],
    )
  ).rows

const settle = (report: { id: string } | undefined, state: string) =>
  core.database.pool.query('update moderation_report set state = $2 where id = $1', [report?.id, state])

describe('who looks like staff', () => {
  test('is put before the moderators once, with whom they look like and by what', async () => {
    await staff('Ingeborg Solvang', { address: '555' })
    const id = writes('Ingeborg SoIvang', { handle: 'zed' })
    const other = writes('Kofi Mensah')
    await watch.look()
    expect(await alarms(id)).toMatchObject([
      {
        ...{ kind: 'lookalike', state: 'open', text: 'Ingeborg SoIvang (@zed)', guild: { id: guild } },
        facts: { staff: { address: '555', name: 'Ingeborg Solvang' }, signs: ['name'], certainty: expect.any(Number) },
      },
    ])
    writes('Ingeborg SoIvang', { id, handle: 'zed2' })
    await watch.look()
    expect(await alarms(id)).toHaveLength(1)
    expect(await alarms(other)).toEqual([])
  })

  test('is not put before them again after that was dismissed, unless the name changes', async () => {
    await staff('Arjun Mehta')
    const id = writes('Arjun Mehtа', { handle: 'am' })
    await watch.look()
    await settle((await alarms(id))[0], 'dismissed')
    // Another process, or another day: nothing is remembered but what is stored.
    const again = async (name: string) => {
      writes('somebody else', { id })
      await watch.look()
      writes(name, { id, handle: 'am' })
      await watch.look()
      return (await alarms(id)).length
    }
    expect(await again('Arjun Mehtа')).toBe(1)
    expect(await again('Arjun Mehta Support')).toBe(2)
  })

  test('the brand and its virtual agent count as staff', async () => {
    const ids = [writes('Lumen Trails Support'), writes('Lumі')]
    await watch.look()
    for (const id of ids) expect(await alarms(id)).toMatchObject([{ facts: { staff: { address: '900' } } }])
  })

  test('staff, agents and bots are never alarmed about', async () => {
    await staff('Tomasz Nowak', { address: '560' })
    const ids = [
      writes('Tomasz Nowak', { id: '560' }),
      writes('Tomasz Nowak', { roles: [MODERATOR] }),
      writes('Tomasz Nowak', { bot: true }),
      writes('Tomasz Nowak', { id: '561' }),
    ]
    await core.database.pool.query(`update agent set discord_user_id = '561'`)
    await watch.look()
    for (const id of ids) expect(await alarms(id)).toEqual([])
  })

  test('a colleague who takes another name is looked for among those who were seen before', async () => {
    await staff('Chloe', { address: '570' })
    const id = writes('Wildwood Wanderer')
    await watch.look()
    expect(await alarms(id)).toEqual([])
    await staff('Wildwood Wanderer', { address: '570' })
    core.clock.advance(61_000)
    await watch.look()
    expect(await alarms(id)).toMatchObject([{ facts: { staff: { address: '570' } } }])
  })

  test('who is no staff any more is nobody to look like', async () => {
    await staff('Harald Blom', { address: '580' })
    await forgetStaff(core.kernel.db, core.workspace, { guild, address: '580', at: core.clock.now() })
    const id = writes('Harald Blom')
    await watch.look()
    expect(await alarms(id)).toEqual([])
  })
})

describe('many at once', () => {
  test('of a raid in one name a few are put before the moderators, and the next as those are dealt with', async () => {
    await staff('Marguerite Dubois')
    const ids = Array.from({ length: 9 }, () => writes('Marguerite Duboіs'))
    const another = writes('Marguerite Dubois Support')
    await watch.look()
    const raised = async () => (await Promise.all(ids.map(alarms))).flat()
    expect(await raised()).toHaveLength(5)
    expect(await alarms(another)).toHaveLength(1)
    for (const report of (await raised()).slice(0, 2)) await settle(report, 'done')
    await watch.look()
    expect(await raised()).toHaveLength(7)
    for (const report of await raised()) await settle(report, 'done')
    await watch.look()
    expect(await raised()).toHaveLength(9)
  })

  test('a name does not wait for the pictures of those who came before', async () => {
    await staff('Theodora Vasquez')
    for (let n = 0; n < 30; n += 1) writes(`newcomer ${n}`, { avatar: `none${n}` })
    const id = writes('Theodora Vasqueż', { avatar: 'none' })
    await watch.look()
    expect(await alarms(id)).toHaveLength(1)
  })
})

describe('who is not heard', () => {
  test('is found also where Discord lets us ask but little at a time', async () => {
    const { user } = await sandbox.act('add-member', { name: 'Zenobia Quist Support', username: 'zenobia_x' })
    await staff('Aurelia Stone', { handle: 'aurelia' })
    await staff('Zenobia Quist', { handle: 'zenobia' })
    let asked = 0
    const { guilds, account, view } = watchOptions
    const call: DiscordRest['call'] = (wanted) => {
      const search = wanted.route.endsWith('/members/search')
      if (search) asked += 1
      const limited = search && asked % 2 === 0
      const failure = { kind: 'limited' as const, ms: 1000, detail: 'Discord asks to wait.' }
      return limited ? Promise.resolve({ ok: false as const, failure }) : rest.call(wanted)
    }
    watch = new LookalikeWatch({ ...core, rest: { call }, guilds, account, view })
    for (let n = 0; n < 6; n += 1) await watch.look()
    expect(await alarms(user.id)).toHaveLength(1)
  })

  test('is found by the beginnings of the names of the team', async () => {
    const { user } = await sandbox.act('add-member', { name: 'Sunniva Bergli Support', username: 'sunniva_x' })
    await staff('Sunniva Bergli', { handle: 'sunnivab' })
    writes('Kofi Mensah')
    await watch.look()
    expect(await alarms(user.id)).toMatchObject([{ text: 'Sunniva Bergli Support (@sunniva_x)' }])
  })
})

describe('pictures', () => {
  const avatarOf = (member: { user: { avatar: string | null } }): string => member.user.avatar ?? ''

  test('who wears the picture of a colleague is found whatever they are called', async () => {
    const kofi = await sandbox.member('Kofi Mensah')
    const picture = `${sandbox.origin}/avatars/${kofi.user.id}/${avatarOf(kofi)}.png?size=128`
    await staff('Kofi Mensah', { address: kofi.user.id, picture })
    const id = writes('Puddle', { avatar: avatarOf(kofi) })
    const other = writes('Pebble', {
      avatar: avatarOf(await sandbox.member('Mei Lantern').catch(() => sandbox.member('Yuki'))),
    })
    await watch.look()
    expect(await alarms(id)).toMatchObject([{ facts: { signs: ['picture'] } }])
    expect(await alarms(other)).toEqual([])
    const { rows } = await core.database.pool.query('select picture_hash from staff_member where address = $1', [
      kofi.user.id,
    ])
    expect(rows[0]?.picture_hash).toMatch(/^[0-9a-f]{16}$/)
  })
})

test('nothing is looked for where the workspace does not want to know', async () => {
  await set({ safety: { lookalikes: false } })
  await staff('Gunnhild Aas')
  const id = writes('Gunnhild Aas')
  await watch.look()
  expect(await alarms(id)).toEqual([])
})
