import { z } from 'zod'
import { agentView } from './agents.ts'
import { caseAnswer, handoffCard } from './handoff.ts'
import { attachmentView } from './messages.ts'
import { cursor, eventNumber, id, instant, isStorable, NOT_STORABLE, pageSize } from './primitives.ts'
import { deskName } from './queues.ts'

export const line = (most: number) => z.string().trim().min(1).max(most).refine(isStorable, NOT_STORABLE)
export const words = (most: number) => z.string().trim().max(most).refine(isStorable, NOT_STORABLE)

export const caseType = z.enum(['question', 'bug', 'feature', 'feedback', 'account', 'appeal', 'safety', 'other'])
export const caseStatus = z.enum(['new', 'open', 'waiting', 'in_progress', 'resolved', 'closed'])
export const casePriority = z.enum(['low', 'normal', 'high', 'urgent'])
export const caseOutcome = z.enum(['solved', 'withdrawn', 'silent', 'fixed', 'declined', 'duplicate', 'unreproducible'])
export const caseSource = z.enum(['handoff', 'form', 'message', 'desk', 'api'])
export const caseSeverity = z.enum(['minor', 'annoying', 'blocking', 'data_loss'])
export const featureArea = z.enum(['gameplay', 'quality_of_life', 'content', 'other'])
export const devicePlatform = z.enum(['ios', 'android', 'windows', 'mac', 'linux', 'web', 'console', 'other'])

/** What the forms ask besides subject and description. Never on a card: severity, account. */
export const caseFields = z.object({
  steps: words(2000).optional(),
  severity: caseSeverity.optional(),
  platforms: z.array(devicePlatform).max(8).optional(),
  area: featureArea.optional(),
  /** Of feedback: 1 to 5. */
  rating: z.number().int().min(1).max(5).optional(),
  /** The reporter ticked that their files may stand on the card. */
  filesPublic: z.boolean().optional(),
  /** The member's message that it was made from, in Discord. */
  messageUrl: z.string().max(300).optional(),
  /** Of handoffs, from an article's form. */
  answers: z.array(caseAnswer).max(5).optional(),
})

/** What rows and chips show of a case. */
export const caseChip = z.object({
  id,
  /** As people say it, without the `#`. */
  number: z.number().int(),
  status: caseStatus,
})

const personView = z.object({ id, name: z.string(), handle: z.string().nullable(), picture: z.string().nullable() })
const placeView = z.object({ id: z.string(), name: z.string() })

/** How far what was last told has come. */
export const toldView = z.object({
  told: z.number().int(),
  /** Nobody could be reached there: they have left, or every way is closed. */
  unreached: z.number().int(),
  of: z.number().int(),
})

/** One row of the list, one card of the board. */
export const caseRow = caseChip.extend({
  type: caseType,
  subject: z.string(),
  priority: casePriority,
  outcome: caseOutcome.nullable(),
  owner: agentView.nullable(),
  requester: personView.nullable(),
  /** Up to three reporters, the first ones. */
  faces: z.array(personView),
  reporters: z.number().int(),
  followers: z.number().int(),
  tags: z.array(z.string()),
  platforms: z.array(devicePlatform),
  published: z.boolean(),
  dueAt: instant.nullable(),
  openedAt: instant,
  changedAt: instant,
  resolvedAt: instant.nullable(),
  /** The next reminder of the caller's. */
  remindAt: instant.nullable(),
  /** What was told last; null where nothing was. */
  told: toldView.nullable(),
})

/** The handoff case of a conversation, as the conversation's side pane shows it. */
export const caseView = caseChip.extend({
  type: caseType,
  subject: z.string(),
  priority: casePriority,
  /** How it ended. */
  outcome: caseOutcome.nullable(),
  /** Why a person was called; null where it was opened otherwise. */
  reason: z.enum(['asked', 'offered', 'language', 'virtual_agent_off', 'agent']).nullable(),
  owner: agentView.nullable(),
  conversation: id.nullable(),
  requester: personView.nullable(),
  guild: placeView.nullable(),
  origin: placeView.nullable(),
  /** Names of the requester's roles in the guild when it was opened. */
  roles: z.array(z.string()),
  openedAt: instant,
  resolvedAt: instant.nullable(),
})

