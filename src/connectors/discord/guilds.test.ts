import { expect, it } from 'vitest'
import { Guilds } from './guilds.ts'
import type { DiscordRest } from './rest/client.ts'

it('keeps a name when the application loses sight of its channel', () => {
  // What the gateway tells asks nothing of REST.
  const guilds = new Guilds(undefined as unknown as DiscordRest)
  const channels = [
    { id: '1', name: 'desk', flags: 0 },
    { id: '2', name: '___hidden___', flags: 1 << 17 },
  ]
  guilds.learn('GUILD_CREATE', { id: '9', name: 'Lumen', channels })
  guilds.learn('CHANNEL_UPDATE', { id: '1', name: '___hidden___', flags: 1 << 17 })
  expect([guilds.channelName('1'), guilds.channelName('2')]).toEqual(['desk', undefined])
})
