import { z } from 'zod'
import { agentView } from './agents.ts'
import { cursor, id, instant, isStorable, NOT_STORABLE, pageSize } from './primitives.ts'
import { channelPlace } from './settings.ts'

/** Discord takes 2,000 characters of a bot; our mark below it takes some of them. */
export const ANNOUNCEMENT_LENGTH = 1900
/** Cross-posts of one channel within an hour, as seen in the wild (discord-api-docs, discord.js#4956). */
export const CROSSPOSTS_AN_HOUR = 10

const text = z.string().trim().min(1).max(ANNOUNCEMENT_LENGTH).refine(isStorable, NOT_STORABLE)
const name = z.string().trim().min(1).max(80).refine(isStorable, NOT_STORABLE)
/** Time on a wall: `2026-11-22T10:00`. */
export const wallTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
/** Of the IANA list: `Europe/Berlin`. */
export const timeZone = z.string().min(1).max(60)

/** A role, or everyone. */
export const rolePlace = z.object({
  id: z.union([z.string().regex(/^\d{15,21}$/), z.literal('everyone')]),
  name: z.string(),
})
const chosenPlace = channelPlace.omit({ name: true })
const chosenRole = rolePlace.omit({ name: true })

export const announcementState = z.enum([
  'draft',
  'waiting',
  'scheduled',
  'posting',
  'posted',
  'failed',
  'dismissed',
  'deleted',
])
export const crosspostState = z.enum(['no', 'wanted', 'waiting', 'done', 'failed'])

export const announcementView = z.object({
  id,
  /** To be sent back with a change. */
  version: z.number().int(),
  state: announcementState,
  place: channelPlace,
  text: z.string(),
  /** What Discord is given: the words, and our mark below. */
  shown: z.string(),
  mention: rolePlace.nullable(),
  /** Of a source: which one, and the item's address. */
  source: z.object({ id, name: z.string(), link: z.string().nullable() }).nullable(),
  wall: z.string().nullable(),
  zone: z.string().nullable(),
  dueAt: instant.nullable(),
  /** Clocks skip (`skipped`) or repeat (`twice`) the hour that was chosen; `words` of the schedule say what that means. */
  clock: z.enum(['plain', 'skipped', 'twice']),
  url: z.string().nullable(),
  postedAt: instant.nullable(),
  crosspost: crosspostState,
  /** When it went out, or when Discord's limit lets it. */
  crosspostAt: instant.nullable(),
  pin: z.boolean(),
  pinned: z.boolean(),
  /** A change waits to be written to Discord. */
  editing: z.boolean(),
  editedAt: instant.nullable(),
  /** A deletion waits to be done in Discord. */
  deleting: z.boolean(),
  /** Why it failed or waits, and what to do. */
  words: z.string().nullable(),
  createdBy: agentView.nullable(),
  changedBy: agentView.nullable(),
  createdAt: instant,
  changedAt: instant,
})

export const announcementRevisionView = z.object({
  version: z.number().int(),
  text: z.string(),
  by: agentView.nullable(),
  at: instant,
})

export const announcementListInput = z.object({
  /** `coming`: drafts, those that wait for approval, scheduled and failed ones. `past`: posted, dismissed and deleted. */
  view: z.enum(['coming', 'past']).default('coming'),
  source: id.optional(),
  cursor: cursor.optional(),
  limit: pageSize,
})

export const announcementList = z.object({
  items: z.array(announcementView),
  next: cursor.nullable(),
  /** Those that wait for approval. */
  waiting: z.number().int(),
})

/** Days of a calendar, both inclusive, as `2026-11-22`, in the workspace's zone. */
export const calendarInput = z.object({ from: z.iso.date(), to: z.iso.date() })

export const createAnnouncementInput = z.object({
  /** Made by who creates, so that sending twice makes one. */
  id,
  place: chosenPlace,
  text,
  mention: chosenRole.nullable().default(null),
  crosspost: z.boolean().default(false),
  pin: z.boolean().default(false),
})

