import { readLocalized, readName } from './command-names.ts'
import { readDescription, readOptions } from './command-options.ts'
import { asList, asRecord, asText, isRecord, type Json, notOneOf, refuseField } from './form.ts'

/** Command types: 1 after a slash, 2 on a person, 3 on a message (documentation: interactions/application-commands, "Application Command Types"). */
const MOST: Record<number, number> = { 1: 100, 2: 15, 3: 15 }

/** Checks a whole set of commands (documentation: as above, "Registering a Command"). */
export function readCommands(value: unknown): Json[] {
  if (!Array.isArray(value))
    throw refuseField('_errors', 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
  const seen = new Set<string>()
  const commands = value.map((item, index) => readCommand(item, String(index), seen))
  refuseCrowd(commands)
  return commands
}

/** documentation: as above, "Registering a Command": so many of each type. */
export function refuseCrowd(commands: Json[]): void {
  for (const [type, most] of Object.entries(MOST)) {
    if (commands.filter((command) => command.type === Number(type)).length > most)
      throw refuseField(
        '_errors',
        'APPLICATION_COMMANDS_MAX',
        `Maximum number of application commands reached (${most})`,
      )
  }
}

function readCommand(value: unknown, path: string, seen: Set<string>): Json {
  const command = asRecord(value, path)
  const type = Number(command.type ?? 1)
  if (MOST[type] === undefined) throw notOneOf(`${path}.type`, '1, 2, 3')
  const chat = type === 1
  const name = readName(command.name, `${path}.name`, chat)
  readLocalized(command.name_localizations, `${path}.name_localizations`, (each, at) => readName(each, at, chat))
  const key = `${type}:${name}`
  if (seen.has(key))
    throw refuseField(path, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')
  seen.add(key)
  readRights(command, path)
  if (!chat) return { ...command, type, name, description: refuseWords(command, path) }
  const description = readDescription(command.description, `${path}.description`)
  readLocalized(command.description_localizations, `${path}.description_localizations`, readDescription)
  const options = readOptions(command.options, `${path}.options`)
  if (lettersOf({ name, description, options }) > 8000)
    throw refuseField(path, 'APPLICATION_COMMAND_TOO_LARGE', 'A command cannot exceed 8000 characters')
  return { ...command, type, name, description, ...(options.length ? { options } : {}) }
}

/** Commands of a context menu have neither description nor options; Discord keeps the empty description. */
function refuseWords(command: Json, path: string): string {
  if (asText(command.description, `${path}.description`, 100))
    throw refuseField(
      `${path}.description`,
      'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
      'Context menu commands cannot have description',
    )
  if (asList(command.options, `${path}.options`, 25).length > 0)
    throw refuseField(
      `${path}.options`,
      'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
      'Context menu commands cannot have options',
    )
  return ''
}

/** Who may use it and where: a bit set as text, and lists of contexts and kinds of installation. */
function readRights(command: Json, path: string): void {
  const rights = asText(command.default_member_permissions, `${path}.default_member_permissions`, 40)
  if (rights !== undefined && !/^\d+$/.test(rights))
    throw refuseField(`${path}.default_member_permissions`, 'BITFIELD_TYPE_COERCE', 'This is not a bit set.')
  for (const [field, known] of [
    ['contexts', [0, 1, 2]],
    ['integration_types', [0, 1]],
  ] as const) {
    for (const each of asList(command[field], `${path}.${field}`, known.length))
      if (!known.some((one) => one === each)) throw notOneOf(`${path}.${field}`, known.join(', '))
  }
}

/** Names, descriptions and values count together, of the longest locale each (documentation: as above, "Application Command Option Structure"). */
function lettersOf(part: unknown): number {
  if (!isRecord(part)) return 0
  const longest = (field: string) =>
    Math.max(
      String(part[field] ?? '').length,
      ...Object.values((part[`${field}_localizations`] ?? {}) as Record<string, string>).map((text) => text.length),
    )
  const below = [...asList(part.options, '', 25), ...asList(part.choices, '', 25)]
  return below.reduce<number>(
    (sum, each) => sum + lettersOf(each),
    longest('name') + longest('description') + String(part.value ?? '').length,
  )
}
