import type { ProvisionPlan, ProvisionStep } from '../../../protocol/twilio.ts'
import { flow } from './flow.ts'
import { interactionWebhook } from './interaction-webhook.ts'
import { type Look, NEW, type ProvisionView, type Resource, type ResourceKind } from './resource.ts'
import { sink } from './sink.ts'
import { subscription } from './subscription.ts'
import { taskChannel } from './task-channel.ts'
import { taskQueue } from './task-queue.ts'
import { workflow } from './workflow.ts'

/** In the order in which they are made: each needs only those before it. */
export const RESOURCES: readonly Resource[] = [
  taskQueue,
  taskChannel,
  workflow,
  interactionWebhook,
  sink,
  subscription,
  flow,
]

/** These get another sid when they change. */
const REPLACED: ReadonlySet<ResourceKind> = new Set(['interactionWebhook', 'sink'])

/** What `apply` would do, from what stands at Twilio. Pure. */
export function planOf(seen: Omit<ProvisionView, 'refs'>): ProvisionPlan {
  const refs: ProvisionView['refs'] = {}
  const steps = RESOURCES.map((resource) => {
    const look = resource.look({ ...seen, refs })
    refs[resource.what] = refAfter(resource.what, look)
    return stepOf(resource.what, look)
  })
  return planFrom(steps)
}

export const planFrom = (steps: ProvisionStep[]): ProvisionPlan => ({
  steps,
  empty: steps.every(({ action }) => action === 'keep'),
})

export const stepOf = (what: ResourceKind, { action, name, sid, changes, note }: Look): ProvisionStep => ({
  what,
  action,
  name,
  sid,
  changes,
  note,
})

function refAfter(what: ResourceKind, { action, sid }: Look): string {
  const stays = action === 'keep' || (action === 'change' && !REPLACED.has(what))
  return stays ? (sid ?? NEW) : NEW
}
