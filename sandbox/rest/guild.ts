import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { asList, asRecord, type Json, refuseField } from '../input/form.ts'
import { asBetween, asId, asName } from '../input/values.ts'
import { communityNeedsText, featureDisabled, missingPermissions } from '../refusals.ts'
import { changeGuild } from '../world/guild.ts'
import type { Guild } from '../world/model.ts'
import { guildPermissions } from '../world/permissions.ts'
import { featuresOf, presentGuild } from '../world/present-guild.ts'
import type { World } from '../world/world.ts'
import { guildOf, requireInGuild } from './require.ts'
import type { Answer, Call } from './router.ts'

export function getGuild({ world, params, query }: Call): Answer {
  guildOf(world, params[0]!)
  const counts =
    query.get('with_counts') === 'true'
      ? { approximate_member_count: world.members.size, approximate_presence_count: world.members.size }
      : {}
  return { status: 200, body: { ...presentGuild(world), ...counts } }
}

/** documentation: resources/guild, "Modify Guild". */
export function patchGuild({ world, params, body }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageGuild')
  const json = asRecord(body.json, '_errors')
  const change: Partial<Guild> = { ...readLevels(json), ...readChannels(world, json) }
  if (json.name !== undefined) change.name = asName(json.name, 'name', 100)
  if (typeof json.preferred_locale === 'string') change.locale = json.preferred_locale
  const features = readFeatures(world, json, { ...world.guild, ...change })
  changeGuild(world, features ? { ...change, features } : change)
  return { status: 200, body: presentGuild(world) }
}

function readLevels(json: Json): Partial<Guild> {
  const verificationLevel = asBetween(json.verification_level, 'verification_level', 0, 4)
  const contentFilter = asBetween(json.explicit_content_filter, 'explicit_content_filter', 0, 2)
  const notifications = asBetween(json.default_message_notifications, 'default_message_notifications', 0, 1)
  const systemChannelFlags = asBetween(json.system_channel_flags, 'system_channel_flags', 0, 0xffff)
  return {
    ...(verificationLevel === undefined ? {} : { verificationLevel }),
    ...(contentFilter === undefined ? {} : { contentFilter }),
    ...(notifications === undefined ? {} : { notifications }),
    ...(systemChannelFlags === undefined ? {} : { systemChannelFlags }),
  }
}

const CHANNELS = {
  system_channel_id: 'systemChannel',
  rules_channel_id: 'rulesChannel',
  public_updates_channel_id: 'updatesChannel',
  safety_alerts_channel_id: 'safetyChannel',
} as const

/** The channels of rules and updates are text channels (documentation: topics/opcodes-and-status-codes, 50086), and a community has both. */
function readChannels(world: World, json: Json): Partial<Guild> {
  const change: Partial<Guild> = {}
  for (const [field, key] of Object.entries(CHANNELS)) {
    if (json[field] === undefined) continue
    const id = asId(json[field], field)
    const channel = id === undefined ? undefined : world.channels.get(id)
    if (id !== undefined && !channel) throw refuseField(field, 'CHANNEL_INVALID', 'Unknown channel')
    if (channel && channel.type !== ChannelType.GuildText) throw communityNeedsText()
    change[key] = id ?? null
  }
  return change
}

/**
 * Becoming a community takes ADMINISTRATOR (documentation: resources/guild, "Modify Guild"), the channels of rules and updates (without
 * them the answer is 40006: discord-api-docs issue 6015), verification and a filter for all members (Discord's "Enable Community" sets them).
 */
function readFeatures(world: World, json: Json, after: Guild): string[] | undefined {
  const wasCommunity = featuresOf(world.guild).includes('COMMUNITY')
  const wanted = json.features === undefined ? undefined : asList(json.features, 'features', 100).map(String)
  const isCommunity = wanted ? wanted.includes('COMMUNITY') : wasCommunity
  const administrates = guildPermissions(world, world.application.bot) & PermissionFlagsBits.Administrator
  if (isCommunity !== wasCommunity && !administrates) throw missingPermissions()
  const whole = after.rulesChannel && after.updatesChannel
  const safe = (after.verificationLevel ?? 1) >= 1 && after.contentFilter === 2
  if (isCommunity && !wasCommunity && !(whole && safe)) throw featureDisabled()
  if (!wanted) return undefined
  const others = wanted.filter((feature) => feature !== 'COMMUNITY' && feature !== 'NEWS')
  return isCommunity ? ['COMMUNITY', 'NEWS', ...others] : others
}
