import type { Guild } from './model.ts'
import { presentRole } from './present.ts'
import type { World } from './world.ts'

/** documentation: resources/guild, "Guild Features": NEWS allows announcement channels; communities have it. */
export function featuresOf(guild: Guild): string[] {
  return guild.features ?? ['COMMUNITY', 'NEWS']
}

/** The guild as REST and gateway give it. */
export function presentGuild(world: World): Record<string, unknown> {
  const { guild } = world
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: featuresOf(guild),
    banner: null,
    owner_id: guild.owner,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    ...presentSettings(guild),
    roles: [...world.roles.values()].map(presentRole),
    mfa_level: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    premium_progress_bar_enabled: false,
    premium_progress_bar_enabled_user_updated_at: null,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  }
}

function presentSettings(guild: Guild): Record<string, unknown> {
  return {
    system_channel_id: guild.systemChannel ?? null,
    system_channel_flags: guild.systemChannelFlags ?? 0,
    rules_channel_id: guild.rulesChannel ?? null,
    public_updates_channel_id: guild.updatesChannel ?? null,
    safety_alerts_channel_id: guild.safetyChannel ?? null,
    verification_level: guild.verificationLevel ?? 1,
    explicit_content_filter: guild.contentFilter ?? 0,
    default_message_notifications: guild.notifications ?? 1,
  }
}
