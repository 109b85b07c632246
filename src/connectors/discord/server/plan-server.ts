import type { ServerObstacle, ServerPlan } from '../../../protocol/server.ts'
import type { ServerFile } from '../../../protocol/server-file.ts'
import { type Bound, bindParts } from './bind.ts'
import { digestOf } from './digest.ts'
import type { FoundServer, PartIds } from './found.ts'
import { namesOfBits } from './permission-names.ts'
import { planBesides } from './plan-besides.ts'
import { planCategories, planChannels } from './plan-channels.ts'
import { planCommunity } from './plan-community.ts'
import { planOrder } from './plan-order.ts'
import { planPanels } from './plan-panels.ts'
import { planEveryone, planRoles } from './plan-roles.ts'
import { planRules } from './plan-rules.ts'
import { planTags } from './plan-tags.ts'
import { inviteOf, type Planning, planningOf } from './planning.ts'
import type { PlannedStep } from './step.ts'

export interface Plan {
  steps: PlannedStep[]
  bound: Bound
  /** What is there and not in the file; without `prune` it stays. */
  besides: ServerPlan['besides']
  obstacles: ServerObstacle[]
  hash: string
}

/**
 * What makes a guild as its file says, in the order in which it can be done. Pure: the same file, guild and parts make the same plan, and
 * a guild that is as it should be makes an empty one.
 */
export function planServer(file: ServerFile, found: FoundServer, parts: PartIds, prune = false): Plan {
  const bound = bindParts(file, found, parts)
  const planning = planningOf(file, found, bound, parts)
  const besides = planBesides(planning, parts)
  if (!prune) planning.lacking.bits = 0n
  const channels = [...planCategories(planning), ...planChannels(planning, 'plain')]
  const later = planChannels(planning, 'announcement')
  const changing = new Set([...channels, ...later].flatMap(({ deed }) => (deed.on === 'channel' ? [deed.key] : [])))
  const [opening, rights] = openingLast([...planRoles(planning), ...planEveryone(planning)], [...channels, ...later])
  const steps = [
    ...rights,
    ...channels,
    ...planCommunity(planning),
    ...later,
    ...opening,
    ...planTags(planning, prune),
    ...planOrder(planning),
    ...planPanels(planning, changing),
    ...planRules(planning),
    ...(prune ? besides : []),
  ]
  return {
    steps: withOneLink(planning, steps),
    bound,
    besides: besides.map(({ shown: { part, name } }) => ({ part, name })),
    obstacles: obstaclesOf(planning),
    hash: hashOf(file, steps, prune),
  }
}

/**
 * Members get rights only when every place that is to be closed to them is closed: where that fails, they do not get them. What takes rights
 * away, and what is made anew, opens nothing and comes first.
 */
function openingLast(
  rights: readonly PlannedStep[],
  places: readonly PlannedStep[],
): [opening: PlannedStep[], others: PlannedStep[]] {
  const closing = places.filter(({ shown }) => shown.act === 'change' && shown.careful).map(({ shown }) => shown.name)
  const opens = ({ shown }: PlannedStep) => shown.act === 'change' && shown.lines.some(({ what }) => what === 'gets')
  return [
    rights.filter(opens).map((step) => ({ ...step, waits: [...step.waits, ...closing] })),
    rights.filter((step) => !opens(step)),
  ]
}

/** Whoever follows the link of one step should not have to follow the next one's. */
function withOneLink(planning: Planning, steps: readonly PlannedStep[]): PlannedStep[] {
  const invite = inviteOf(planning)
  return steps.map((step) => {
    const { obstacle } = step.shown
    return obstacle?.invite ? { ...step, shown: { ...step.shown, obstacle: { ...obstacle, invite } } } : step
  })
}

function obstaclesOf(planning: Planning): ServerObstacle[] {
  const missing = namesOfBits(planning.lacking.bits)
  if (missing.length === 0) return []
  const words = `In this server the bot lacks: ${missing.join(', ')}. Add it again with the link.`
  return [{ words, invite: inviteOf(planning) }]
}

/** What was looked at is what is done: where file, steps or what they change differ, it is another plan. */
const hashOf = (file: ServerFile, steps: readonly PlannedStep[], prune: boolean): string =>
  digestOf(JSON.stringify([file, prune, steps.map(({ shown: { id, lines } }) => [id, lines])]))
