import { createSource } from '../../core/announcement/source/create-source.ts'
import { listItems } from '../../core/announcement/source/list-items.ts'
import { listSources, showSource } from '../../core/announcement/source/list-sources.ts'
import { lookNow } from '../../core/announcement/source/look-now.ts'
import { removeSource } from '../../core/announcement/source/remove-source.ts'
import { rotateSource } from '../../core/announcement/source/rotate-source.ts'
import type { SourceAct } from '../../core/announcement/source/source.ts'
import { trySource } from '../../core/announcement/source/try-source.ts'
import { updateSource } from '../../core/announcement/source/update-source.ts'
import type { RolePlace } from '../../protocol/announcements.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

type Chosen = Omit<ChannelPlace, 'name'>

export function sourceRoutes({ kernel, secrets, guarded, readers, discord, publicUrl }: Services) {
  const { sources } = procedures
  const show = (context: CallContext, id: string) =>
    showSource(kernel.db, { workspace: callerOf(context).workspace, publicUrl }, id)
  return {
    list: sources.list.handler(async ({ context }) => ({
      items: await listSources(kernel.db, { workspace: callerOf(context).workspace, publicUrl }),
    })),
    items: sources.items.handler(({ context, input: { id, cursor, limit } }) =>
      listItems(kernel.db, { workspace: callerOf(context).workspace, id, cursor, limit }),
    ),
    create: sources.create.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const place = await placeOf(workspace, input.place)
      const mention = await roleOf(workspace, place, input.mention)
      const named = { ...input, place, mention, secret: input.secret }
      const { id, secret } = await createSource(kernel, { secrets, guarded }, { workspace, agent, ...named })
      return { source: await show(context, id), secret }
    }),
    update: sources.update.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const before = await show(context, input.id)
      const place = input.place && (await placeOf(workspace, input.place))
      const mention = input.mention && (await roleOf(workspace, place ?? before.place, input.mention))
      const named = { ...input, place, mention: input.mention === null ? null : mention }
      await updateSource(kernel, { secrets, guarded }, { ...actOf(context, input.id), ...named })
      return show(context, input.id)
    }),
    remove: sources.remove.handler(async ({ context, input }) => {
      await removeSource(kernel, actOf(context, input.id))
      return {}
    }),
    rotate: sources.rotate.handler(async ({ context, input }) => {
      const secret = await rotateSource(kernel, secrets, actOf(context, input.id))
      return { source: await show(context, input.id), secret }
    }),
    look: sources.look.handler(async ({ context, input }) => {
      await lookNow(kernel, actOf(context, input.id))
      return show(context, input.id)
    }),
    try: sources.try.handler(({ input }) => trySource({ readers, guarded }, { ...input, secret: input.secret })),
  }

  function placeOf(workspace: number, place: Chosen): Promise<ChannelPlace> {
    return discord.findChannel(workspace, place, 'announcement', 'text')
  }

  /** The role with its name, in the server that the announcement goes to. */
  async function roleOf(workspace: number, { guild }: Chosen, role: { id: string } | null): Promise<RolePlace | null> {
    if (!role) return null
    if (role.id === 'everyone') return { id: 'everyone', name: 'everyone' }
    const { id, name } = await discord.findRole(workspace, { guild, id: role.id })
    return { id, name }
  }
}

function actOf(context: CallContext, id: string): SourceAct {
  const { workspace, agent } = callerOf(context)
  return { workspace, agent, id }
}
