import type { StoredComponent } from '../world/model.ts'
import { SELECTS, TYPE } from './component-types.ts'
import { asList, asRecord, asText, badLength, isRecord, notOneOf, refuseField, required } from './form.ts'
import { readOptionList } from './option-list.ts'

const TOP_LEVEL_V2: number[] = [
  TYPE.row,
  TYPE.section,
  TYPE.text,
  TYPE.gallery,
  TYPE.file,
  TYPE.separator,
  TYPE.container,
]

interface Walk {
  next: number
  customIds: Set<string>
  text: number
}

/** Checks a message's components and gives them as Discord stores them: numbered, with defaults (discord.md item 29; documentation: components/reference). */
export function readComponents(value: unknown, path: string, v2: boolean): StoredComponent[] {
  const list = asList(value, path, v2 ? 40 : 5)
  const walk: Walk = { next: 1, customIds: new Set(), text: 0 }
  const read = list.map((item, index) => {
    const at = `${path}.${index}`
    const type = asRecord(item, at).type
    if (!(v2 ? TOP_LEVEL_V2.includes(type as number) : type === TYPE.row))
      throw notOneOf(`${at}.type`, v2 ? TOP_LEVEL_V2.join(', ') : '1')
    return readOne(item, at, walk)
  })
  if (walk.next > 41)
    throw refuseField(
      path,
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      'The total number of components cannot exceed 40',
    )
  if (walk.text > 4000)
    throw refuseField(
      path,
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'The total text of components cannot exceed 4000',
    )
  return read
}

function readOne(value: unknown, path: string, walk: Walk): StoredComponent {
  const given = asRecord(value, path)
  const type = given.type as number
  const component: StoredComponent = {
    ...given,
    type,
    id: typeof given.id === 'number' && given.id > 0 ? given.id : walk.next,
  }
  walk.next++
  claimCustomId(component, path, walk)
  if (type === TYPE.row) component.components = readRow(given.components, path, walk)
  else if (type === TYPE.button) checkButton(component, path)
  else if (SELECTS.includes(type)) completeSelect(component, path)
  else if (type === TYPE.text) walk.text += (asText(given.content, `${path}.content`, 4000) ?? '').length
  else if (type === TYPE.container || type === TYPE.section) completeLayout(component, given, path, walk)
  return component
}

function readRow(value: unknown, path: string, walk: Walk): StoredComponent[] {
  const list = asList(value, `${path}.components`, 5)
  if (list.length === 0) throw badLength(`${path}.components`, 1, 5)
  const children = list.map((child, index) => {
    const at = `${path}.components.${index}`
    const type = asRecord(child, at).type as number
    if (type !== TYPE.button && !SELECTS.includes(type)) throw notOneOf(`${at}.type`, '2, 3, 5, 6, 7, 8')
    return readOne(child, at, walk)
  })
  if (children.length > 1 && children.some((child) => child.type !== TYPE.button)) {
    throw refuseField(
      `${path}.components`,
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    )
  }
  return children
}

function claimCustomId(component: StoredComponent, path: string, walk: Walk): void {
  const id = asText(component.custom_id, `${path}.custom_id`, 100)
  if (id === undefined) return
  if (id.length === 0) throw badLength(`${path}.custom_id`, 1, 100)
  if (walk.customIds.has(id))
    throw refuseField(`${path}.custom_id`, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
  walk.customIds.add(id)
}

function checkButton(button: StoredComponent, path: string): void {
  if (typeof button.style !== 'number' || button.style < 1 || button.style > 6)
    throw notOneOf(`${path}.style`, '1, 2, 3, 4, 5, 6')
  const label = asText(button.label, `${path}.label`, 80)
  if (button.style === 5) {
    if (typeof button.url !== 'string') throw refuseField(path, 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required')
    if (!/^(https?|discord):\/\//.test(button.url))
      throw refuseField(
        `${path}.url`,
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${button.url.split(':')[0]}" is not supported. Scheme must be one of ('http', 'https', 'discord').`,
      )
    if (button.custom_id !== undefined)
      throw refuseField(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      )
  } else if (button.custom_id === undefined)
    throw refuseField(path, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required')
  if (!label && !isRecord(button.emoji))
    throw refuseField(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required')
}

function completeSelect(select: StoredComponent, path: string): void {
  if (select.custom_id === undefined) throw required(`${path}.custom_id`)
  asText(select.placeholder, `${path}.placeholder`, 150)
  select.min_values ??= 1
  select.max_values ??= 1
  const [min, max] = [Number(select.min_values), Number(select.max_values)]
  if (min < 0 || max < 1 || max > 25 || min > max)
    throw refuseField(`${path}.max_values`, 'NUMBER_TYPE_MAX', 'Between 1 and 25 values, and no fewer than the least.')
  if (select.type !== TYPE.select) return
  readOptionList(select.options, `${path}.options`, 1, 25)
}

function completeLayout(component: StoredComponent, given: Record<string, unknown>, path: string, walk: Walk): void {
  const list = asList(given.components, `${path}.components`, component.type === TYPE.section ? 3 : 40)
  if (list.length === 0) throw badLength(`${path}.components`, 1, 40)
  component.components = list.map((child, index) => readOne(child, `${path}.components.${index}`, walk))
  if (component.type === TYPE.section) component.accessory = readOne(given.accessory, `${path}.accessory`, walk)
  else {
    component.accent_color ??= null
    component.spoiler ??= false
  }
}

/** Every component, nested ones included. */
export function* eachComponent(components: readonly StoredComponent[] | undefined): Generator<StoredComponent> {
  for (const component of components ?? []) {
    yield component
    yield* eachComponent(component.components)
    if (isRecord(component.accessory)) yield* eachComponent([component.accessory as unknown as StoredComponent])
    if (isRecord(component.component)) yield* eachComponent([component.component as unknown as StoredComponent])
  }
}
