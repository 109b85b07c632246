import { createHash } from 'node:crypto'
import {
  type APIApplicationCommandStringOption,
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
import { CODE_OPTION, HELP_COMMAND, LINK_COMMAND, QUESTION_OPTION } from './names.ts'

const QUESTION_LENGTH = 1000
/** Longer than any code, so that spaces and hyphens in it do no harm. */
const CODE_LENGTH = 40
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

type CommandText = 'helpCommand' | 'helpQuestion' | 'helpQuestionName' | 'linkCommand' | 'linkCode' | 'linkCodeName'
type Command = RESTPutAPIApplicationCommandsJSONBody[number]

/** The application's commands: in guilds and in the direct message with us, for members of a guild. */
function commands(): RESTPutAPIApplicationCommandsJSONBody {
  return [
    command(HELP_COMMAND, 'helpCommand', {
      ...option(QUESTION_OPTION, 'helpQuestion', 'helpQuestionName'),
      max_length: QUESTION_LENGTH,
      required: false,
    }),
    command(LINK_COMMAND, 'linkCommand', {
      ...option(CODE_OPTION, 'linkCode', 'linkCodeName'),
      max_length: CODE_LENGTH,
      required: true,
    }),
  ]
}

const localized = (key: CommandText): Record<string, string> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, text(locale, key)]))

function command(name: string, description: CommandText, only: APIApplicationCommandStringOption): Command {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    // A command has one name everywhere, so that whoever explains it can be understood.
    name_localizations: Object.fromEntries(LOCALES.map((locale) => [locale, name])),
    description: text('en', description),
    description_localizations: localized(description),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [only],
  }
}

function option(name: string, description: CommandText, localName: CommandText): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    name_localizations: localized(localName),
    description: text('en', description),
    description_localizations: localized(description),
  }
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
