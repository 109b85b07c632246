import type { DeskHandle } from '../../../core/desk/desk.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { StoredAccount } from '../accounts.ts'
import type { TwilioClient } from '../client.ts'
import type { Pace } from '../pace.ts'
import type { WorkerNames } from './worker-names.ts'

/** What the verbs of this folder work with: one account's Flex. */
export interface Flex {
  client: TwilioClient
  account: StoredAccount
  /** Address by which Twilio reaches us, without a slash at the end. */
  publicUrl: string
  clock: Clock
  names: WorkerNames
  pace: Pace
  /** Hears whether the account still takes us, after each answer that says so. */
  heard: (taken: boolean) => void
}

/** What has been made for a session; each is kept with the step that made it. The core keeps it as it is. */
export interface FlexHandle {
  conversation?: string
  /** Of the contact, in the conversation. */
  identity?: string
  participant?: string
  webhook?: string
  studioWebhook?: string
  interaction?: string
  channel?: string
  task?: string
  'url:conversation'?: string
  'url:task'?: string
  'url:execution'?: string
}

export const handleOf = (handle: DeskHandle): FlexHandle => handle

/** The conversation of a handle. Nothing is said, looked at or ended before it is made. */
export function conversationOf({ conversation }: FlexHandle): string {
  if (conversation === undefined) throw new Error('a session without a conversation is asked for something')
  return conversation
}

/** Opaque, and of letters, digits and `_` only, so that no sign of it means anything in an address. */
export const identityOf = (contact: string): string => `gd_${contact.replaceAll('-', '')}`

/** Who says what is not the contact's, as agents in Flex read it. */
export const HOUSE = {
  agent: 'guildesk_agent',
  virtual_agent: 'guildesk_virtual_agent',
  system: 'guildesk',
} as const

const HOUSE_NAMES: ReadonlySet<string> = new Set(Object.values(HOUSE))

/** Whether we said it, or our contact by us. */
export const isOurs = (author: string): boolean => HOUSE_NAMES.has(author) || /^gd_[0-9a-f]{32}$/.test(author)
