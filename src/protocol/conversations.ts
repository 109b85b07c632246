import { z } from 'zod'
import { agentView } from './agents.ts'
import { caseChip, caseView } from './cases.ts'
import { handoffCard } from './handoff.ts'
import { placeKind } from './messages.ts'
import { cursor, eventNumber, id, instant, pageSize } from './primitives.ts'
import { deskName } from './queues.ts'

export const conversationStatus = z.enum(['automated', 'queued', 'assigned', 'resolved'])

/** The inbox's views of this edition. */
export const conversationView = z.enum(['mine', 'unassigned', 'flex', 'automated', 'resolved', 'all'])

export const contactView = z.object({
  id,
  name: z.string(),
  /** The name by which the channel knows them, e.g. Discord's user name. */
  handle: z.string().nullable(),
  picture: z.string().nullable(),
})

/** One row of the inbox. */
export const conversationRow = z.object({
  id,
  contact: contactView,
  channel: z.enum(['discord']),
  place: placeKind.nullable(),
  status: conversationStatus,
  assignee: agentView.nullable(),
  /** Where it is answered. `flex`: at Twilio Flex; then `deskAgent` is who has it there, and nobody here is its assignee. */
  desk: deskName,
  deskAgent: z.string().nullable(),
  /** Its handoff case. */
  case: caseChip.nullable(),
  /** Since when it waits for an agent; null unless queued. */
  queuedAt: instant.nullable(),
  /** Its turn: who waits with a smaller one comes before it. Null unless queued. */
  queueTurn: z.number().int().nullable(),
  /** Inbound messages that no agent has looked at. */
  unread: z.number().int(),
  openedAt: instant,
  /** When the member last wrote. */
  lastInboundAt: instant.nullable(),
  lastMessageAt: instant,
  resolvedAt: instant.nullable(),
  preview: z
    .object({
      author: z.enum(['contact', 'agent', 'virtual_agent', 'notice']),
      agent: id.nullable(),
      /** Cut at 140 characters; '' for files alone. */
      text: z.string(),
      kind: z.enum(['text', 'sticker', 'voice', 'forward', 'poll', 'command', 'unreadable', 'file', 'deleted']),
      /** It did not reach the member, or nobody knows whether it did. */
      failed: z.boolean(),
    })
    .nullable(),
})

/** A stay at an outside desk. */
export const transferView = z.object({
  desk: z.enum(['flex']),
  purpose: z.enum(['router', 'desk']),
  state: z.enum(['opening', 'open', 'ending', 'ended']),
  openedAt: instant,
  joinedAt: instant.nullable(),
  endedAt: instant.nullable(),
  endedBy: z.enum(['us', 'agent', 'timer', 'cancelled', 'failed']).nullable(),
  agents: z.array(z.string()),
  /** What keeps it from going on, in one sentence. */
  trouble: z.string().nullable(),
  /** What could not be told there. */
  failed: z.number().int(),
  /** Why it could not, in words, each once; the newest three. */
  failedWhy: z.array(z.string()),
  /** Where it is at Twilio: the task, and the execution of the Studio flow. */
  links: z.array(z.object({ what: z.enum(['conversation', 'task', 'execution']), url: z.string() })),
})

export const conversationDetail = conversationRow.extend({
  guild: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The channel of the guild in which the member asked for help, if it was there. */
  origin: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Waiting conversations before it, itself included; null unless queued. */
  queuePlace: z.number().int().nullable(),
  caseDetail: caseView.nullable(),
  /** Its stay at an outside desk, the newest; null where it was never there. */
  transfer: transferView.nullable(),
  /** What went before its handoff; null where no person was called, or nothing was asked before. */
  handoff: handoffCard.nullable(),
  rating: z.object({ score: z.number().int().min(1).max(5), comment: z.string().nullable(), at: instant }).nullable(),
  /** What silence will bring by itself, and when; null where it brings nothing. */
  ending: z.object({ remindAt: instant.nullable(), endAt: instant }).nullable(),
  /** An agent has answered in it, and nobody has kept that as an article. */
  keepable: z.boolean(),
  /** The contact's conversation before this one, when it was too old to be opened again. */
  previous: id.nullable(),
  contactDetail: z.object({
    address: z.string(),
    locale: z.string().nullable(),
    /** Names of their roles in the guild, as last told. */
    roles: z.array(z.string()),
    firstSeenAt: instant,
    earlier: z.array(z.object({ id, openedAt: instant, resolvedAt: instant.nullable(), preview: z.string() })),
  }),
})

export const conversationListInput = z.object({
  view: conversationView.default('all'),
  cursor: cursor.optional(),
  limit: pageSize,
})

export const assignInput = z.object({
  id,
  /** Null gives it back to the queue. */
  agent: id.nullable(),
})

export const conversationCounts = z.object({
  mine: z.number().int(),
  unassigned: z.number().int(),
  automated: z.number().int(),
  /** Those at Twilio Flex; null where no queue is answered there and nothing is left there. */
  flex: z.number().int().nullable(),
})

export const conversationList = z.object({
  items: z.array(conversationRow),
  next: cursor.nullable(),
  counts: conversationCounts,
  /** Event number up to which this answer is certain, read before its data. */
  asOf: eventNumber,
})

export type ContactView = z.infer<typeof contactView>
export type TransferView = z.infer<typeof transferView>
export type ConversationRow = z.infer<typeof conversationRow>
export type ConversationDetail = z.infer<typeof conversationDetail>
export type ConversationViewName = z.infer<typeof conversationView>
