import type { ServerObstacle, ServerPart, ServerStep } from '../../../protocol/server.ts'
import type { Call } from '../rest/client.ts'
import type { PartKind } from './found.ts'

/** What is asked of Discord for a step, and what its answer will be. */
export interface Deed {
  call: Call
  /** `order` and `pin` answer nothing, `server` the guild, all else the thing itself. */
  on: PartKind | 'everyone' | 'server' | 'roles' | 'channels' | 'pin'
  /** Of a tag's forum, of a panel `<channel>/<panel>`. */
  key: string
  /** Of what is changed or deleted; null for what is made. */
  id: string | null
}

export interface PlannedStep {
  shown: ServerStep
  deed: Deed
  /** What must be made before, as people call it; such a step is planned anew when it is there. */
  waits: string[]
}

export type Line = ServerStep['lines'][number]

export interface StepFacts {
  act: ServerStep['act']
  part: ServerPart
  key: string
  name: string
  within?: string | null
  lines: Line[]
  careful?: boolean
  obstacle?: ServerObstacle | null
  waits?: Iterable<string>
  deed: Omit<Deed, 'key'>
}

export function stepOf({
  act,
  part,
  key,
  name,
  within,
  lines,
  careful,
  obstacle,
  waits,
  deed,
}: StepFacts): PlannedStep {
  const shown: ServerStep = {
    ...{ id: `${act} ${part} ${key}`, act, part, name, lines },
    within: within ?? null,
    careful: careful ?? false,
    obstacle: obstacle ?? null,
    state: 'planned',
    words: null,
  }
  return { shown, deed: { ...deed, key }, waits: [...(waits ?? [])] }
}

/** A line where something differs; none where it does not. */
export function difference(
  what: string,
  before: string | number | boolean | null,
  after: string | number | boolean | null,
): Line[] {
  const [was, is] = [said(before), said(after)]
  return was === is ? [] : [{ what, before: was, after: is }]
}

const said = (value: string | number | boolean | null): string | null =>
  value === null || value === '' ? null : value === true ? 'yes' : value === false ? 'no' : String(value)
