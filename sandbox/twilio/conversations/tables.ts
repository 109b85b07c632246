import type { Account, Stored, Table, TwilioWorld } from '../world.ts'

export type ConversationState = 'initializing' | 'active' | 'inactive' | 'closed'

/** Times are milliseconds since 1970, durations ISO 8601 as they were given. */
export interface Conversation extends Stored {
  friendlyName: string | null
  uniqueName: string | null
  attributes: string
  state: ConversationState
  messagingService: string | null
  inactiveAfter: string | null
  closedAfter: string | null
  /** When the timers end; null while they do not run. */
  inactiveAt: number | null
  closedAt: number | null
  nextIndex: number
  created: number
  updated: number
}

export interface Message extends Stored {
  parent: string
  index: number
  author: string
  body: string | null
  attributes: string
  participant: string | null
  media: { sid: string; size: number; content_type: string; filename: string | null }[]
  created: number
  updated: number
  contentSid: string | null
}

export interface Participant extends Stored {
  parent: string
  identity: string | null
  attributes: string
  binding: Record<string, string> | null
  role: string
  lastReadIndex: number | null
  lastReadAt: string | null
  created: number
  updated: number
}

export interface User extends Stored {
  identity: string
  friendlyName: string | null
  attributes: string
  role: string
  created: number
  updated: number
}

export interface ScopedWebhook extends Stored {
  parent: string
  target: 'webhook' | 'trigger' | 'studio'
  url: string | null
  method: 'get' | 'post'
  filters: string[]
  triggers: string[]
  flow: string | null
  replayAfter: number | null
  created: number
  updated: number
}

/** What holds for all conversations of an account; its sid is the account's. */
export interface Configuration extends Stored {
  inactiveAfter: string | null
  closedAfter: string | null
  method: string
  filters: string[]
  preUrl: string | null
  postUrl: string | null
  target: 'webhook' | 'flex'
}

export const conversations = (world: TwilioWorld): Table<Conversation> => world.table<Conversation>('conversation')
export const messages = (world: TwilioWorld): Table<Message> => world.table<Message>('message')
export const participants = (world: TwilioWorld): Table<Participant> => world.table<Participant>('participant')
export const users = (world: TwilioWorld): Table<User> => world.table<User>('user')
export const scopedWebhooks = (world: TwilioWorld): Table<ScopedWebhook> => world.table<ScopedWebhook>('webhook')

/** Of a Flex account the account's own webhook is answered by Flex itself (conversations_v1, configuration_webhook_enum_target). */
export function configuration(world: TwilioWorld, account: Account): Configuration {
  const stored = world.table<Configuration>('configuration').get(account.sid)
  const plain = { inactiveAfter: null, closedAfter: null, method: 'POST', filters: [], preUrl: null, postUrl: null }
  return stored ?? { sid: account.sid, account: account.sid, ...plain, target: 'flex' }
}

/** By sid, or by unique name (docs/conversations/api/conversation-resource, "Fetch a Conversation resource"). */
export function findConversation(world: TwilioWorld, account: string, name: string): Conversation | undefined {
  const fits = (found: Conversation) => found.account === account && found.uniqueName === name
  const found = conversations(world).get(name) ?? conversations(world).find(fits)
  return found?.account === account ? found : undefined
}

export function findUser(world: TwilioWorld, account: string, name: string): User | undefined {
  return users(world).find((user) => user.account === account && (user.sid === name || user.identity === name))
}
