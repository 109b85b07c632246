import type { Stored, Table, TwilioWorld } from '../world.ts'

/**
 * What Flex and TaskRouter hold. Times are milliseconds since 1970, attributes the JSON text that was sent. A resource's `parent` is the sid that
 * its address names: a reservation's task, an interaction channel's interaction.
 */
interface Dated extends Stored {
  created: number
  updated: number
}

/** The Flex of an account (`GO…`), with what was set up for it. */
export interface FlexInstance extends Dated {
  workspace: string
  workflow: string
  queue: string
  offline: string
}

export interface Workspace extends Dated {
  name: string
  defaultActivity: string
  timeoutActivity: string
  eventCallbackUrl: string | null
  eventsFilter: string | null
}

export interface Activity extends Dated {
  name: string
  available: boolean
}

export interface Worker extends Dated {
  /** The name under which they sign in: `priya.kumar`. */
  name: string
  attributes: string
  activity: string
  statusChanged: number
  /** When they were last offered a task: who waits longest is asked first. */
  offeredAt: number
  /** By task channel; MOST_TASKS where nothing is set. */
  capacities: Record<string, number>
}

export interface TaskQueue extends Dated {
  name: string
  targetWorkers: string
  maxReserved: number
  order: 'FIFO' | 'LIFO'
  reservationActivity: string | null
  assignmentActivity: string | null
}

export interface Workflow extends Dated {
  name: string
  configuration: string
  assignmentCallbackUrl: string | null
  fallbackAssignmentCallbackUrl: string | null
  /** Seconds. */
  reservationTimeout: number
}

export interface TaskChannel extends Dated {
  name: string
  uniqueName: string
  optimized: boolean
}

export type TaskStatus = 'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled'

export interface Task extends Dated {
  workflow: string
  queue: string | null
  channel: string
  attributes: string
  status: TaskStatus
  priority: number
  reason: string | null
  /** Seconds until it is canceled, accepted or not begun. */
  timeout: number
  enteredQueue: number
  /** Number of the workflow's step that it is in, and until when. */
  step: number
  stepUntil: number | null
  /** Meant for this one worker. */
  target: string | null
  /** How often each worker said no to it. */
  refusals: Record<string, number>
  interactionChannel: string | null
  invite: string | null
}

export type ReservationStatus =
  | 'pending'
  | 'accepted'
  | 'rejected'
  | 'timeout'
  | 'canceled'
  | 'rescinded'
  | 'wrapping'
  | 'completed'

export interface Reservation extends Dated {
  worker: string
  status: ReservationStatus
  until: number
}

export interface Interaction extends Dated {
  channel: string
  task: string
  webhookTtid: string | null
}

export type InteractionChannelStatus = 'setup' | 'active' | 'failed' | 'closed' | 'inactive'

export interface InteractionChannel extends Dated {
  type: string
  status: InteractionChannelStatus
  errorCode: number | null
  errorMessage: string | null
  conversation: string
}

export interface InteractionParticipant extends Dated {
  /** `customer` is Twilio's word for the contact. */
  type: 'customer' | 'agent' | 'supervisor' | 'external' | 'unknown'
  /** Their address in the conversation. */
  identity: string
  task: string | null
  worker: string | null
  reservation: string | null
  left: boolean
}

export interface Invite extends Dated {
  task: string
  /** Who wants to hand over; they leave when somebody accepts. */
  from: string | null
}

/** Its sid is what Twilio calls `ttid`; the parent is the Flex instance. */
export interface InteractionWebhook extends Dated {
  type: 'global' | 'interaction'
  url: string
  method: 'GET' | 'POST'
  events: string[]
  friendlyName: string | null
}

export interface Sink extends Dated {
  description: string
  type: 'kinesis' | 'webhook' | 'segment' | 'email'
  configuration: Record<string, unknown>
  status: 'initialized' | 'validating' | 'active' | 'failed'
}

export interface Subscription extends Dated {
  description: string
  sink: string
  types: { type: string; schemaVersion: number }[]
}

/** An event on its way to a sink, which is its parent. */
export interface Streamed extends Stored {
  event: object
  due: number
  attempts: number
  created: number
}

export const instances = (world: TwilioWorld): Table<FlexInstance> => world.table('flex-instance')
export const workspaces = (world: TwilioWorld): Table<Workspace> => world.table('workspace')
export const activities = (world: TwilioWorld): Table<Activity> => world.table('activity')
export const workers = (world: TwilioWorld): Table<Worker> => world.table('worker')
export const taskQueues = (world: TwilioWorld): Table<TaskQueue> => world.table('task-queue')
export const workflows = (world: TwilioWorld): Table<Workflow> => world.table('workflow')
export const taskChannels = (world: TwilioWorld): Table<TaskChannel> => world.table('task-channel')
export const tasks = (world: TwilioWorld): Table<Task> => world.table('task')
export const reservations = (world: TwilioWorld): Table<Reservation> => world.table('reservation')
export const interactions = (world: TwilioWorld): Table<Interaction> => world.table('interaction')
export const interactionChannels = (world: TwilioWorld): Table<InteractionChannel> => world.table('interaction-channel')
export const participants = (world: TwilioWorld): Table<InteractionParticipant> =>
  world.table('interaction-participant')
export const invites = (world: TwilioWorld): Table<Invite> => world.table('invite')
export const interactionWebhooks = (world: TwilioWorld): Table<InteractionWebhook> => world.table('interaction-webhook')
export const sinks = (world: TwilioWorld): Table<Sink> => world.table('sink')
export const subscriptions = (world: TwilioWorld): Table<Subscription> => world.table('subscription')
export const streamed = (world: TwilioWorld): Table<Streamed> => world.table('streamed')

/** So many tasks of a channel a worker has at most where nobody set another capacity. */
export const MOST_TASKS = 10

/** The attributes as an object; what is no JSON object counts as empty, as TaskRouter reads it. */
export function readAttributes(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}

/** A worker's name for people. */
export function fullName(worker: Worker): string {
  const name = readAttributes(worker.attributes).full_name
  return typeof name === 'string' && name !== '' ? name : worker.name
}
