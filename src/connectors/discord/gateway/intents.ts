import { GatewayIntentBits } from 'discord-api-types/v10'
import type { Account } from '../account.ts'

const BASIC =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.GuildMessageTyping |
  GatewayIntentBits.DirectMessages |
  GatewayIntentBits.DirectMessageTyping

/** What is asked to be told. None of the basic ones is privileged; MESSAGE_CONTENT is asked for only where it is granted. */
export function intentsFor(account: Account): number {
  return account.messageContent ? BASIC | GatewayIntentBits.MessageContent : BASIC
}
