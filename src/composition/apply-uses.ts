import { channelsOf } from '../connectors/discord/server/bind.ts'
import { partName } from '../connectors/discord/server/found.ts'
import { readParts, type ServerPlace } from '../connectors/discord/server/store-server.ts'
import { readSettings } from '../core/workspace/settings.ts'
import { type SettingsParts, updateSettings } from '../core/workspace/update-settings.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type ChannelUse, keyOf, type ServerFile } from '../protocol/server-file.ts'
import type { ChannelPlace, ChannelSetting } from '../protocol/settings.ts'

const SETTINGS: Record<ChannelUse, ChannelSetting> = {
  support: 'supportChannel',
  staff: 'staffChannel',
  bug: 'bugChannel',
  feature: 'featureChannel',
  announcements: 'announcementChannel',
  'mod-log': 'modLogChannel',
  welcome: 'welcomeChannel',
}

const TRIES = 3

/** Sets the channels that a file says are used for something, and the roles that are staff. What it does not speak of stays. */
export async function applyUses(
  kernel: Kernel,
  { workspace, guild }: ServerPlace,
  { file, agent }: { file: ServerFile; agent: string | null },
): Promise<void> {
  const parts = await readParts(kernel.db, { workspace, guild })
  const place = (kind: 'channel' | 'role', key: string, name: string): ChannelPlace[] => {
    const id = parts.get(partName(kind, key))
    return id === undefined ? [] : [{ guild, id, name }]
  }
  const channels = channelsOf(file).flatMap(({ channel, key }) => {
    const [found] = channel.use ? place('channel', key, channel.name) : []
    return channel.use && found ? [[SETTINGS[channel.use], found] as const] : []
  })
  const roles = file.roles.flatMap((role) => (role.staff ? place('role', keyOf(role), role.name) : []))
  for (let tries = 1; ; tries += 1) {
    const settings = await readSettings(kernel.db, workspace)
    const differing = channels.filter(
      ([setting, { id, name }]) => settings[setting]?.id !== id || settings[setting].name !== name,
    )
    const missing = roles.filter(({ id }) => !settings.staffRoles.some((role) => role.id === id))
    if (differing.length + missing.length === 0) return
    const change: SettingsParts = {
      ...{ version: settings.version, ...Object.fromEntries(differing) },
      ...(missing.length > 0 ? { staffRoles: [...settings.staffRoles, ...missing] } : {}),
    }
    try {
      await updateSettings(kernel, { workspace, agent, change })
      return
    } catch (error) {
      // Somebody else has changed them in this very moment.
      if (!(error instanceof Refusal && error.code === 'conflict') || tries === TRIES) throw error
    }
  }
}
