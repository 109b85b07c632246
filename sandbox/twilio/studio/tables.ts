import type { Stored, Table, TwilioWorld } from '../world.ts'
import type { FlowContext } from './liquid.ts'

/** A flow as it stands; earlier wordings are revisions. */
export interface Flow extends Stored {
  friendlyName: string
  status: 'draft' | 'published'
  revision: number
  definition: unknown
  commitMessage: string | null
  /** Milliseconds since 1970. */
  created: number
  updated: number
}

/** `parent` is the flow. */
export interface Revision extends Flow {
  parent: string
}

/** `parent` is the flow. */
export interface Execution extends Stored {
  parent: string
  revision: number
  /** The conversation that set it off; '' for one that a REST request did. */
  conversation: string
  /** Who set it off. */
  contact: string
  status: 'active' | 'ended'
  context: FlowContext
  created: number
  updated: number
}

/** `parent` is the execution. */
export interface Step extends Stored {
  parent: string
  flow: string
  /** The event by which it was come to. */
  name: string
  from: string
  to: string
  at: number
}

export const flowsOf = (world: TwilioWorld): Table<Flow> => world.table<Flow>('studio-flow')
export const revisionsOf = (world: TwilioWorld): Table<Revision> => world.table<Revision>('studio-revision')
export const executionsOf = (world: TwilioWorld): Table<Execution> => world.table<Execution>('studio-execution')
export const stepsOf = (world: TwilioWorld): Table<Step> => world.table<Step>('studio-step')
