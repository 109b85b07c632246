import { GatewayIntentBits } from 'discord-api-types/v10'
import type { Account } from '../account.ts'

const BASIC =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.GuildMessageTyping |
  GatewayIntentBits.DirectMessages |
  GatewayIntentBits.DirectMessageTyping

/** What is asked to be told. None of the basic ones is privileged; the others are asked for only where they are granted. */
export function intentsFor(account: Account): number {
  const content = account.messageContent ? GatewayIntentBits.MessageContent : 0
  const members = account.guildMembers ? GatewayIntentBits.GuildMembers : 0
  return BASIC | content | members
}