/** What is left out stays. Of a posted one `text` is edited in Discord, `pin` pins and unpins, `crosspost: true` publishes. */
export const updateAnnouncementInput = z.object({
  id,
  version: z.number().int().min(1),
  place: chosenPlace.optional(),
  text: text.optional(),
  mention: chosenRole.nullable().optional(),
  crosspost: z.boolean().optional(),
  pin: z.boolean().optional(),
})

const versioned = z.object({ id, version: z.number().int().min(1) })
export const actOnAnnouncementInput = versioned
export const scheduleInput = versioned.extend({ wall: wallTime, zone: timeZone })

/** How many cross-posts of a channel are left now, and when the next one is. */
export const crosspostRoom = z.object({ left: z.number().int(), nextAt: instant.nullable() })

/** Words that an item must, or must not, hold; in any case of letters. */
export const sourceFilter = z.object({
  include: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
  exclude: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
})

export const sourceKind = z.enum(['feed', 'webhook', 'x'])
const template = z.string().trim().min(1).max(1500).refine(isStorable, NOT_STORABLE)

export const sourceView = z.object({
  id,
  version: z.number().int(),
  kind: sourceKind,
  name: z.string(),
  /** Of a feed its address; of X the account; of a webhook where to send to. */
  url: z.string(),
  place: channelPlace,
  template: z.string(),
  filter: sourceFilter,
  approval: z.boolean(),
  mention: rolePlace.nullable(),
  crosspost: z.boolean(),
  active: z.boolean(),
  plainSecret: z.boolean(),
  hasSecret: z.boolean(),
  lookedAt: instant.nullable(),
  nextAt: instant.nullable(),
  trouble: z.string().nullable(),
  /** Items seen, and announced. */
  seen: z.number().int(),
  announced: z.number().int(),
})

export const sourceItemView = z.object({
  id,
  title: z.string(),
  link: z.string().nullable(),
  publishedAt: instant.nullable(),
  became: z.enum(['old', 'filtered', 'announced']),
  announcement: id.nullable(),
  at: instant,
})

const sourceFields = {
  name,
  /** A feed's address, also of a page that names its feed; or an account of X. */
  url: z.string().trim().max(2000),
  place: chosenPlace,
  template,
  filter: sourceFilter,
  approval: z.boolean(),
  mention: chosenRole.nullable(),
  crosspost: z.boolean(),
  /** X's bearer token; never answered. */
  secret: z.string().trim().max(500),
  plainSecret: z.boolean(),
}

export const createSourceInput = z.object({
  kind: sourceKind,
  ...sourceFields,
  url: sourceFields.url.default(''),
  filter: sourceFilter.prefault({}),
  approval: z.boolean().default(true),
  mention: chosenRole.nullable().default(null),
  crosspost: z.boolean().default(false),
  secret: sourceFields.secret.optional(),
  plainSecret: z.boolean().default(false),
})

export const updateSourceInput = z
  .object({ ...sourceFields, active: z.boolean() })
  .partial()
  .extend({ id, version: z.number().int().min(1) })

/** A source with its secret, which is shown with this answer and never again; null where it has none of ours. */
export const sourceSecret = z.object({ source: sourceView, secret: z.string().nullable() })

/** What a feed holds now, before it is added: nothing is stored. */
export const trySourceInput = z.object({
  kind: z.enum(['feed', 'x']),
  url: sourceFields.url,
  secret: sourceFields.secret.optional(),
  template,
  filter: sourceFilter.prefault({}),
})
export const sourceTrial = z.object({
  /** What the feed calls itself, and its address where the one given was a page's. */
  title: z.string().nullable(),
  url: z.string(),
  format: z.string(),
  items: z.array(
    z.object({
      title: z.string(),
      link: z.string().nullable(),
      publishedAt: instant.nullable(),
      wanted: z.boolean(),
      text: z.string(),
    }),
  ),
})

export type RolePlace = z.infer<typeof rolePlace>
export type SourceFilter = z.infer<typeof sourceFilter>
export type AnnouncementView = z.infer<typeof announcementView>
export type AnnouncementState = z.infer<typeof announcementState>
export type SourceView = z.infer<typeof sourceView>
export type SourceItemView = z.infer<typeof sourceItemView>
export type SourceTrial = z.infer<typeof sourceTrial>
