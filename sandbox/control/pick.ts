import { TYPE } from '../input/component-types.ts'
import { isRecord } from '../input/form.ts'
import type { StoredComponent } from '../world/model.ts'
import { resolvePicked } from '../world/resolve-picked.ts'
import type { World } from '../world/world.ts'
import { CannotAct } from './refuse-control.ts'

/**
 * What a member picked in a select, radio group or checkbox group, as an interaction carries it: as many as it takes, each one of
 * those that it offers, and what ids stand for (documentation: components/reference, "… Interaction Response Structure").
 */
export function readPicked(
  world: World,
  component: StoredComponent,
  values: string[],
): { values: string[]; resolved?: object } {
  const { required } = component
  const optional = required === false && values.length === 0
  const min = optional ? 0 : Number(component.min_values ?? 1)
  const most = component.type === TYPE.checkboxes ? optionsOf(component).length : 1
  const max = Number(component.max_values ?? most)
  if (values.length < min || values.length > max)
    throw new CannotAct(`${component.custom_id}: between ${min} and ${max} can be chosen.`)
  if (new Set(values).size < values.length) throw new CannotAct(`${component.custom_id}: each can be chosen once.`)
  if (component.options !== undefined) {
    const offered = optionsOf(component)
    if (!values.every((value) => offered.includes(value)))
      throw new CannotAct(`${component.custom_id}: there is no such choice.`)
    return { values }
  }
  const resolved = resolvePicked(world, component.type, values)
  if (!resolved) throw new CannotAct(`${component.custom_id}: there is no such choice.`)
  return { values, resolved }
}

function optionsOf(component: StoredComponent): string[] {
  const options = Array.isArray(component.options) ? component.options : []
  return options.filter(isRecord).map((option) => String(option.value))
}
