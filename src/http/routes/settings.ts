import { type ReadSettings, readSettings } from '../../core/workspace/settings.ts'
import { updateSettings } from '../../core/workspace/update-settings.ts'
import {
  CHANNEL_SETTINGS,
  type ChannelPlace,
  type ChannelSetting,
  type SettingsChange,
  type SettingsView,
} from '../../protocol/settings.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

type AgentChange = NonNullable<SettingsChange['virtualAgent']>

/** What kind of channel each may be. */
const KINDS: Record<ChannelSetting, ('text' | 'forum' | 'announcement')[]> = {
  supportChannel: ['text'],
  staffChannel: ['text'],
  bugChannel: ['text'],
  featureChannel: ['forum'],
  announcementChannel: ['announcement', 'text'],
  modLogChannel: ['text'],
  welcomeChannel: ['text'],
}

const isChannel = (name: string): boolean => CHANNEL_SETTINGS.some((setting) => setting === name)

const withoutChannels = <Change extends object>(change: Change) =>
  Object.fromEntries(Object.entries(change).filter(([name]) => !isChannel(name))) as Omit<Change, ChannelSetting>

const omitGuild = ({ id, name }: ChannelPlace) => ({ id, name })

export function settingsRoutes({ kernel, discord, removeDemo }: Services) {
  return {
    show: procedures.settings.show.handler(async ({ context }) => {
      const { workspace } = callerOf(context)
      return present(workspace, await readSettings(kernel.db, workspace))
    }),
    update: procedures.settings.update.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const { staffRoles, virtualAgent, ...rest } = input
      // Asked before the transaction: Discord may take its time, and nobody is to wait for it behind a lock.
      const change = {
        ...withoutChannels(rest),
        ...(await namedChannels(workspace, input)),
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

  /** The channels that are named anew, with what they are called. */
  async function namedChannels(
    workspace: number,
    change: SettingsChange,
  ): Promise<Partial<Record<ChannelSetting, ChannelPlace | null>>> {
    const asked = CHANNEL_SETTINGS.filter((setting) => change[setting] !== undefined)
    const found = asked.map(async (setting) => {
      const place = change[setting]
      return [setting, place ? await discord.findChannel(workspace, place, ...KINDS[setting]) : null] as const
    })
    return Object.fromEntries(await Promise.all(found))
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