/** The living card in Discord. */
export const cardView = z.object({
  /** `waiting`: to be posted. `refused`: Discord did not let us, `words` says what to do. `deleted`: somebody deleted it there. */
  state: z.enum(['waiting', 'standing', 'refused', 'deleted']),
  channel: z.object({ id: z.string(), name: z.string() }),
  url: z.string().nullable(),
  /** When it was last made equal to the case. */
  sameSince: instant.nullable(),
  words: z.string().nullable(),
})

/** An issue outside of the house, e.g. on GitHub. */
export const externalIssue = z.object({
  system: z.enum(['github']),
  reference: z.string(),
  url: z.string(),
  title: z.string(),
  state: z.string(),
  syncedAt: instant.nullable(),
  /** What keeps it from being the same, in words. */
  trouble: z.string().nullable(),
})

const linkedCase = z.object({
  case: caseChip.extend({ type: caseType, subject: z.string() }),
  /** `blocked_by`: the other one blocks this one. */
  kind: z.enum(['related', 'blocks', 'blocked_by']),
})

export const caseDetail = caseRow.extend({
  description: z.string(),
  fields: caseFields,
  fixedIn: z.string().nullable(),
  version: z.number().int(),
  source: caseSource,
  reason: z.enum(['asked', 'offered', 'language', 'virtual_agent_off', 'agent']).nullable(),
  openedBy: agentView.nullable(),
  guild: placeView.nullable(),
  origin: placeView.nullable(),
  roles: z.array(z.string()),
  files: z.array(attachmentView),
  /** Those told in each language: `en`, `pt-BR`. */
  languages: z.array(z.object({ locale: z.string(), count: z.number().int() })),
  conversations: z.array(
    z.object({
      id,
      status: z.enum(['automated', 'queued', 'assigned', 'resolved']),
      /** Where it is answered, and who has it at an outside desk. */
      desk: deskName,
      deskAgent: z.string().nullable(),
      contact: personView,
      at: instant,
    }),
  ),
  links: z.array(linkedCase),
  /** Cases that were merged into this one. */
  merged: z.array(caseChip.extend({ subject: z.string() })),
  /** The case that this one is a duplicate of. */
  mergedInto: caseChip.extend({ subject: z.string() }).nullable(),
  /** Agents who follow it. */
  watchers: z.array(agentView),
  reminders: z.array(z.object({ id, agent: agentView, text: z.string(), dueAt: instant, unlessAnswered: z.boolean() })),
  card: cardView.nullable(),
  external: externalIssue.nullable(),
  /** Of a handoff, what went before it. */
  handoff: handoffCard.nullable(),
  /** The incident that it stands for, while that goes on. */
  incident: id.nullable(),
})

/** A line of the history; the screen makes the sentence of `kind` and `facts`. */
export const caseEntryView = z.object({
  id,
  kind: z.string(),
  agent: agentView.nullable(),
  contact: personView.nullable(),
  text: z.string(),
  facts: z.object({
    from: z.string().nullable().optional(),
    to: z.string().nullable().optional(),
    /** With `status`: how it ended, and the version that brings the fix. */
    outcome: caseOutcome.optional(),
    fixedIn: z.string().optional(),
    /** Public names for `owner`, numbers for cases: what ids in from, to and other mean. */
    fromName: z.string().optional(),
    toName: z.string().optional(),
    other: caseChip.extend({ subject: z.string() }).optional(),
    link: z.enum(['related', 'blocks', 'blocked_by']).optional(),
    conversation: id.optional(),
    contactName: z.string().optional(),
    staff: z.string().optional(),
    words: z.string().optional(),
    url: z.string().optional(),
    told: toldView.optional(),
  }),
  files: z.array(attachmentView),
  at: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
})

export const caseSort = z.enum(['changed', 'newest', 'oldest', 'reporters', 'priority', 'due'])

