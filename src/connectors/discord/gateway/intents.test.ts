import { GatewayIntentBits } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import type { Account } from '../account.ts'
import { intentsFor } from './intents.ts'

const account: Account = {
  ...{ applicationId: '900', botId: '900', name: 'Lumi', botName: 'Lumi', messageContent: false, guildMembers: false },
}

test('what is privileged is asked for only where it was granted: Discord refuses the whole connection else', () => {
  const { GuildMembers, MessageContent } = GatewayIntentBits
  const asked = (more: Partial<Account>) => intentsFor({ ...account, ...more }) & (GuildMembers | MessageContent)
  expect(asked({})).toBe(0)
  expect(asked({ guildMembers: true })).toBe(GuildMembers)
  expect(asked({ messageContent: true })).toBe(MessageContent)
  expect(asked({ guildMembers: true, messageContent: true })).toBe(GuildMembers | MessageContent)
})
