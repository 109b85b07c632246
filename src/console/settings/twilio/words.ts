import type { ProvisionPlan, ProvisionStep, TwilioCheck } from '../../../protocol/twilio.ts'

export const CHECK_NAMES: Record<TwilioCheck['what'], string> = {
  credentials: 'Credentials',
  flex: 'Flex',
  workspace: 'Workspace',
  workflow: 'Workflow',
  service: 'Conversations',
  webhooks: 'Webhooks',
  provisioned: 'Set-up',
  reach: 'Reach',
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** How many of the lines need a hand, as one sentence. */
export function checkSummary(items: readonly TwilioCheck[]): string {
  const faults = items.filter(({ state }) => state === 'fault').length
  const open = items.filter(({ state }) => state === 'warning' || state === 'unknown').length
  const more = open > 0 ? `, ${open} more to look at` : ''
  if (faults > 0) return `${counted(faults, 'thing')} to mend${more}.`
  return open > 0 ? `It works. ${counted(open, 'thing')} to look at.` : 'All of it works.'
}

export const STEP_NAMES: Record<ProvisionStep['what'], string> = {
  taskQueue: 'Task queue',
  taskChannel: 'Task channel',
  workflow: 'Workflow',
  interactionWebhook: 'Interaction webhook',
  sink: 'Event Streams sink',
  subscription: 'Event Streams subscription',
  flow: 'Studio flow',
}

type Verbs = Record<ProvisionStep['action'], string>
export const DONE_VERBS: Verbs = { create: 'Created', change: 'Changed', keep: 'Kept' }
export const STEP_VERBS: Verbs = { create: 'Create', change: 'Change', keep: 'Keep' }

/** What applying would do, on its button. */
export function applyVerb({ steps }: ProvisionPlan): string {
  const made = steps.filter(({ action }) => action === 'create').length
  const changed = steps.filter(({ action }) => action === 'change').length
  const parts = [...(made > 0 ? [`create ${made}`] : []), ...(changed > 0 ? [`change ${changed}`] : [])]
  const words = parts.join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
