import {
  AutoModerationActionType as Action,
  ChannelType,
  AutoModerationRuleKeywordPresetType as Preset,
  AutoModerationRuleTriggerType as Trigger,
} from 'discord-api-types/v10'
import { bitsOf } from '../set-up/compute-permissions.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf } from '../shapes.ts'
import type { FoundChannel, FoundPanel, FoundRole, FoundRule, FoundTag } from './found.ts'
import { faceOfMessage } from './panel-face.ts'

/** Discord's own objects in our words; null for what is none. */
export function readRole(fields: Fields): FoundRole | null {
  const id = idOf(fields, 'id')
  if (!id) return null
  const color = numberOf(fields, 'color') ?? 0
  return {
    id,
    name: textOf(fields, 'name') ?? id,
    position: numberOf(fields, 'position') ?? 0,
    permissions: bitsOf(fields, 'permissions'),
    color: color === 0 ? null : `#${color.toString(16).padStart(6, '0')}`,
    hoist: fields.hoist === true,
    mentionable: fields.mentionable === true,
    managed: fields.managed === true,
  }
}

const TYPES = new Map<number | null, FoundChannel['type']>([
  [ChannelType.GuildCategory, 'category'],
  [ChannelType.GuildText, 'text'],
  [ChannelType.GuildAnnouncement, 'announcement'],
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.GuildVoice, 'voice'],
])

/** resources/channel, "Channel Flags": a post must bear a tag. */
export const REQUIRE_TAG = 1 << 4

export function readChannel(fields: Fields): FoundChannel | null {
  const id = idOf(fields, 'id')
  if (!id) return null
  return {
    id,
    type: TYPES.get(numberOf(fields, 'type')) ?? 'other',
    name: textOf(fields, 'name') ?? id,
    parent: idOf(fields, 'parent_id'),
    position: numberOf(fields, 'position') ?? 0,
    topic: textOf(fields, 'topic') || null,
    slowmode: numberOf(fields, 'rate_limit_per_user') ?? 0,
    overwrites: listOf(fields, 'permission_overwrites').flatMap((overwrite) => {
      const holder = idOf(overwrite, 'id')
      const type = numberOf(overwrite, 'type') === 1 ? ('member' as const) : ('role' as const)
      return holder ? [{ id: holder, type, allow: bitsOf(overwrite, 'allow'), deny: bitsOf(overwrite, 'deny') }] : []
    }),
    tags: listOf(fields, 'available_tags').flatMap(readTag),
    requireTag: ((numberOf(fields, 'flags') ?? 0) & REQUIRE_TAG) !== 0,
  }
}

function readTag(tag: Fields): FoundTag[] {
  const id = idOf(tag, 'id')
  if (!id) return []
  const emojiId = idOf(tag, 'emoji_id')
  const emoji = textOf(tag, 'emoji_name')
  return [
    { id, name: textOf(tag, 'name') ?? '', emoji: emojiId ? null : emoji, emojiId, staff: tag.moderated === true },
  ]
}

export function readPanel(message: Fields): FoundPanel | null {
  const id = idOf(message, 'id')
  const channel = idOf(message, 'channel_id')
  const face = faceOfMessage(message)
  return id && channel && face ? { id, channel, face, pinned: message.pinned === true } : null
}

const RULES = new Map<number | null, FoundRule['type']>([
  [Trigger.Keyword, 'words'],
  [Trigger.Spam, 'spam'],
  [Trigger.KeywordPreset, 'lists'],
  [Trigger.MentionSpam, 'mentions'],
  [Trigger.MemberProfile, 'names'],
])

const LISTS = new Map<unknown, FoundRule['lists'][number]>([
  [Preset.Profanity, 'profanity'],
  [Preset.SexualContent, 'sexual_content'],
  [Preset.Slurs, 'slurs'],
])

/** resources/auto-moderation, "Auto Moderation Rule Structure". */
export function readRule(fields: Fields, botId: string): FoundRule | null {
  const id = idOf(fields, 'id')
  if (!id) return null
  const trigger = fieldsOf(fields, 'trigger_metadata') ?? {}
  const actions = new Map(
    listOf(fields, 'actions').map((action) => [numberOf(action, 'type'), fieldsOf(action, 'metadata') ?? {}]),
  )
  const timeOut = numberOf(actions.get(Action.Timeout) ?? {}, 'duration_seconds')
  return {
    id,
    name: textOf(fields, 'name') ?? id,
    type: RULES.get(numberOf(fields, 'trigger_type')) ?? 'other',
    ours: idOf(fields, 'creator_id') === botId,
    enabled: fields.enabled === true,
    words: wordsIn(trigger, 'keyword_filter'),
    patterns: wordsIn(trigger, 'regex_patterns'),
    allow: wordsIn(trigger, 'allow_list'),
    lists: valuesIn(trigger, 'presets').flatMap((preset) => LISTS.get(preset) ?? []),
    most: numberOf(trigger, 'mention_total_limit'),
    says: textOf(actions.get(Action.BlockMessage) ?? {}, 'custom_message') || null,
    alert: idOf(actions.get(Action.SendAlertMessage) ?? {}, 'channel_id'),
    timeOut: timeOut === null ? null : Math.round(timeOut / 60),
    exemptRoles: wordsIn(fields, 'exempt_roles'),
    exemptChannels: wordsIn(fields, 'exempt_channels'),
  }
}

const valuesIn = (fields: Fields, key: string): unknown[] => {
  const value = fields[key]
  return Array.isArray(value) ? value : []
}

const wordsIn = (fields: Fields, key: string): string[] =>
  valuesIn(fields, key).filter((value) => typeof value === 'string')
