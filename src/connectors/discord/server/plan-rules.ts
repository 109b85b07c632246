import {
  AutoModerationActionType as Action,
  AutoModerationRuleEventType as On,
  PermissionFlagsBits,
  AutoModerationRuleKeywordPresetType as Preset,
  AutoModerationRuleTriggerType as Trigger,
} from 'discord-api-types/v10'
import type { ServerObstacle } from '../../../protocol/server.ts'
import { type FileRule, keyOf } from '../../../protocol/server-file.ts'
import type { FoundRule } from './found.ts'
import { lacksInGuild, type Planning, Refs } from './planning.ts'
import { difference, type Line, type PlannedStep, stepOf } from './step.ts'

const TRIGGERS = {
  words: Trigger.Keyword,
  spam: Trigger.Spam,
  lists: Trigger.KeywordPreset,
  mentions: Trigger.MentionSpam,
  names: Trigger.MemberProfile,
} as const

/** How many of a type a server has, whoever made them (resources/auto-moderation, "Trigger Types"). */
export const MOST_RULES = { words: 6, spam: 1, lists: 1, mentions: 1, names: 1 } as const

const PRESETS = { profanity: Preset.Profanity, sexual_content: Preset.SexualContent, slurs: Preset.Slurs } as const
const TIME_OUT_MOST = 40_320

/** AutoMod's rules: only those that our bot made are changed, and where others take all the room none is made. */
export function planRules(planning: Planning): PlannedStep[] {
  const { file, found, bound } = planning
  const used = new Map<string, number>()
  for (const { type } of found.rules ?? []) used.set(type, (used.get(type) ?? 0) + 1)
  return file.automod.flatMap((rule) => {
    const there = bound.rules.get(keyOf(rule))
    if (there) return changeRule(planning, rule, there)
    const place = (used.get(rule.type) ?? 0) + 1
    used.set(rule.type, place)
    return createRule(planning, rule, place > MOST_RULES[rule.type] ? fullWords(planning, rule) : null)
  })
}

function fullWords({ found }: Planning, { type, name }: FileRule): ServerObstacle {
  const names = (found.rules ?? []).filter((rule) => rule.type === type).map((rule) => `"${rule.name}"`)
  const most = MOST_RULES[type]
  return {
    words: `Discord takes ${most} AutoMod ${most === 1 ? 'rule' : 'rules'} of this kind, and ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} there already. Delete one in Server Settings, AutoMod, or leave ${name} out of the file.`,
    invite: null,
  }
}

/** What a rule is in both shapes, so that they can be compared. */
type Plain = Omit<FoundRule, 'id' | 'ours' | 'type'>

function plainOf(planning: Planning, rule: FileRule): { plain: Plain; waits: Set<string> } {
  const refs = new Refs(planning)
  const plain: Plain = {
    ...{ name: rule.name, enabled: rule.enabled, words: rule.words, patterns: rule.patterns, allow: rule.allow },
    ...{ lists: rule.lists, most: rule.most ?? null, says: rule.says ?? null, timeOut: rule.timeOut ?? null },
    alert: rule.alert === undefined ? null : refs.channel(rule.alert),
    exemptRoles: rule.exempt.roles.map((key) => refs.role(key)),
    exemptChannels: rule.exempt.channels.map((key) => refs.channel(key)),
  }
  return { plain, waits: refs.waits }
}

const rightsFor = (planning: Planning, { timeOut }: FileRule) =>
  lacksInGuild(
    planning,
    PermissionFlagsBits.ManageGuild | (timeOut === undefined ? 0n : PermissionFlagsBits.ModerateMembers),
  )

function createRule(planning: Planning, rule: FileRule, full: ServerObstacle | null): PlannedStep {
  const { plain, waits } = plainOf(planning, rule)
  const route = `/guilds/${planning.found.id}/auto-moderation/rules` as const
  return stepOf({
    ...{ act: 'create', part: 'automod', key: keyOf(rule), name: rule.name, waits },
    lines: linesOf(planning, null, plain),
    obstacle: rightsFor(planning, rule) ?? full,
    deed: {
      ...{ on: 'automod', id: null },
      call: { method: 'POST', route, body: { ...bodyOf(rule, plain), trigger_type: TRIGGERS[rule.type] } },
    },
  })
}

