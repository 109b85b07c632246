import { crosspostRoom } from '../../core/announcement/crosspost-room.ts'
import { announcementCalendar } from '../../core/inbox/announcement-calendar.ts'
import { listAnnouncementWordings } from '../../core/inbox/list-announcement-wordings.ts'
import { listAnnouncements } from '../../core/inbox/list-announcements.ts'
import { showAnnouncement } from '../../core/inbox/show-announcement.ts'
import { officialMark } from '../../core/workspace/official-mark.ts'
import { readSettings } from '../../core/workspace/settings.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** What announcements there are, and where there can be some. */
export function announcementListRoutes({ kernel, discord }: Services) {
  const { announcements } = procedures
  return {
    list: announcements.list.handler(({ context, input: { view, source, cursor, limit } }) =>
      listAnnouncements(kernel.db, { workspace: callerOf(context).workspace, view, source, cursor, limit }),
    ),
    calendar: announcements.calendar.handler(async ({ context, input }) => ({
      items: await announcementCalendar(kernel.db, callerOf(context).workspace, input),
    })),
    show: announcements.show.handler(({ context, input }) =>
      showAnnouncement(kernel.db, callerOf(context).workspace, input.id),
    ),
    revisions: announcements.revisions.handler(async ({ context, input }) => ({
      items: await listAnnouncementWordings(kernel.db, callerOf(context).workspace, input.id),
    })),
    room: announcements.room.handler(async ({ context, input }) => {
      const asked = { workspace: callerOf(context).workspace, channel: input.channel, now: kernel.clock.now() }
      const { left, nextAt } = await crosspostRoom(kernel.db, asked)
      return { left, nextAt: nextAt?.toISOString() ?? null }
    }),
    places: announcements.places.handler(async ({ context }) => {
      const { workspace } = callerOf(context)
      const mark = officialMark(await readSettings(kernel.db, workspace))
      return { ...(await discord.announcementPlaces(workspace)), mark }
    }),
  }
}
