import type { Announced } from '../../../core/announcement/announcer.ts'
import type { Account } from '../account.ts'
import type { DiscordRest } from '../rest/client.ts'
import { channelPermissions, guildPermissions } from '../set-up/compute-permissions.ts'
import { INVITE_BITS, inviteLink } from '../set-up/permissions.ts'
import { readServerRights, type ServerRights } from '../set-up/read-server-rights.ts'
import { idOf } from '../shapes.ts'
import { type AnnouncementRight, bitsFor, lacking } from './rights.ts'

export interface Asked {
  rest: Pick<DiscordRest, 'call'>
  account: Pick<Account, 'applicationId' | 'botId' | 'botName'>
}

/** Why the bot may not do something in a channel: which rights it lacks there, and how they are given. `detail`: Discord's own words. */
export async function whyNot(
  { rest, account }: Asked,
  place: Announced['place'],
  { needed, detail }: { needed: readonly AnnouncementRight[]; detail: string },
): Promise<string> {
  const told = await readServerRights(rest, { guild: place.guild, botId: account.botId }, 'bulk')
  const missing = told.ok ? missingIn(told.facts, place.id, needed) : []
  if (!told.ok || missing.length === 0)
    return `Discord does not let ${account.botName} do it in #${place.name}: ${detail}`
  return lackWords(account, place, missing, told.facts)
}

/** What is missing, with channel and right, and the link that mends it where the channel itself does not take it away; `or`: what helps too. */
export function lackWords(
  { applicationId, botName }: Asked['account'],
  { guild, name }: Announced['place'],
  missing: readonly AnnouncementRight[],
  server: ServerRights,
  or = '',
): string {
  const rights = new Intl.ListFormat('en').format(missing.map((right) => `"${right}"`))
  const held = guildPermissions(server.guild, server.bot)
  const told = `${botName} lacks ${rights} in #${name}.`
  if (lacking(held, missing).length === 0)
    return `${told} ${sentence(`${or}allow it in the permissions of the channel.`)}`
  // The link sets all its rights anew, so those that it has are asked for again.
  const link = inviteLink(applicationId, guild, (held & GRANTABLE) | INVITE_BITS | bitsFor(missing))
  return `${told} ${sentence(`${or}give it with this link: ${link}`)}`
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Of a server's owner everything counts as held; a link asks for what Discord knows. */
const GRANTABLE = (1n << 53n) - 1n

/** A channel that is not there counts as one that the bot does not see. */
export function missingIn(
  { guild, channels, bot }: ServerRights,
  channelId: string,
  needed: readonly AnnouncementRight[],
): AnnouncementRight[] {
  const channel = channels.find((each) => idOf(each, 'id') === channelId)
  return lacking(channel ? channelPermissions(guild, channel, bot) : 0n, needed)
}