/** What a list of cases is narrowed by; everything that is left out is any. Saved views keep this. */
export const caseFilter = z.object({
  /** Words, a number with or without `#`, or a reporter's name. */
  q: words(200).optional(),
  types: z.array(caseType).max(8).optional(),
  statuses: z.array(caseStatus).max(6).optional(),
  priorities: z.array(casePriority).max(4).optional(),
  /** `none`: without owner. */
  owner: z.union([id, z.enum(['me', 'none'])]).optional(),
  platform: devicePlatform.optional(),
  tag: line(40).optional(),
  /** A member who reported or follows it. */
  contact: id.optional(),
  /** Those that the caller follows. */
  watched: z.boolean().optional(),
  overdue: z.boolean().optional(),
  sort: caseSort.optional(),
})

/** The same in an address: lists as comma-separated words. */
const listed = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).optional())
const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean().optional(),
)

export const caseListInput = caseFilter.extend({
  types: listed(caseType),
  statuses: listed(caseStatus),
  priorities: listed(casePriority),
  watched: flag,
  overdue: flag,
  cursor: cursor.optional(),
  limit: pageSize,
})

export const caseList = z.object({
  items: z.array(caseRow),
  next: cursor.nullable(),
  /** By status, under the same filter without its statuses; counted up to 1,000 each, with `q` up to 200 of those that are over, so that nothing waits for a crowd. */
  counts: z.record(caseStatus, z.number().int()),
  /** All cases that are not over, whatever the filter. */
  open: z.number().int(),
  asOf: eventNumber,
})

const boardColumn = z.object({
  items: z.array(caseRow),
  /** Leads on as the list's cursor, under the same filter with this status alone. */
  next: cursor.nullable(),
})

/** The board: what is not over, and what was resolved in the last seven days. */
export const caseBoard = z.object({
  columns: z.object({
    new: boardColumn,
    open: boardColumn,
    in_progress: boardColumn,
    waiting: boardColumn,
    resolved: boardColumn,
  }),
  /** As of the list; of the resolved ones, those of the seven days. */
  counts: z.record(caseStatus, z.number().int()),
  open: z.number().int(),
  asOf: eventNumber,
})

export const partyView = personView.extend({
  role: z.enum(['reporter', 'follower']),
  way: z.enum(['form', 'me_too', 'follow', 'chat', 'staff']),
  direct: z.boolean(),
  joinedAt: instant,
})

export const mentionView = z.object({
  entry: id,
  case: caseChip.extend({ subject: z.string() }),
  /** `note`: it names the agent, or stands on a case that they own or follow. `detail`: a member added it to such a case. */
  kind: z.enum(['note', 'detail', 'reminder']),
  by: agentView.nullable(),
  /** The member who added it. */
  member: z.string().nullable(),
  text: z.string(),
  at: instant,
  read: z.boolean(),
})

export const caseSavedView = z.object({
  id,
  name: line(60),
  filter: caseFilter,
  shared: z.boolean(),
  mine: z.boolean(),
  /** Cases in it now, counted up to 1,000, with `q` up to 200. */
  count: z.number().int(),
})

/** A case that a text resembles. */
export const similarCase = caseChip.extend({
  type: caseType,
  subject: z.string(),
  reporters: z.number().int(),
  /** 0 to 1. */
  likeness: z.number(),
})

export type CaseType = z.infer<typeof caseType>
export type CaseStatus = z.infer<typeof caseStatus>
export type CasePriority = z.infer<typeof casePriority>
export type CaseOutcome = z.infer<typeof caseOutcome>
export type CaseFields = z.infer<typeof caseFields>
export type CaseFilter = z.infer<typeof caseFilter>
export type CaseBoard = z.infer<typeof caseBoard>
export type CaseSavedView = z.infer<typeof caseSavedView>
export type CaseMention = z.infer<typeof mentionView>
export type CaseParty = z.infer<typeof partyView>
export type CaseSort = z.infer<typeof caseSort>
export type CaseChip = z.infer<typeof caseChip>
export type CaseRow = z.infer<typeof caseRow>
export type CaseView = z.infer<typeof caseView>
export type CaseDetail = z.infer<typeof caseDetail>
export type CaseEntryView = z.infer<typeof caseEntryView>
export type CaseCard = z.infer<typeof cardView>
export type SimilarCase = z.infer<typeof similarCase>
