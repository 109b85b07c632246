import { createHash } from 'node:crypto'
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { Database, Statement } from '../../../kernel/database.ts'
import type { Log } from '../../../kernel/log.ts'
import { text } from '../../../texts/format.ts'
import type { DiscordRest } from '../rest/client.ts'
import { HELP_COMMAND, QUESTION_OPTION } from './names.ts'

const QUESTION_LENGTH = 1000
/** Locales of Discord for which the list has its own words; English is the default. */
const LOCALES = ['pt-BR'] as const

const READ_HASH: Statement = {
  name: 'discord_commands_hash',
  text: 'select commands_hash as hash from discord_application where workspace = $1 and application_id = $2',
}
const WRITE_HASH: Statement = {
  name: 'discord_commands_registered',
  text: 'update discord_application set commands_hash = $3 where workspace = $1 and application_id = $2',
}

/** The application's commands: in guilds and in the direct message with us, for members of a guild. */
function commands(): RESTPutAPIApplicationCommandsJSONBody {
  const localized = (key: 'helpCommand' | 'helpQuestion' | 'helpQuestionName'): Record<string, string> =>
    Object.fromEntries(LOCALES.map((locale) => [locale, text(locale, key)]))
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: HELP_COMMAND,
      // The command has one name everywhere, so that whoever explains it can be understood.
      name_localizations: Object.fromEntries(LOCALES.map((locale) => [locale, HELP_COMMAND])),
      description: text('en', 'helpCommand'),
      description_localizations: localized('helpCommand'),
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: QUESTION_OPTION,
          name_localizations: localized('helpQuestionName'),
          description: text('en', 'helpQuestion'),
          description_localizations: localized('helpQuestion'),
          max_length: QUESTION_LENGTH,
          required: false,
        },
      ],
    },
  ]
}

/**
 * Registers the commands where they differ from those that were registered last. False when Discord could not be asked, so that
 * trying again can help.
 */
export async function registerCommands(options: {
  db: Database
  workspace: number
  applicationId: string
  rest: DiscordRest
  log: Log
}): Promise<boolean> {
  const { db, workspace, applicationId, rest, log } = options
  const body = commands()
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const [row] = await db.run<{ hash: string | null }>(READ_HASH, [workspace, applicationId])
  if (row?.hash === hash) return true
  const answer = await rest.call({ method: 'PUT', route: `/applications/${applicationId}/commands`, body })
  if (!answer.ok) {
    log.warn({ failure: answer.failure }, 'the commands could not be registered')
    return answer.failure.kind === 'refused' || answer.failure.kind === 'token'
  }
  await db.run(WRITE_HASH, [workspace, applicationId, hash])
  log.info('the commands are registered with Discord')
  return true
}
