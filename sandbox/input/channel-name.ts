import { ChannelType } from 'discord-api-types/v10'

/** Text, announcement and thread-only channels are written like addresses; voice channels and categories keep capitals and spaces. */
const WRITTEN_SMALL: ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum]

/**
 * A channel's name as Discord stores it: small letters, dashes for spaces, several dashes as one, and no punctuation of ASCII save dash
 * and underscore (seen in the wild: discord-api-docs issue 1646; JDA pull request 1124; nextcord pull request 957).
 */
export function channelName(type: ChannelType, name: string): string {
  if (!WRITTEN_SMALL.includes(type)) return name
  const small = name
    .toLowerCase()
    .replace(/[!-,./:-@[-^`{-~]/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/-{2,}/g, '-')
  // A name of punctuation only becomes a dash rather than nothing.
  return small === '' ? '-' : small
}
