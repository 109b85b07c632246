import { z } from 'zod'
import { agent, moderator, one } from './access.ts'
import {
  actOnAnnouncementInput,
  announcementList,
  announcementListInput,
  announcementRevisionView,
  announcementView,
  calendarInput,
  createAnnouncementInput,
  createSourceInput,
  crosspostRoom,
  scheduleInput,
  sourceItemView,
  sourceSecret,
  sourceTrial,
  sourceView,
  trySourceInput,
  updateAnnouncementInput,
  updateSourceInput,
} from './announcements.ts'
import { cursor, pageSize } from './primitives.ts'
import { channelPlace } from './settings.ts'

const act = actOnAnnouncementInput

/** A channel that announcements may go to. */
const announcementPlace = channelPlace.extend({
  /** What is posted there can be published to the servers that follow it. */
  publishes: z.boolean(),
  missing: z.array(z.string()),
  /** Members may write there: no official channel. */
  membersWrite: z.boolean(),
  roles: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type AnnouncementPlace = z.infer<typeof announcementPlace>

/** What stands, stood or is to stand in official channels. Everybody of the team reads it; admins and moderators write. */
export const announcements = {
  list: agent.route({ method: 'GET', path: '/v1/announcements' }).input(announcementListInput).output(announcementList),
  /** What is due or was posted on those days, oldest first. */
  calendar: agent
    .route({ method: 'GET', path: '/v1/announcements/calendar' })
    .input(calendarInput)
    .output(z.object({ items: z.array(announcementView) })),
  show: agent.route({ method: 'GET', path: '/v1/announcements/{id}' }).input(one).output(announcementView),
  revisions: agent
    .route({ method: 'GET', path: '/v1/announcements/{id}/revisions' })
    .input(one)
    .output(z.object({ items: z.array(announcementRevisionView) })),
  create: moderator
    .route({ method: 'POST', path: '/v1/announcements' })
    .input(createAnnouncementInput)
    .output(announcementView),
  update: moderator
    .route({ method: 'PATCH', path: '/v1/announcements/{id}' })
    .input(updateAnnouncementInput)
    .output(announcementView),
  /** At that time on the wall; a scheduled one moves. In the past is refused (`invalid`). */
  schedule: moderator
    .route({ method: 'POST', path: '/v1/announcements/{id}/schedule' })
    .input(scheduleInput)
    .output(announcementView),
  /** Back to a draft. */
  unschedule: moderator
    .route({ method: 'POST', path: '/v1/announcements/{id}/unschedule' })
    .input(act)
    .output(announcementView),
  /** Now: a draft, one that waits for approval, a scheduled one, or one that failed. */
  post: moderator.route({ method: 'POST', path: '/v1/announcements/{id}/post' }).input(act).output(announcementView),
  /** Not this one. */
  dismiss: moderator
    .route({ method: 'POST', path: '/v1/announcements/{id}/dismiss' })
    .input(act)
    .output(announcementView),
  /** A draft goes; a posted one is deleted in Discord too. */
  remove: moderator.route({ method: 'DELETE', path: '/v1/announcements/{id}' }).input(one).output(z.object({})),
  room: agent
    .route({ method: 'GET', path: '/v1/announcements/room' })
    .input(z.object({ channel: z.string() }))
    .output(crosspostRoom),
  /** Channels that announcements may go to, the announcement channels first, with what the bot lacks there. */
  places: agent.route({ method: 'GET', path: '/v1/announcements/places' }).output(
    z.object({
      items: z.array(announcementPlace),
      /** Under which name they stand there: the bot's. */
      bot: z.string(),
      /** The line that stands below every announcement, in Markdown: what a preview shows of words that are not stored yet. */
      mark: z.string(),
    }),
  ),
}

/** Where announcements come from by themselves. */
export const sources = {
  list: agent
    .route({ method: 'GET', path: '/v1/announcement-sources' })
    .output(z.object({ items: z.array(sourceView) })),
  items: agent
    .route({ method: 'GET', path: '/v1/announcement-sources/{id}/items' })
    .input(one.extend({ cursor: cursor.optional(), limit: pageSize }))
    .output(z.object({ items: z.array(sourceItemView), next: cursor.nullable() })),
  create: moderator
    .route({ method: 'POST', path: '/v1/announcement-sources' })
    .input(createSourceInput)
    .output(sourceSecret),
  update: moderator
    .route({ method: 'PATCH', path: '/v1/announcement-sources/{id}' })
    .input(updateSourceInput)
    .output(sourceView),
  remove: moderator.route({ method: 'DELETE', path: '/v1/announcement-sources/{id}' }).input(one).output(z.object({})),
  /** A new secret for a webhook; the one before ends at once. */
  rotate: moderator
    .route({ method: 'POST', path: '/v1/announcement-sources/{id}/rotate' })
    .input(one)
    .output(sourceSecret),
  /** Looks now, not at its next time. */
  look: moderator.route({ method: 'POST', path: '/v1/announcement-sources/{id}/look' }).input(one).output(sourceView),
  /** What it holds and what would become of it; nothing is stored. */
  try: moderator
    .route({ method: 'POST', path: '/v1/announcement-sources/try' })
    .input(trySourceInput)
    .output(sourceTrial),
}
