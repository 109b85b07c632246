import { asList, asRecord, asText, badLength, isRecord, type Json, refuseField, required } from './form.ts'

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** Checks a whole set of commands (documentation: interactions/application-commands, "Naming", "Registering a Command"). */
export function readCommands(value: unknown): Json[] {
  if (!Array.isArray(value))
    throw refuseField('_errors', 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
  const seen = new Set<string>()
  const commands = value.map((item, index) => readCommand(item, String(index), seen))
  if (commands.filter((command) => command.type === 1).length > 100)
    throw refuseField('_errors', 'APPLICATION_COMMANDS_MAX', 'Maximum number of application commands reached (100)')
  return commands
}

function readCommand(value: unknown, path: string, seen: Set<string>): Json {
  const command = asRecord(value, path)
  const type = command.type ?? 1
  const name = readName(command.name, `${path}.name`, type === 1)
  const description = asText(command.description, `${path}.description`, 100) ?? ''
  if (type === 1 && description === '') throw required(`${path}.description`)
  if (type !== 1 && description !== '')
    throw refuseField(
      `${path}.description`,
      'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
      'Context menu commands cannot have description',
    )
  const key = `${String(type)}:${name}`
  if (seen.has(key))
    throw refuseField(path, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')
  seen.add(key)
  const options = readOptions(command.options, `${path}.options`)
  return { ...command, type, name, description, ...(options.length ? { options } : {}) }
}

function readName(value: unknown, path: string, chat: boolean): string {
  const name = asText(value, path, 32)
  if (name === undefined) throw required(path)
  if (name === '') throw badLength(path, 1, 32)
  if (chat && (!NAME.test(name) || name !== name.toLowerCase()))
    throw refuseField(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
  return name
}

function readOptions(value: unknown, path: string): Json[] {
  const list = asList(value, path, 25)
  let optionalSeen = false
  return list.map((item, index) => {
    const at = `${path}.${index}`
    const option = asRecord(item, at)
    readName(option.name, `${at}.name`, true)
    if (!asText(option.description, `${at}.description`, 100)) throw required(`${at}.description`)
    if (option.required === true && optionalSeen)
      throw refuseField(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      )
    if (option.required !== true) optionalSeen = true
    const nested =
      isRecord(option) && Array.isArray(option.options) ? { options: readOptions(option.options, `${at}.options`) } : {}
    return { ...option, ...nested }
  })
}
