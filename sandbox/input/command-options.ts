import { readLocalized, readName } from './command-names.ts'
import { asInteger, asList, asRecord, asText, badLength, type Json, notOneOf, refuseField, required } from './form.ts'

/** Option types (documentation: interactions/application-commands, "Application Command Option Type"). */
const OPTION = { subCommand: 1, group: 2, text: 3, integer: 4, number: 10 } as const
const WITH_CHOICES: number[] = [OPTION.text, OPTION.integer, OPTION.number]

/** Checks a command's options (documentation: as above, "Application Command Option Structure", "Option Choice Structure"). */
export function readOptions(value: unknown, path: string): Json[] {
  const list = asList(value, path, 25)
  let optionalSeen = false
  return list.map((item, index) => {
    const at = `${path}.${index}`
    const option = readOption(item, at)
    const nested = (option.type as number) <= OPTION.group
    if (nested) return { ...option, options: readOptions(option.options, `${at}.options`) }
    if (option.required === true && optionalSeen)
      throw refuseField(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      )
    if (option.required !== true) optionalSeen = true
    return option
  })
}

function readOption(value: unknown, path: string): Json {
  const option = asRecord(value, path)
  const type = asInteger(option.type, `${path}.type`)
  if (type === undefined) throw required(`${path}.type`)
  if (type < 1 || type > 11) throw notOneOf(`${path}.type`, '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11')
  readName(option.name, `${path}.name`, true)
  readLocalized(option.name_localizations, `${path}.name_localizations`, (each, at) => readName(each, at, true))
  readDescription(option.description, `${path}.description`)
  readLocalized(option.description_localizations, `${path}.description_localizations`, readDescription)
  readLimits(option, type, path)
  const choices = readChoices(option.choices, type, `${path}.choices`)
  if (option.autocomplete === true && choices.length > 0)
    throw refuseField(
      path,
      'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_EXCLUSIVE',
      'An option cannot have both autocomplete and choices',
    )
  return option
}

export function readDescription(value: unknown, path: string): string {
  const description = asText(value, path, 100)
  if (!description) throw required(path)
  return description
}

/** Lengths belong to texts (up to 6,000 characters), bounds to numbers. */
function readLimits(option: Json, type: number, path: string): void {
  for (const name of ['min_length', 'max_length']) {
    const length = asInteger(option[name], `${path}.${name}`)
    if (length !== undefined && (type !== OPTION.text || length < 0 || length > 6000))
      throw refuseField(`${path}.${name}`, 'NUMBER_TYPE_MAX', 'int value should be between 0 and 6000.')
  }
  for (const name of ['min_value', 'max_value']) {
    if (option[name] !== undefined && type !== OPTION.integer && type !== OPTION.number)
      throw refuseField(`${path}.${name}`, 'APPLICATION_COMMAND_OPTION_BOUND', 'Only numbers have a least and a most')
  }
}

/** At most 25, for texts and numbers only; also what an autocomplete answer carries. */
export function readChoices(value: unknown, type: number, path: string): { name: string; value: string | number }[] {
  const list = asList(value, path, 25)
  if (list.length > 0 && !WITH_CHOICES.includes(type))
    throw refuseField(path, 'APPLICATION_COMMAND_OPTION_CHOICES', 'This option cannot have choices')
  return list.map((item, index) => {
    const at = `${path}.${index}`
    const choice = asRecord(item, at)
    const name = asText(choice.name, `${at}.name`, 100)
    if (!name) throw name === undefined ? required(`${at}.name`) : badLength(`${at}.name`, 1, 100)
    readLocalized(choice.name_localizations, `${at}.name_localizations`, (each, where) => asText(each, where, 100))
    return { name, value: readChoiceValue(choice.value, type, `${at}.value`), ...localized(choice) }
  })
}

function localized(choice: Json): object {
  return choice.name_localizations ? { name_localizations: choice.name_localizations } : {}
}

function readChoiceValue(value: unknown, type: number, path: string): string | number {
  if (type === OPTION.text) {
    const text = asText(value, path, 100)
    if (text === undefined) throw required(path)
    return text
  }
  if (typeof value !== 'number' || (type === OPTION.integer && !Number.isInteger(value)))
    throw refuseField(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not a number of this kind.`)
  return value
}
