import { MOST_RULES, readRule } from '../input/auto-moderation.ts'
import { asRecord, refuseField } from '../input/form.ts'
import { missingPermissions, unknownRule } from '../refusals.ts'
import { presentRule, putRule, removeRule } from '../world/auto-mod/rules.ts'
import type { AutoModRule } from '../world/model.ts'
import { hasGuildPermission } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import { requireInGuild } from './require.ts'
import type { Answer, Call } from './router.ts'

// All of it takes MANAGE_GUILD (documentation: resources/auto-moderation, "Auto Moderation Permission Requirements").

export function listRules({ world, params }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageGuild')
  return { status: 200, body: [...world.autoMod.values()].map((rule) => presentRule(world, rule)) }
}

export function getRule({ world, params }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageGuild')
  return { status: 200, body: presentRule(world, ruleOf(world, params[1]!)) }
}

/** One rule too many of a type is refused in the form's own errors (discord-api-types issue 853). */
export function createRule({ world, params, body }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageGuild')
  const facts = readRule(world, asRecord(body.json, '_errors'))
  refuseTimingOut(world, facts)
  const type = facts.trigger_type
  const most = MOST_RULES[type] ?? 0
  if ([...world.autoMod.values()].filter((rule) => rule.trigger_type === type).length >= most)
    throw refuseField(
      '_errors',
      'AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED',
      `Maximum number of rules with trigger type ${type} is ${most}`,
    )
  const rule = { ...facts, id: world.ids.next(), creator_id: world.application.bot }
  return { status: 200, body: presentRule(world, putRule(world, rule)) }
}

export function patchRule({ world, params, body }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageGuild')
  const rule = ruleOf(world, params[1]!)
  const facts = readRule(world, asRecord(body.json, '_errors'), rule)
  refuseTimingOut(world, facts)
  return { status: 200, body: presentRule(world, putRule(world, { ...rule, ...facts })) }
}

export function deleteRule({ world, params }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageGuild')
  removeRule(world, ruleOf(world, params[1]!))
  return { status: 204 }
}

function ruleOf(world: World, id: string): AutoModRule {
  const rule = world.autoMod.get(id)
  if (!rule) throw unknownRule()
  return rule
}

/** "The MODERATE_MEMBERS permission is required to use the TIMEOUT action type" (documentation: as above, "Action Types"). */
function refuseTimingOut(world: World, { actions }: Pick<AutoModRule, 'actions'>): void {
  if (
    actions.some((action) => action.type === 3) &&
    !hasGuildPermission(world, world.application.bot, 'ModerateMembers')
  )
    throw missingPermissions()
}
