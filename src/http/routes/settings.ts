import { type ReadSettings, readSettings } from '../../core/workspace/settings.ts'
import { updateSettings } from '../../core/workspace/update-settings.ts'
import type { ChannelPlace, SettingsChange, SettingsView } from '../../protocol/settings.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

type AgentChange = NonNullable<SettingsChange['virtualAgent']>

const omitGuild = ({ id, name }: ChannelPlace) => ({ id, name })

export function settingsRoutes({ kernel, discord, removeDemo }: Services) {
  return {
    show: procedures.settings.show.handler(async ({ context }) => {
      const { workspace } = callerOf(context)
      return present(workspace, await readSettings(kernel.db, workspace))
    }),
    update: procedures.settings.update.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const { supportChannel, staffChannel, bugChannel, featureChannel, staffRoles, virtualAgent, ...rest } = input
      // Asked before the transaction: Discord may take its time, and nobody is to wait for it behind a lock.
      const change = {
        ...rest,
        supportChannel: await named(workspace, supportChannel),
        staffChannel: await named(workspace, staffChannel),
        bugChannel: await named(workspace, bugChannel),
        featureChannel: await named(workspace, featureChannel, 'forum'),
        ...(virtualAgent && { virtualAgent: await withForums(workspace, virtualAgent) }),
        staffRoles: staffRoles && (await Promise.all(staffRoles.map((role) => discord.findRole(workspace, role)))),
      }
      return present(workspace, await updateSettings(kernel, { workspace, agent, change }))
    }),
    removeDemo: procedures.settings.removeDemo.handler(async ({ context }) => {
      await removeDemo(callerOf(context))
      return {}
    }),
  }

  async function named(
    workspace: number,
    place: Omit<ChannelPlace, 'name'> | null | undefined,
    kind: 'text' | 'forum' = 'text',
  ): Promise<ChannelPlace | null | undefined> {
    return place ? discord.findChannel(workspace, place, kind) : place
  }

  /** Forums stand in no list by themselves, so each is looked for in its server; what is set already stays as it was found. */
  async function withForums(workspace: number, change: AgentChange): Promise<AgentChange> {
    if (!change.guilds) return change
    const { virtualAgent } = await readSettings(kernel.db, workspace)
    const known = new Map(
      virtualAgent.guilds.flatMap(({ guild, forums }) => forums.map((forum) => [`${guild}:${forum.id}`, forum])),
    )
    const guilds = change.guilds.map(async (one) => {
      const { guild } = one
      const forums = one.forums.map(
        async ({ id }) =>
          known.get(`${guild}:${id}`) ?? omitGuild(await discord.findChannel(workspace, { guild, id }, 'forum')),
      )
      return { ...one, forums: await Promise.all(forums) }
    })
    return { ...change, guilds: await Promise.all(guilds) }
  }

  function present(workspace: number, settings: ReadSettings): SettingsView {
    return { ...settings, fixed: discord.isFixed(workspace) ? { discordToken: 'DISCORD_TOKEN' } : {} }
  }
}
