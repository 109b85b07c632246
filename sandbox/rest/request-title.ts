import { ChannelType } from 'discord-api-types/v10'
import type { World } from '../world/world.ts'

const NOUNS: [RegExp, string][] = [
  [/\/messages(\/|$)/, 'message'],
  [/\/typing$/, 'typing'],
  [/\/threads$/, 'thread'],
  [/\/thread-members/, 'thread member'],
  [/\/callback$/, 'answer'],
  [/^\/webhooks\//, 'answer'],
  [/\/commands/, 'commands'],
  [/^\/users\/@me\/channels$/, 'direct messages'],
  [/^\/gateway/, 'gateway'],
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
