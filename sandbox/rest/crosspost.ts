import { ChannelType } from 'discord-api-types/v10'
import {
  alreadyCrossposted,
  Limited,
  missingPermissions,
  unknownMessage,
  wrongChannelType,
  wrongMessageType,
} from '../refusals.ts'
import type { Sandbox } from '../sandbox.ts'
import { changeMessage } from '../world/messages.ts'
import type { StoredMessage } from '../world/model.ts'
import { hasPermission } from '../world/permissions.ts'
import { presentMessage } from '../world/present.ts'
import { visibleChannel } from './create-message.ts'
import type { Answer, Call } from './router.ts'

/** documentation: resources/message, "Message Flags". */
export const CROSSPOSTED = 1 << 0

/** Seen in the wild: ten an hour in a channel (discord.md item 36; discord.js issue 4956), and an edit of a published message three times an hour (discord-api-docs issue 2258). */
const PUBLISHED = { limit: 10, seconds: 3600 }
const EDITED = { limit: 3, seconds: 3600 }

/**
 * Publishes to the servers that follow. Own messages take SEND_MESSAGES, others' MANAGE_MESSAGES too (documentation: resources/message,
 * "Crosspost Message"); only in announcement channels, only plain messages, and once.
 */
export function crosspost({ sandbox, world, params }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  const message = world.log(channel.id).get(params[1]!)
  if (!message) throw unknownMessage()
  if (channel.type !== ChannelType.GuildAnnouncement) throw wrongChannelType()
  const { bot } = world.application
  const may = hasPermission(world, bot, channel, 'SendMessages')
  const own = message.author === bot
  if (!may || (!own && !hasPermission(world, bot, channel, 'ManageMessages'))) throw missingPermissions()
  if (message.type !== 0) throw wrongMessageType()
  if (message.flags & CROSSPOSTED) throw alreadyCrossposted()
  refuseMore(sandbox, `crosspost ${channel.id}`, PUBLISHED, 'You are being rate limited.')
  const published = { ...message, flags: message.flags | CROSSPOSTED }
  changeMessage(world, channel, published)
  return { status: 200, body: presentMessage(world, published) }
}

/** Of a published message's edits Discord's header says a second where the body says the truth (discord-api-docs issue 6109). */
export function refuseEditingPublished(sandbox: Sandbox, message: StoredMessage): void {
  if ((message.flags & CROSSPOSTED) === 0) return
  const words = 'The write action you are performing on the channel has hit the write rate limit.'
  refuseMore(sandbox, `edit published ${message.id}`, EDITED, words, 1)
}

function refuseMore(
  { limits }: Sandbox,
  name: string,
  { limit, seconds }: { limit: number; seconds: number },
  message: string,
  headerSeconds?: number,
): void {
  if (limits.lifted || limits.allow(name, limit, seconds)) return
  const shared = headerSeconds === undefined ? {} : { code: 20_028, headerSeconds }
  throw new Limited({ message, seconds: limits.opensIn(name), scope: 'shared', ...shared })
}
