import { PermissionFlagsBits } from 'discord-api-types/v10'
import { Code, isCode } from '../outbound/outcome.ts'
import type { Answer } from '../rest/client.ts'
import type { Asker } from '../set-up/ask-patiently.ts'
import { channelPermissions, guildPermissions, type Holder } from '../set-up/compute-permissions.ts'
import { BUILD_BITS, INVITE_BITS, inviteLink } from '../set-up/permissions.ts'
import { type Fields, idOf, isFields, listOf, numberOf, textOf } from '../shapes.ts'

export const BARRED = ['delete_message', 'time_out', 'end_time_out', 'ban'] as const
export type Barred = (typeof BARRED)[number]

/** What keeps us from a deed, in a sentence with what to do; `invite` gives the bot the right that it lacks. */
export interface Bar {
  act: Barred
  words: string
  invite: string | null
}

export interface Scene {
  guild: string | null
  /** Where the message stands; null where there is none. */
  channel: string | null
  member: string | null
}

type Us = { applicationId: string; botId: string; botName: string }

/** All that moderators may want of the bot, for the link that gives it. */
const MODERATION_BITS = INVITE_BITS | BUILD_BITS | PermissionFlagsBits.BanMembers

/** What we may not do about a member and their message, as Discord says now; null where it cannot be asked. */
export async function findBars(rest: Asker, us: Us, scene: Scene): Promise<Bar[] | null> {
  const { guild: guildId, channel: channelId, member: memberId } = scene
  if (!guildId) return []
  const ask = (route: `/${string}`): Promise<Answer> => rest.call({ method: 'GET', route })
  const [guild, bot, channel, member] = await Promise.all([
    ask(`/guilds/${guildId}`),
    ask(`/guilds/${guildId}/members/${us.botId}`),
    channelId ? inherited(ask, channelId) : null,
    memberId ? ask(`/guilds/${guildId}/members/${memberId}`) : null,
  ])
  if (!guild.ok || !bot.ok || !isFields(guild.body) || !isFields(bot.body)) return null
  const seen = { us, guild: guild.body, bot: holderOf(us.botId, bot.body) }
  return [...(channel ? barOfDeletion(seen, channel) : []), ...(memberId ? barsOfMember(seen, memberId, member) : [])]
}

interface Seen {
  us: Us
  guild: Fields
  bot: Holder
}

/** A thread has the permissions of the channel that it stands in. */
async function inherited(ask: (route: `/${string}`) => Promise<Answer>, id: string): Promise<Fields | null> {
  const answer = await ask(`/channels/${id}`)
  if (!answer.ok || !isFields(answer.body)) return null
  const type = numberOf(answer.body, 'type') ?? 0
  const parent = type >= 10 && type <= 12 ? idOf(answer.body, 'parent_id') : null
  return parent ? inherited(ask, parent) : answer.body
}

function barOfDeletion({ us, guild, bot }: Seen, channel: Fields): Bar[] {
  const held = channelPermissions(guild, channel, bot)
  const lacks = (bit: bigint): boolean => (held & bit) === 0n
  const right = lacks(PermissionFlagsBits.ViewChannel)
    ? 'View Channel'
    : lacks(PermissionFlagsBits.ManageMessages)
      ? 'Manage Messages'
      : null
  if (!right) return []
  const words = `${us.botName} may not delete messages in #${textOf(channel, 'name') ?? ''}. Give it "${right}" there.`
  return [{ act: 'delete_message', words, invite: invite(us, guild) }]
}

function barsOfMember(seen: Seen, memberId: string, answer: Answer | null): Bar[] {
  const { us, guild, bot } = seen
  const held = guildPermissions(guild, bot)
  const bars: Bar[] = []
  const left = answer !== null && !answer.ok && isCode(answer.failure, Code.unknownMember)
  const member = answer?.ok && isFields(answer.body) ? answer.body : null
  const above = member && aboveUs(seen, holderOf(memberId, member))
  const untouchable = member && administrator(seen, holderOf(memberId, member))
  const bar = (act: Barred, words: string, link = false): void => {
    bars.push({ act, words, invite: link ? invite(us, guild) : null })
  }
  for (const act of ['time_out', 'end_time_out'] as const) {
    if (left) bar(act, 'They have left the server, so there is nobody to time out. A ban keeps them from coming back.')
    else if ((held & PermissionFlagsBits.ModerateMembers) === 0n) bar(act, lacking(us, 'Timeout Members'), true)
    else if (above ?? untouchable) bar(act, above ?? untouchable ?? '')
  }
  if ((held & PermissionFlagsBits.BanMembers) === 0n) bar('ban', lacking(us, 'Ban Members'), true)
  else if (above) bar('ban', above)
  return bars
}

const lacking = ({ botName }: Us, right: string): string =>
  `${botName} lacks "${right}" in this server. Give it that right, or add the bot again with the link.`

/** Who stands above the bot's highest role cannot be moderated by it (topics/permissions, "Permission Hierarchy"); null: they do not. */
function aboveUs({ us, guild, bot }: Seen, member: Holder): string | null {
  if (idOf(guild, 'owner_id') === member.userId) return 'They own the server: nobody can do that to them.'
  const [theirs, ours] = [highest(guild, member), highest(guild, bot)]
  if (theirs && (!ours || theirs.position >= ours.position)) {
    return `Move the role "${ours?.name ?? us.botName}" above "${theirs.name}" in the server's settings, then try again.`
  }
  return null
}

/** Nobody times out an administrator (https://support.discord.com/hc/en-us/articles/4413305239191, "Time Out FAQ"); null: they are none. */
function administrator({ guild }: Seen, member: Holder): string | null {
  const all = guildPermissions(guild, member)
  return (all & PermissionFlagsBits.Administrator) === 0n
    ? null
    : 'They are an administrator of the server, whom Discord lets nobody time out.'
}

function highest(guild: Fields, { roles }: Holder): { name: string; position: number } | null {
  const held = listOf(guild, 'roles')
    .filter((role) => roles.includes(idOf(role, 'id') ?? ''))
    .map((role) => ({ name: textOf(role, 'name') ?? '', position: numberOf(role, 'position') ?? 0 }))
  return held.sort((a, b) => b.position - a.position)[0] ?? null
}

const holderOf = (userId: string, member: Fields): Holder => ({
  userId,
  roles: Array.isArray(member.roles) ? member.roles.filter((role) => typeof role === 'string') : [],
})

const invite = ({ applicationId }: Us, guild: Fields): string =>
  inviteLink(applicationId, idOf(guild, 'id') ?? undefined, MODERATION_BITS)
