import { compilePattern } from '../world/auto-mod/match.ts'
import type { AutoModAction, AutoModRule } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { asInteger, asList, asRecord, asText, badLength, type Json, notOneOf, refuseField, required } from './form.ts'
import { asBetween, asFlag, asId, asName } from './values.ts'

/** Trigger types and how many rules of each a server has (documentation: resources/auto-moderation, "Trigger Types"). */
export const MOST_RULES: Record<number, number> = { 1: 6, 3: 1, 4: 1, 5: 1, 6: 1 }

type Rule = Omit<AutoModRule, 'id' | 'creator_id'>

/** Checks a rule; of one that is changed, what is not given stays, and the trigger type cannot be changed (documentation: as above). */
export function readRule(world: World, json: Json, before?: AutoModRule): Rule {
  const trigger_type = before?.trigger_type ?? asInteger(json.trigger_type, 'trigger_type')
  if (trigger_type === undefined) throw required('trigger_type')
  if (MOST_RULES[trigger_type] === undefined) throw notOneOf('trigger_type', Object.keys(MOST_RULES).join(', '))
  const event_type = asInteger(json.event_type, 'event_type') ?? before?.event_type
  if (event_type === undefined) throw required('event_type')
  // Profiles are looked at when they change, all else when something is said (documentation: as above, "Event Types").
  if (event_type !== (trigger_type === 6 ? 2 : 1)) throw notOneOf('event_type', trigger_type === 6 ? '2' : '1')
  return {
    name: json.name === undefined && before ? before.name : asName(json.name, 'name', 100),
    event_type,
    trigger_type,
    trigger_metadata:
      json.trigger_metadata === undefined && before
        ? before.trigger_metadata
        : readTrigger(trigger_type, asRecord(json.trigger_metadata ?? {}, 'trigger_metadata')),
    actions: json.actions === undefined && before ? before.actions : readActions(world, json.actions, trigger_type),
    // "False by default" (documentation: as above, "Create Auto Moderation Rule").
    enabled: asFlag(json.enabled, 'enabled') ?? before?.enabled ?? false,
    exempt_roles: readIds(json.exempt_roles, 'exempt_roles', 20) ?? before?.exempt_roles ?? [],
    exempt_channels: readIds(json.exempt_channels, 'exempt_channels', 50) ?? before?.exempt_channels ?? [],
  }
}

/** documentation: as above, "Trigger Metadata Field Limits". */
function readTrigger(type: number, json: Json): AutoModRule['trigger_metadata'] {
  const at = (field: string) => `trigger_metadata.${field}`
  if (type === 5) {
    const raids = asFlag(json.mention_raid_protection_enabled, at('mention_raid_protection_enabled')) ?? false
    const mention_total_limit = asBetween(json.mention_total_limit, at('mention_total_limit'), 0, 50) ?? 20
    return { mention_total_limit, mention_raid_protection_enabled: raids }
  }
  if (type === 3) return {}
  const allow_list = readWords(json.allow_list, at('allow_list'), type === 4 ? 1000 : 100, 60)
  if (type === 4) return { presets: readPresets(json.presets, at('presets')), allow_list }
  const keyword_filter = readWords(json.keyword_filter, at('keyword_filter'), 1000, 60)
  const regex_patterns = readWords(json.regex_patterns, at('regex_patterns'), 10, 260)
  regex_patterns.forEach((pattern, index) => {
    if (!compilePattern(pattern))
      throw refuseField(`${at('regex_patterns')}.${index}`, 'REGEX_VALIDATION', 'Invalid regex pattern')
  })
  if (keyword_filter.length + regex_patterns.length === 0) throw required(at('keyword_filter'))
  return { keyword_filter, regex_patterns, allow_list }
}

function readWords(value: unknown, path: string, most: number, letters: number): string[] {
  return asList(value, path, most).map((item, index) => {
    const word = asText(item, `${path}.${index}`, letters)
    if (!word) throw badLength(`${path}.${index}`, 1, letters)
    return word
  })
}

function readPresets(value: unknown, path: string): number[] {
  const presets = asList(value, path, 3).map(Number)
  if (presets.some((preset) => preset !== 1 && preset !== 2 && preset !== 3)) throw notOneOf(path, '1, 2, 3')
  return [...new Set(presets)]
}

function readIds(value: unknown, path: string, most: number): string[] | undefined {
  if (value === undefined || value === null) return undefined
  return asList(value, path, most).map((item, index) => {
    const id = asId(item, `${path}.${index}`)
    if (id === undefined) throw required(`${path}.${index}`)
    return id
  })
}

function readActions(world: World, value: unknown, trigger: number): AutoModAction[] {
  const actions = asList(value, 'actions', 5).map((item, index) => {
    const path = `actions.${index}`
    const json = asRecord(item, path)
    const type = asInteger(json.type, `${path}.type`)
    if (type === undefined || !mayAct(trigger, type)) throw notOneOf(`${path}.type`, '1, 2, 3, 4')
    return {
      type,
      metadata: readMetadata(world, type, asRecord(json.metadata ?? {}, `${path}.metadata`), `${path}.metadata`),
    }
  })
  if (actions.length === 0) throw badLength('actions', 1, 5)
  return actions
}

/** A time-out is for keywords and mentions only (documentation: as above, "Action Types"); who has a bad name is blocked, not a message. */
function mayAct(trigger: number, type: number): boolean {
  if (type === 3) return trigger === 1 || trigger === 5
  if (type === 4) return trigger === 6
  return type === 2 || (type === 1 && trigger !== 6)
}

/** documentation: as above, "Action Metadata". */
function readMetadata(world: World, type: number, json: Json, path: string): AutoModAction['metadata'] {
  if (type === 1) {
    const custom_message = asText(json.custom_message, `${path}.custom_message`, 150)
    return custom_message ? { custom_message } : {}
  }
  if (type === 2) {
    const channel_id = asId(json.channel_id, `${path}.channel_id`)
    if (channel_id === undefined) throw required(`${path}.channel_id`)
    if (!world.channels.has(channel_id)) throw refuseField(`${path}.channel_id`, 'CHANNEL_INVALID', 'Unknown channel')
    return { channel_id }
  }
  if (type !== 3) return {}
  const duration_seconds = asBetween(json.duration_seconds, `${path}.duration_seconds`, 1, 2_419_200)
  if (duration_seconds === undefined) throw required(`${path}.duration_seconds`)
  return { duration_seconds }
}
