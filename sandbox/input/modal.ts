import type { StoredComponent } from '../world/model.ts'
import { TYPE } from './components.ts'
import { asInteger, asList, asRecord, asText, badLength, notOneOf, refuseField, required } from './form.ts'

export interface Modal {
  custom_id: string
  title: string
  components: StoredComponent[]
}

const IN_LABEL: number[] = [
  TYPE.select,
  TYPE.input,
  TYPE.userSelect,
  TYPE.roleSelect,
  TYPE.mentionableSelect,
  TYPE.channelSelect,
  TYPE.upload,
  21,
  22,
  23,
]

/** Checks a modal (discord.md items 26 and 28; documentation: components/reference, "Label", "Text Input", "File Upload"). */
export function readModal(value: unknown): Modal {
  const data = asRecord(value, 'data')
  const custom_id = asText(data.custom_id, 'data.custom_id', 100)
  const title = asText(data.title, 'data.title', 45)
  if (!custom_id) throw custom_id === undefined ? required('data.custom_id') : badLength('data.custom_id', 1, 100)
  if (!title) throw title === undefined ? required('data.title') : badLength('data.title', 1, 45)
  const list = asList(data.components, 'data.components', 5)
  if (list.length === 0) throw badLength('data.components', 1, 5)
  const seen = new Set<string>()
  let next = 1
  const number = () => next++
  const components = list.map((item, index) => readTop(item, `data.components.${index}`, seen, number))
  return { custom_id, title, components }
}

function readTop(value: unknown, path: string, seen: Set<string>, number: () => number): StoredComponent {
  const given = asRecord(value, path)
  const type = given.type as number
  const id = number()
  if (type === TYPE.text) return { ...given, type, id }
  if (type === TYPE.label) {
    if (!asText(given.label, `${path}.label`, 45)) throw required(`${path}.label`)
    asText(given.description, `${path}.description`, 100)
    return { ...given, type, id, component: readField(given.component, `${path}.component`, IN_LABEL, seen, number) }
  }
  if (type !== TYPE.row) throw notOneOf(`${path}.type`, '1, 10, 18')
  const children = asList(given.components, `${path}.components`, 1)
  if (children.length === 0) throw badLength(`${path}.components`, 1, 1)
  // In an action row only a text input may stand, with a label of its own (deprecated, and still taken).
  const child = readField(children[0], `${path}.components.0`, [TYPE.input], seen, number)
  if (!asText(child.label, `${path}.components.0.label`, 45)) throw required(`${path}.components.0.label`)
  return { ...given, type, id, components: [child] }
}

function readField(
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
  if (type === TYPE.upload) checkRange(field, path, 'values', 10)
  return { ...field, type, id: number(), custom_id }
}

function checkInput(field: Record<string, unknown>, path: string): void {
  if (field.style !== 1 && field.style !== 2) throw notOneOf(`${path}.style`, '1, 2')
  asText(field.placeholder, `${path}.placeholder`, 100)
  asText(field.value, `${path}.value`, 4000)
  checkRange(field, path, 'length', 4000)
}

function checkRange(field: Record<string, unknown>, path: string, what: 'values' | 'length', max: number): void {
  for (const name of [`min_${what}`, `max_${what}`]) {
    const value = asInteger(field[name], `${path}.${name}`)
    if (value !== undefined && (value < 0 || value > max))
      throw refuseField(`${path}.${name}`, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)
  }
}
