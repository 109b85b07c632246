import { ChannelType } from 'discord-api-types/v10'
import type { World } from '../world/world.ts'

const NOUNS: [RegExp, string][] = [
  [/\/pins(\/|$)/, 'pin'],
  [/\/crosspost$/, 'publishing of a message'],
  [/\/bulk-delete$/, 'messages'],
  [/\/auto-moderation\//, 'AutoMod rule'],
  [/\/permissions\//, 'permission overwrite'],
  [/\/messages(\/|$)/, 'message'],
  [/\/typing$/, 'typing'],
  [/\/threads$/, 'thread'],
  [/\/thread-members/, 'thread member'],
  [/\/callback$/, 'answer'],
  [/^\/webhooks\//, 'answer'],
  [/\/commands/, 'commands'],
  [/^\/users\/@me\/channels$/, 'direct messages'],
  [/^\/gateway/, 'gateway'],
  [/^\/guilds\/\d+\/members\/[^/]+\/roles/, 'role of a member'],
  [/^\/guilds\/\d+\/members/, 'member'],
  [/^\/guilds\/\d+\/bans/, 'ban'],
  [/^\/guilds\/\d+\/roles/, 'role'],
  [/^\/guilds\/\d+\/channels/, 'channel'],
  [/^\/guilds\/\d+$/, 'server'],
  [/^\/channels\/\d+$/, 'channel'],
]

/** A request in words, for the drawer: "POST message → Kofi Mensah". */
export function requestTitle(world: World, method: string, path: string): string {
  const noun = NOUNS.find(([pattern]) => pattern.test(path))?.[1] ?? path
  const channel = world.channels.get(/^\/channels\/(\d+)/.exec(path)?.[1] ?? '')
  if (!channel) return `${method} ${noun}`
  const name =
    channel.type === ChannelType.DM ? world.people.get(channel.recipient!)?.user.global_name : `#${channel.name}`
  return `${method} ${noun} → ${name}`
}
