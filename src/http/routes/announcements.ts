import { createAnnouncement } from '../../core/announcement/create-announcement.ts'
import { dismissAnnouncement } from '../../core/announcement/dismiss-announcement.ts'
import { postAnnouncement } from '../../core/announcement/post-announcement.ts'
import { removeAnnouncement } from '../../core/announcement/remove-announcement.ts'
import { scheduleAnnouncement } from '../../core/announcement/schedule-announcement.ts'
import { unscheduleAnnouncement } from '../../core/announcement/unschedule-announcement.ts'
import { updateAnnouncement } from '../../core/announcement/update-announcement.ts'
import { showAnnouncement } from '../../core/inbox/show-announcement.ts'
import type { RolePlace } from '../../protocol/announcements.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** What is done with announcements. */
export function announcementRoutes({ kernel, discord }: Services) {
  const { announcements } = procedures
  const show = (context: CallContext, id: string) => showAnnouncement(kernel.db, callerOf(context).workspace, id)
  /** A verb that takes no more than which one, as its caller saw it. */
  const acting =
    (act: typeof postAnnouncement) =>
    async ({ context, input }: { context: CallContext; input: { id: string; version: number } }) => {
      await act(kernel, { ...callerOf(context), ...input })
      return show(context, input.id)
    }
  return {
    create: announcements.create.handler(async ({ context, input }) => {
      const caller = callerOf(context)
      const chosen = await choose(caller.workspace, input.place, input.mention)
      await createAnnouncement(kernel, { ...caller, ...input, ...chosen })
      return show(context, input.id)
    }),
    update: announcements.update.handler(async ({ context, input }) => {
      const caller = callerOf(context)
      const { id, version, place, mention, ...change } = input
      const guild = place?.guild ?? (mention ? (await show(context, id)).place.guild : '')
      const chosen = {
        place: place && (await findPlace(caller.workspace, place)),
        mention: mention && (await findRole(caller.workspace, guild, mention.id)),
      }
      await updateAnnouncement(kernel, { ...caller, id, version }, { ...change, ...chosen })
      return show(context, id)
    }),
    schedule: announcements.schedule.handler(async ({ context, input: { wall, zone, ...act } }) => {
      await scheduleAnnouncement(kernel, { ...callerOf(context), ...act }, { wall, zone })
      return show(context, act.id)
    }),
    unschedule: announcements.unschedule.handler(acting(unscheduleAnnouncement)),
    post: announcements.post.handler(acting(postAnnouncement)),
    dismiss: announcements.dismiss.handler(acting(dismissAnnouncement)),
    remove: announcements.remove.handler(async ({ context, input }) => {
      await removeAnnouncement(kernel, { ...callerOf(context), id: input.id })
      return {}
    }),
  }

  /** Asked before the transaction: Discord may take its time. */
  async function choose(workspace: number, place: Omit<ChannelPlace, 'name'>, mention: { id: string } | null) {
    const [found, role] = await Promise.all([
      findPlace(workspace, place),
      mention && findRole(workspace, place.guild, mention.id),
    ])
    return { place: found, mention: role }
  }

  function findPlace(workspace: number, place: Omit<ChannelPlace, 'name'>): Promise<ChannelPlace> {
    return discord.findChannel(workspace, place, 'announcement', 'text')
  }

  async function findRole(workspace: number, guild: string, id: RolePlace['id']): Promise<RolePlace> {
    if (id === 'everyone') return { id, name: 'everyone' }
    const { name } = await discord.findRole(workspace, { guild, id })
    return { id, name }
  }
}
