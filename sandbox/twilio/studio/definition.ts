/** A flow's definition, as far as it is understood here (docs/studio/flow-definition). */
export interface FlowDefinition {
  description: string
  initial_state: string
  states: FlowState[]
}

export interface FlowState {
  name: string
  type: string
  transitions: Transition[]
  properties: Record<string, unknown>
}

export interface Transition {
  event: string
  next?: string
  conditions?: { type: string; value: string; arguments: string[] }[]
}

export interface DefinitionFault {
  message: string
  property_path: string
}

type Looked = Record<string, unknown>

const isObject = (value: unknown): value is Looked =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What each widget cannot do without (docs/studio/widget-library). */
const NEEDED: Record<string, readonly string[]> = {
  trigger: [],
  'make-http-request': ['method', 'url', 'content_type'],
  'split-based-on': ['input'],
  'send-to-flex': ['workflow', 'channel'],
  'send-message': ['body'],
  'send-and-wait-for-reply': ['body', 'timeout'],
}

/** Everything that is wrong with a definition; empty: it can be published. */
export function faultsOf(definition: unknown): DefinitionFault[] {
  if (!isObject(definition)) return [{ message: 'Flow definition must be a JSON object', property_path: '#/' }]
  const faults: DefinitionFault[] = []
  if (typeof definition.description !== 'string')
    faults.push({ message: 'description is required', property_path: '#/description' })
  if (!Array.isArray(definition.states) || definition.states.length === 0)
    return [...faults, { message: 'states is required', property_path: '#/states' }]
  const names = definition.states.map((state) => (isObject(state) ? state.name : undefined))
  if (!names.includes(definition.initial_state))
    faults.push({ message: 'initial_state must name a state', property_path: '#/initial_state' })
  return [...faults, ...definition.states.flatMap((state, at) => faultsOfState(state, at, names))]
}

function faultsOfState(state: unknown, at: number, names: unknown[]): DefinitionFault[] {
  const path = `#/states/${at}`
  if (!isObject(state)) return [{ message: 'a state must be an object', property_path: path }]
  const faults: DefinitionFault[] = []
  const { name, type, transitions, properties } = state
  if (typeof name !== 'string' || names.indexOf(name) !== at)
    faults.push({ message: 'name must be given and unique', property_path: `${path}/name` })
  const needed = typeof type === 'string' ? NEEDED[type] : undefined
  if (!needed) return [...faults, { message: `unknown widget type ${String(type)}`, property_path: `${path}/type` }]
  for (const property of needed) {
    if (!isObject(properties) || !properties[property])
      faults.push({ message: `${property} is required`, property_path: `${path}/properties/${property}` })
  }
  if (!Array.isArray(transitions)) return [...faults, { message: 'transitions is required', property_path: path }]
  for (const transition of transitions) {
    const next = isObject(transition) ? transition.next : null
    if (next !== undefined && !names.includes(next))
      faults.push({ message: `no state is named ${String(next)}`, property_path: `${path}/transitions` })
  }
  return faults
}
