import { z } from 'zod'
import { agent, moderator, one } from './access.ts'
import { agentView } from './agents.ts'
import { caseChip } from './cases.ts'
import { attachmentView } from './messages.ts'
import { cursor, eventNumber, id, instant, isStorable, NOT_STORABLE, pageSize } from './primitives.ts'

const words = (most: number) => z.string().trim().max(most).refine(isStorable, NOT_STORABLE)
const place = z.object({ id: z.string(), name: z.string() })

/** What an alarm went by. */
export const alarmFacts = z.object({
  /** Of a lookalike: whom they look like, how surely (0 to 1), and by what: `name`, `handle`, `picture`. */
  staff: z.object({ address: z.string(), name: z.string() }).optional(),
  certainty: z.number().optional(),
  signs: z.array(z.enum(['name', 'handle', 'picture'])).optional(),
  /** Of a scam: the word or the host that gave it away. */
  found: z.string().optional(),
  conversation: id.optional(),
})

export const moderationKind = z.enum(['message', 'direct', 'lookalike', 'scam'])
export const moderationState = z.enum(['open', 'done', 'dismissed'])
export const moderationActKind = z.enum([
  'delete_message',
  'time_out',
  'end_time_out',
  'ban',
  'block',
  'note',
  'raise',
  'dismiss',
  'reopen',
])

export const moderationActView = z.object({
  id,
  kind: moderationActKind,
  by: agentView.nullable(),
  minutes: z.number().int().nullable(),
  text: z.string(),
  state: z.enum(['queued', 'done', 'failed']),
  /** Why it failed, and what to do. */
  words: z.string().nullable(),
  told: z.boolean(),
  at: instant,
})

/** Who is reported, as far as we know them. */
export const subjectView = z.object({
  address: z.string().nullable(),
  name: z.string(),
  picture: z.string().nullable(),
  /** When the account was made, which its id tells. */
  since: instant.nullable(),
  /** Other reports about them. */
  before: z.number().int(),
  blocked: z.boolean(),
  /** They are staff themselves. */
  staff: z.boolean(),
})

export const moderationRow = z.object({
  id,
  version: z.number().int(),
  kind: moderationKind,
  state: moderationState,
  case: caseChip,
  subject: subjectView,
  guild: place.nullable(),
  origin: place.nullable(),
  text: z.string(),
  messageUrl: z.string().nullable(),
  /** It is gone from Discord. */
  messageGone: z.boolean(),
  facts: alarmFacts,
  reporters: z.number().int(),
  raised: z.boolean(),
  openedAt: instant,
  changedAt: instant,
  closedAt: instant.nullable(),
  closedBy: agentView.nullable(),
})

export const moderationDetail = moderationRow.extend({
  acts: z.array(moderationActView),
  /** The first ten who reported it, with what they wrote. */
  reports: z.array(z.object({ name: z.string(), words: z.string(), at: instant })),
  files: z.array(attachmentView),
  /** Other reports about the same member, youngest first, at most ten. */
  others: z.array(z.object({ id, kind: moderationKind, state: moderationState, text: z.string(), at: instant })),
  /** What the bot lacks there for each act, in a sentence with what to do; what it may do is left out. */
  obstacles: z.array(z.object({ act: moderationActKind, words: z.string(), invite: z.string().nullable() })),
})

export const moderationListInput = z.object({
  state: z.enum(['open', 'raised', 'closed']).default('open'),
  kind: moderationKind.optional(),
  cursor: cursor.optional(),
  limit: pageSize,
})

export const moderationList = z.object({
  items: z.array(moderationRow),
  next: cursor.nullable(),
  open: z.number().int(),
  raised: z.number().int(),
  asOf: eventNumber,
})

export const moderationActInput = z.object({
  id,
  version: z.number().int().min(1),
  act: moderationActKind,
  /** Of a time-out; 28 days at most, as Discord has it. */
  minutes: z.number().int().min(1).max(40_320).optional(),
  text: words(500).default(''),
  /** Tell the member what happened and how to appeal, where they can be told. */
  tell: z.boolean().default(true),
})

export const blockView = z.object({
  id,
  address: z.string(),
  name: z.string(),
  reason: z.string(),
  by: agentView.nullable(),
  at: instant,
  until: instant.nullable(),
})

export const blockListInput = z.object({ q: words(100).default(''), cursor: cursor.optional(), limit: pageSize })
export const createBlockInput = z.object({
  address: z.string().regex(/^\d{15,21}$/, 'This is no id of a Discord account: 17 to 20 digits.'),
  reason: words(500).default(''),
  /** Days; left out: for good. */
  days: z.number().int().min(1).max(365).optional(),
})

export const staffView = z.object({
  guild: z.string(),
  address: z.string(),
  name: z.string(),
  handle: z.string(),
  picture: z.string().nullable(),
  roles: z.array(z.string()),
  agent: agentView.nullable(),
})

/** What moderators look at, and what they do about it. Every agent reads; moderators act. */
export const moderation = {
  list: agent.route({ method: 'GET', path: '/v1/moderation' }).input(moderationListInput).output(moderationList),
  /** By its own id, or by that of its case. */
  show: agent.route({ method: 'GET', path: '/v1/moderation/{id}' }).input(one).output(moderationDetail),
  /** Deletes, times out, notes … What goes to Discord is queued, and the answer says so. */
  act: moderator
    .route({ method: 'POST', path: '/v1/moderation/{id}/act' })
    .input(moderationActInput)
    .output(moderationDetail),
  /** Who is known as staff, of whom `/verify` tells. */
  staff: agent.route({ method: 'GET', path: '/v1/moderation/staff' }).output(z.object({ items: z.array(staffView) })),
}

/** Whose words are not taken. */
export const blocks = {
  list: agent
    .route({ method: 'GET', path: '/v1/blocks' })
    .input(blockListInput)
    .output(z.object({ items: z.array(blockView), next: cursor.nullable(), count: z.number().int() })),
  create: moderator.route({ method: 'POST', path: '/v1/blocks' }).input(createBlockInput).output(blockView),
  lift: moderator.route({ method: 'DELETE', path: '/v1/blocks/{id}' }).input(one).output(z.object({})),
}

export type AlarmFacts = z.infer<typeof alarmFacts>
export type ModerationKind = z.infer<typeof moderationKind>
export type ModerationState = z.infer<typeof moderationState>
export type ModerationActKind = z.infer<typeof moderationActKind>
export type ModerationActView = z.infer<typeof moderationActView>
export type ModerationRow = z.infer<typeof moderationRow>
export type ModerationDetail = z.infer<typeof moderationDetail>
export type BlockView = z.infer<typeof blockView>
export type StaffView = z.infer<typeof staffView>
