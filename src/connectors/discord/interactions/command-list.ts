import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { WorkspaceSettings } from '../../../core/workspace/settings.ts'
import { caseSeverity } from '../../../protocol/cases.ts'
import { text } from '../../../texts/format.ts'
import type { PlainKey } from '../reports/form-parts.ts'
import {
  APPEAL_COMMAND,
  ASK_COMMAND,
  BUG_COMMAND,
  CODE_OPTION,
  FEATURE_COMMAND,
  FEEDBACK_COMMAND,
  HELP_COMMAND,
  LINK_COMMAND,
  MEMBER_OPTION,
  MESSAGE_ADD_COMMAND,
  MESSAGE_ASK_COMMAND,
  MESSAGE_BUG_COMMAND,
  MESSAGE_CASE_COMMAND,
  MESSAGE_REPORT_COMMAND,
  MINE_COMMAND,
  NUMBER_OPTION,
  PUBLIC_OPTION,
  QUESTION_LENGTH,
  QUESTION_OPTION,
  REPORT_COMMAND,
  SEVERITY_OPTION,
  STATUS_COMMAND,
  USER_VERIFY_COMMAND,
  VERIFY_COMMAND,
} from './names.ts'

/** Longer than any code, so that spaces and hyphens in it do no harm. */
const CODE_LENGTH = 40
/** Locales of Discord for which the list has its own words; English is the default. */
const LOCALES = ['pt-BR'] as const

type Command = RESTPutAPIApplicationCommandsJSONBody[number]

/**
 * The application's commands: in guilds and in the direct message with us, for members of a guild. `askShows` is what is set of who
 * sees the answer to `/ask`: only where members choose are they asked.
 */
export function commandList(
  askShows: WorkspaceSettings['virtualAgent']['askShows'],
): RESTPutAPIApplicationCommandsJSONBody {
  return [
    command(HELP_COMMAND, 'helpCommand', {
      ...option(QUESTION_OPTION, 'helpQuestion', 'helpQuestionName'),
      ...{ type: ApplicationCommandOptionType.String, max_length: QUESTION_LENGTH, required: false },
    }),
    command(ASK_COMMAND, 'askCommand', askedQuestion(), ...(askShows === 'choose' ? [askedPublic()] : [])),
    command(LINK_COMMAND, 'linkCommand', {
      ...option(CODE_OPTION, 'linkCode', 'linkCodeName'),
      ...{ type: ApplicationCommandOptionType.String, max_length: CODE_LENGTH, required: true },
    }),
    command(BUG_COMMAND, 'bugCommand', {
      ...option(SEVERITY_OPTION, 'bugSeverity', 'bugSeverityName'),
      ...{
        type: ApplicationCommandOptionType.String,
        required: false,
        choices: caseSeverity.options.map(severityChoice),
      },
    }),
    command(FEATURE_COMMAND, 'featureCommand'),
    command(FEEDBACK_COMMAND, 'feedbackCommand'),
    command(MINE_COMMAND, 'mycasesCommand'),
    command(STATUS_COMMAND, 'statusCommand', {
      ...option(NUMBER_OPTION, 'statusNumber', 'statusNumberName'),
      ...{ type: ApplicationCommandOptionType.Integer, min_value: 1, required: true, autocomplete: true },
    }),
    command(VERIFY_COMMAND, 'verifyCommand', {
      ...option(MEMBER_OPTION, 'verifyMember', 'verifyMemberName'),
      ...{ type: ApplicationCommandOptionType.User, required: false },
    }),
    command(REPORT_COMMAND, 'reportCommand'),
    command(APPEAL_COMMAND, 'appealCommand'),
    { ...messageCommand(MESSAGE_ASK_COMMAND, 'messageAsk'), default_member_permissions: null },
    { ...messageCommand(MESSAGE_REPORT_COMMAND, 'messageReport'), default_member_permissions: null },
    {
      ...messageCommand(USER_VERIFY_COMMAND, 'userVerify'),
      ...{ type: ApplicationCommandType.User, default_member_permissions: null },
    },
    messageCommand(MESSAGE_BUG_COMMAND, 'messageBug'),
    messageCommand(MESSAGE_CASE_COMMAND, 'messageCase'),
    messageCommand(MESSAGE_ADD_COMMAND, 'messageAdd'),
  ]
}

const askedQuestion = (): APIApplicationCommandBasicOption => ({
  ...option(QUESTION_OPTION, 'askQuestion', 'askQuestionName'),
  ...{ type: ApplicationCommandOptionType.String, max_length: QUESTION_LENGTH, required: true, autocomplete: true },
})

const askedPublic = (): APIApplicationCommandBasicOption => ({
  ...option(PUBLIC_OPTION, 'askPublic', 'askPublicName'),
  ...{ type: ApplicationCommandOptionType.Boolean, required: false },
})

const localized = (say: (locale: string) => string): Record<string, string> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, say(locale)]))

const SHARED = { integration_types: [ApplicationIntegrationType.GuildInstall] }

function command(name: string, description: PlainKey, ...options: APIApplicationCommandBasicOption[]): Command {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    // A command has one name everywhere, so that whoever explains it can be understood.
    name_localizations: localized(() => name),
    description: text('en', description),
    description_localizations: localized((locale) => text(locale, description)),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    ...SHARED,
    options,
  }
}

/** In the menu of a message, for whoever may manage messages; an admin of the guild may choose others. */
function messageCommand(name: string, shown: PlainKey): Command {
  return {
    type: ApplicationCommandType.Message,
    name,
    name_localizations: localized((locale) => text(locale, shown)),
    contexts: [InteractionContextType.Guild],
    ...SHARED,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
  }
}

function option(name: string, description: PlainKey, localName: PlainKey) {
  return {
    name,
    name_localizations: localized((locale) => text(locale, localName)),
    description: text('en', description),
    description_localizations: localized((locale) => text(locale, description)),
  }
}

const severityChoice = (severity: string) => ({
  value: severity,
  name: text('en', 'severity', { severity }),
  name_localizations: localized((locale) => text(locale, 'severity', { severity })),
})
