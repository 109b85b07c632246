import { PermissionFlagsBits } from 'discord-api-types/v10'

/** The rights that announcements need, by the names that Discord shows (documentation: topics/permissions). */
const RIGHTS = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Pin Messages': PermissionFlagsBits.PinMessages,
  'Mention @everyone, @here, and All Roles': PermissionFlagsBits.MentionEveryone,
} as const

export type AnnouncementRight = keyof typeof RIGHTS

/** To post there, and to look afterwards whether it stands. Without "Embed Links" links have no preview. */
export const TO_POST: readonly AnnouncementRight[] = [
  'View Channel',
  'Send Messages',
  'Embed Links',
  'Read Message History',
]
/** Pins are a right of their own since 2025. */
export const TO_PIN: readonly AnnouncementRight[] = ['View Channel', 'Read Message History', 'Pin Messages']
export const TO_MENTION: readonly AnnouncementRight[] = [...TO_POST, 'Mention @everyone, @here, and All Roles']

/** Whoever has one of these keeps order in the server: that they may write in an official channel is meant. */
const STAFF =
  PermissionFlagsBits.Administrator |
  PermissionFlagsBits.ManageGuild |
  PermissionFlagsBits.ManageMessages |
  PermissionFlagsBits.ModerateMembers |
  PermissionFlagsBits.BanMembers

export const lacking = (held: bigint, needed: readonly AnnouncementRight[]): AnnouncementRight[] =>
  needed.filter((right) => (held & RIGHTS[right]) === 0n)

export const holds = (held: bigint, right: AnnouncementRight): boolean => (held & RIGHTS[right]) !== 0n

export const isStaff = (permissions: bigint): boolean => (permissions & STAFF) !== 0n

export const bitsFor = (rights: readonly AnnouncementRight[]): bigint =>
  rights.reduce((sum, right) => sum | RIGHTS[right], 0n)
