import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStoredServer } from '../src/connectors/discord/server/store-server.ts'
import { ServerWatch } from '../src/connectors/discord/server/watch-server.ts'
import type { LogLine } from '../src/core/moderation/moderator.ts'
import { until } from './support/discord.ts'
import { KeptServer } from './support/kept-server.ts'

/** What is changed by hand is found by itself, stored, and told where it is grave; what is heard comes as the gateway brings it. */
let server: KeptServer
let watch: ServerWatch
let member: string
const told: LogLine[] = []
let limits = 1

beforeAll(async () => {
  server = await KeptServer.open('empty')
  expect((await server.apply()).state).toBe('done')
  member = await server.owner()
  const log = {
    write: async (lines: readonly LogLine[]) => {
      if (limits-- > 0) return new Date(server.core.clock.now().getTime() + 30)
      told.push(...lines)
      return null
    },
  }
  watch = new ServerWatch({ ...server.work, log, pauseMs: 20 })
  await watch.start()
})
afterAll(async () => {
  await watch.stop()
  await server.close()
})

const stored = async () => (await readStoredServer(server.core.kernel.db, server.work))?.drift.map(({ words }) => words)
const heard = (type: string) => watch.hear(type, { id: '1', guild_id: server.work.guild })
const frames = async () =>
  (await server.core.database.pool.query(`select count(*)::int as n from event where kind = 'server.changed'`)).rows[0]
    .n

test('a channel that is opened by hand is told as soon as Discord lets us, and not again', async () => {
  const channel = await server.sandbox.channel('announcements')
  // Events are numbered a moment after they happened, those of the run too.
  const unnumbered = () => server.core.database.pool.query('select 1 from event_staging')
  await until(async () => (await unnumbered()).rows.length === 0, 'the run is told')
  const before = await frames()
  await server.sandbox.act('change-overwrite', { member, channel, target: server.work.guild, allow: ['Send Messages'] })
  heard('CHANNEL_UPDATE')
  heard('CHANNEL_UPDATE')
  await until(() => told.length > 0, 'the mod-log is told')
  expect(told.map(({ text, path }) => [text, path])).toEqual([
    ['🔓 **Server** · Everyone can post in \\#announcements.', '/settings/server'],
  ])
  expect(watch.trouble).toBe('Lumen Trails: Everyone can post in #announcements. See Settings, Server.')
  expect((await stored())?.[0]).toBe('Everyone can post in #announcements.')
  await until(async () => (await frames()) === before + 1, 'screens are told')
  const looks = server.requests.length
  heard('GUILD_ROLE_UPDATE')
  await until(() => server.requests.length > looks, 'it was looked at again')
  const { guild, kernel } = server.work
  const lookedAt = async () => (await readStoredServer(kernel.db, server.work))?.lookedAt?.getTime() ?? 0
  server.core.clock.advance(1000)
  watch.hear('GUILD_UPDATE', { id: guild })
  await until(async () => (await lookedAt()) === kernel.clock.now().getTime(), 'what was seen again is stored')
  heard('MESSAGE_CREATE')
  await until(async () => (await unnumbered()).rows.length === 0, 'all is told')
  // The same once more is no news, for nobody.
  expect([told.length, await frames()]).toEqual([1, before + 1])
})

test('while a file is being applied nobody looks; what is mended is no trouble any more', async () => {
  expect((await server.apply()).state).toBe('done')
  heard('CHANNEL_UPDATE')
  await until(() => watch.trouble === null, 'the trouble is over')
  expect(await stored()).toEqual([])
})

test('a panel that is deleted is heard by its message', async () => {
  const channel = await server.sandbox.channel('rules')
  const [panel] = await server.sandbox.act('messages', { channel })
  await server.sandbox.act('delete', { member, channel, message: panel?.id ?? '' })
  watch.hear('MESSAGE_DELETE_BULK', { ids: ['1', panel?.id], channel_id: channel, guild_id: server.work.guild })
  await until(async () => (await stored())?.length === 1, 'it is stored')
  expect(await stored()).toEqual(['The panel "Our rules" in #rules was deleted.'])
  expect(told).toHaveLength(1)
})
