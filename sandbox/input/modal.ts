import type { StoredComponent } from '../world/model.ts'
import { TYPE } from './component-types.ts'
import { asList, asRecord, asText, badLength, notOneOf, required } from './form.ts'
import { IN_LABEL, readField } from './modal-field.ts'

export interface Modal {
  custom_id: string
  title: string
  components: StoredComponent[]
}

/** Checks a modal (discord.md items 26 and 28; documentation: components/reference, "Label", "Text Display"). */
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
  if (type === TYPE.text) {
    if (!asText(given.content, `${path}.content`, 4000)) throw required(`${path}.content`)
    return { ...given, type, id }
  }
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
