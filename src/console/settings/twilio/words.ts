import type { ProvisionPlan, ProvisionStep, TwilioCheck } from '../../../protocol/twilio.ts'

export const CHECK_NAMES: Record<TwilioCheck['what'], string> = {
  credentials: 'Credentials',
  flex: 'Flex',
  workspace: 'Workspace',
  workflow: 'Workflow',
  service: 'Conversations',
  webhooks: 'Webhooks',
  provisioned: 'Provisioning',
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

/** Behind "the". */
export const STEP_NAMES: Record<ProvisionStep['what'], string> = {
  taskQueue: 'task queue',
  taskChannel: 'task channel',
  workflow: 'workflow',
  interactionWebhook: 'interaction webhook',
  sink: 'Event Streams sink',
  subscription: 'Event Streams subscription',
  flow: 'Studio flow',
}

export function stepVerb(action: 'create' | 'change', applied: boolean): string {
  if (action === 'create') return applied ? 'Created' : 'Create'
  return applied ? 'Changed' : 'Change'
}

/** Of what is there already. */
export function keptWords(kept: number, applied: boolean): string {
  if (kept === 1) return applied ? 'One stayed as it was.' : 'One stays as it is.'
  return applied ? `${kept} others stayed as they were.` : `${kept} others stay as they are.`
}

/** What applying would do, on its button. */
export function applyVerb({ steps }: ProvisionPlan): string {
  const made = steps.filter(({ action }) => action === 'create').length
  const changed = steps.filter(({ action }) => action === 'change').length
  const parts = [...(made > 0 ? [`create ${made}`] : []), ...(changed > 0 ? [`change ${changed}`] : [])]
  const words = parts.join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
