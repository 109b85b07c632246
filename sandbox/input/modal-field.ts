import type { StoredComponent } from '../world/model.ts'
import { SELECTS, TYPE } from './component-types.ts'
import { asInteger, asRecord, asText, type Json, notOneOf, refuseField, required } from './form.ts'
import { readOptionList } from './option-list.ts'

export const IN_LABEL: number[] = [...SELECTS, TYPE.input, TYPE.upload, TYPE.radios, TYPE.checkboxes, TYPE.checkbox]

/** How many options a choice offers, least and most, by component type. */
const OPTIONS: Record<number, [number, number]> = {
  [TYPE.select]: [1, 25],
  [TYPE.radios]: [2, 10],
  [TYPE.checkboxes]: [1, 10],
}

/** Checks one input of a form (documentation: components/reference, the page's section on each of them). */
export function readField(
  value: unknown,
  path: string,
  allowed: number[],
  seen: Set<string>,
  number: () => number,
): StoredComponent {
  const field = asRecord(value, path)
  const type = field.type as number
  if (!allowed.includes(type)) throw notOneOf(`${path}.type`, allowed.join(', '))
  const custom_id = asText(field.custom_id, `${path}.custom_id`, 100)
  if (!custom_id) throw required(`${path}.custom_id`)
  if (seen.has(custom_id))
    throw refuseField(`${path}.custom_id`, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
  seen.add(custom_id)
  if (type === TYPE.input) checkInput(field, path)
  else checkChoice(field, type, path)
  return { ...field, type, id: number(), custom_id }
}

function checkInput(field: Json, path: string): void {
  if (field.style !== 1 && field.style !== 2) throw notOneOf(`${path}.style`, '1, 2')
  asText(field.placeholder, `${path}.placeholder`, 100)
  asText(field.value, `${path}.value`, 4000)
  checkRange(field, path, 'length', 4000)
}

function checkChoice(field: Json, type: number, path: string): void {
  // documentation: components/reference, "String Select": disabled "in a modal will result in an error".
  if (field.disabled === true)
    throw refuseField(`${path}.disabled`, 'COMPONENT_MODAL_DISABLED', 'Modals cannot have disabled components')
  if (SELECTS.includes(type)) asText(field.placeholder, `${path}.placeholder`, 150)
  if (type !== TYPE.radios && type !== TYPE.checkbox) {
    checkRange(field, path, 'values', SELECTS.includes(type) ? 25 : 10)
    // As above: `min_values` must be left out or at least 1 where the field is required.
    if (field.min_values === 0 && field.required !== false)
      throw refuseField(`${path}.min_values`, 'COMPONENT_MIN_VALUES_REQUIRED', 'min_values must be at least 1')
  }
  const [least, most] = OPTIONS[type] ?? [0, 0]
  if (most > 0) checkOptions(field, type, path, least, most)
}

function checkOptions(field: Json, type: number, path: string, least: number, most: number): void {
  const options = readOptionList(field.options, `${path}.options`, least, most)
  const chosen = options.filter((option) => option.default === true).length
  const max = type === TYPE.radios ? 1 : type === TYPE.checkboxes ? options.length : 1
  if (chosen > Number(field.max_values ?? max))
    throw refuseField(`${path}.options`, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'Too many options are chosen')
}

function checkRange(field: Json, path: string, what: 'values' | 'length', max: number): void {
  for (const name of [`min_${what}`, `max_${what}`]) {
    const value = asInteger(field[name], `${path}.${name}`)
    const least = name.startsWith('max') ? 1 : 0
    if (value !== undefined && (value < least || value > max))
      throw refuseField(`${path}.${name}`, 'NUMBER_TYPE_MAX', `int value should be between ${least} and ${max}.`)
  }
  const [min, most] = [field[`min_${what}`], field[`max_${what}`]].map((each) => Number(each ?? Number.NaN))
  if (min! > most!)
    throw refuseField(`${path}.min_${what}`, 'NUMBER_TYPE_MAX', 'The least must not be more than the most.')
}
