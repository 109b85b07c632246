import { asList, asRecord, asText, badLength, type Json, refuseField, required } from './form.ts'

/** The options of a select, radio group or checkbox group: all three have the same words (documentation: components/reference, "Select Option Structure"). */
export function readOptionList(value: unknown, path: string, least: number, most: number): Json[] {
  const options = asList(value, path, most).map((item, index) => readOption(item, `${path}.${index}`))
  if (options.length < least) throw badLength(path, least, most)
  if (new Set(options.map((option) => option.value)).size < options.length)
    throw refuseField(path, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'Option values must be unique')
  return options
}

function readOption(value: unknown, path: string): Json {
  const option = asRecord(value, path)
  for (const name of ['label', 'value']) {
    const text = asText(option[name], `${path}.${name}`, 100)
    if (!text) throw text === undefined ? required(`${path}.${name}`) : badLength(`${path}.${name}`, 1, 100)
  }
  asText(option.description, `${path}.description`, 100)
  return option
}