function changeRule(planning: Planning, rule: FileRule, found: FoundRule): PlannedStep[] {
  const { plain, waits } = plainOf(planning, rule)
  const lines = linesOf(planning, found, plain)
  if (lines.length === 0) return []
  const route = `/guilds/${planning.found.id}/auto-moderation/rules/${found.id}` as const
  return [
    stepOf({
      ...{ act: 'change', part: 'automod', key: keyOf(rule), name: rule.name, waits, lines },
      obstacle: rightsFor(planning, rule),
      deed: { on: 'automod', id: found.id, call: { method: 'PATCH', route, body: bodyOf(rule, plain) } },
    }),
  ]
}

function bodyOf({ type }: FileRule, plain: Plain): object {
  const names = type === 'names'
  return {
    ...{ name: plain.name, enabled: plain.enabled, exempt_roles: plain.exemptRoles },
    event_type: names ? On.MemberUpdate : On.MessageSend,
    exempt_channels: plain.exemptChannels,
    ...(type === 'spam' ? {} : { trigger_metadata: triggerOf(type, plain) }),
    actions: [
      names ? { type: Action.BlockMemberInteraction } : { type: Action.BlockMessage, ...saying(plain.says) },
      ...(plain.alert === null ? [] : [{ type: Action.SendAlertMessage, metadata: { channel_id: plain.alert } }]),
      ...(plain.timeOut === null
        ? []
        : [{ type: Action.Timeout, metadata: { duration_seconds: Math.min(TIME_OUT_MOST, plain.timeOut) * 60 } }]),
    ],
  }
}

const saying = (says: string | null) => (says === null ? {} : { metadata: { custom_message: says } })

function triggerOf(type: Exclude<FileRule['type'], 'spam'>, { words, patterns, allow, lists, most }: Plain): object {
  if (type === 'mentions') return { mention_total_limit: most }
  if (type === 'lists') return { presets: lists.map((list) => PRESETS[list]), allow_list: allow }
  return { keyword_filter: words, regex_patterns: patterns, allow_list: allow }
}

function linesOf({ found, file }: Planning, before: Plain | null, after: Plain): Line[] {
  const nameOf = (id: string) =>
    found.roles.find((role) => role.id === id)?.name ?? found.channels.find((channel) => channel.id === id)?.name ?? id
  // What is not made yet has no id: then the file's keys are all that can be told.
  const namesOf = (keys: readonly string[], ids: readonly string[]) =>
    ids.includes('') ? keys.join(', ') : [...ids].sort().map(nameOf).join(', ')
  const rule = file.automod.find((each) => each.name === after.name)
  const text = (what: string, read: (plain: Plain) => string | number | boolean | null): Line[] =>
    difference(what, before && read(before), read(after))
  const list = (what: string, read: (plain: Plain) => readonly string[]): Line[] =>
    text(what, (plain) => [...read(plain)].sort().join(', '))
  return [
    ...(before ? text('name', ({ name }) => name) : []),
    ...(before || !after.enabled ? text('enabled', ({ enabled }) => enabled) : []),
    ...list('words', ({ words }) => words),
    ...list('patterns', ({ patterns }) => patterns),
    ...list('never these', ({ allow }) => allow),
    ...list('lists of Discord', ({ lists }) => lists),
    ...text('most mentions', ({ most }) => most),
    ...text('the member reads', ({ says }) => says),
    ...text('tells', ({ alert }) => (alert === null ? null : alert === '' ? `#${rule?.alert}` : `#${nameOf(alert)}`)),
    ...text('time-out in minutes', ({ timeOut }) => timeOut),
    ...text('not for', ({ exemptRoles }) => namesOf(rule?.exempt.roles ?? [], exemptRoles)),
    ...text('not in', ({ exemptChannels }) => namesOf(rule?.exempt.channels ?? [], exemptChannels)),
  ]
}
