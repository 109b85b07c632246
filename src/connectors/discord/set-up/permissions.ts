import { PermissionFlagsBits } from 'discord-api-types/v10'

/**
 * The rights that the application needs, by the names that Discord shows (https://discord.com/developers/docs/topics/permissions).
 * The one table for the invite link, the settings and the doctor.
 */
const RIGHTS = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Create Private Threads': PermissionFlagsBits.CreatePrivateThreads,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

export type Right = keyof typeof RIGHTS

/** What a channel is for decides what is needed in it. */
export type Purpose = 'support' | 'staff' | 'bug' | 'feature'

/**
 * Support: private threads stand in for closed direct messages. Staff: one line about who waits, edited later. Bug: living cards, each with
 * a thread. Feature: posts of a forum, for which Discord asks "Send Messages".
 */
const NEEDED: Record<Purpose, readonly Right[]> = {
  support: [
    'View Channel',
    'Send Messages',
    'Create Private Threads',
    'Send Messages in Threads',
    'Embed Links',
    'Attach Files',
    'Read Message History',
  ],
  staff: ['View Channel', 'Send Messages', 'Embed Links', 'Read Message History'],
  bug: [
    'View Channel',
    'Send Messages',
    'Create Public Threads',
    'Send Messages in Threads',
    'Embed Links',
    'Attach Files',
    'Read Message History',
  ],
  feature: [
    'View Channel',
    'Send Messages',
    'Send Messages in Threads',
    'Embed Links',
    'Attach Files',
    'Read Message History',
  ],
}

/** The sum of all that is needed anywhere. */
export const INVITE_BITS: bigint = Object.values(RIGHTS).reduce((sum, bit) => sum | bit, 0n)

/** Rights of the purpose, or of any (null), that are not among these; the administrator lacks none. */
export function missingRights(held: bigint, purpose: Purpose | null): Right[] {
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return []
  const needed = purpose ? NEEDED[purpose] : (Object.keys(RIGHTS) as Right[])
  return needed.filter((right) => (held & RIGHTS[right]) === 0n)
}

/** What making and keeping a server asks for beside them (connectors/discord/server); what a file hands on to roles comes in addition. */
export const BUILD_BITS: bigint =
  PermissionFlagsBits.ManageRoles |
  PermissionFlagsBits.ManageChannels |
  PermissionFlagsBits.ManageGuild |
  PermissionFlagsBits.ManageMessages |
  PermissionFlagsBits.PinMessages |
  PermissionFlagsBits.ManageThreads |
  PermissionFlagsBits.ModerateMembers

/** Where an admin of a server adds the bot, with exactly these rights; works again for a bot that is in already, and sets its rights anew. */
export function inviteLink(applicationId: string, guild?: string, bits: bigint = INVITE_BITS): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: bits.toString(),
    ...(guild ? { guild_id: guild } : {}),
  })
  return `https://discord.com/oauth2/authorize?${query}`
}
