import type { Checked } from '../../contract.ts'
import { MOST_RULES } from '../../input/auto-moderation.ts'
import type { Sandbox } from '../../sandbox.ts'
import { putRule, removeRule } from '../../world/auto-mod/rules.ts'
import type { AutoModRule } from '../../world/model.ts'
import type { World } from '../../world/world.ts'
import { CannotAct } from '../refuse-control.ts'
import { requireInServer } from './rights.ts'

/** documentation: resources/auto-moderation, "Trigger Types". */
const KEYWORDS = 1

/** Somebody's own rule beside those of the application: its creator is who acts. */
export function createRule({ world }: Sandbox, input: Checked<'create-rule'>): { rule: string } {
  requireInServer(world, input.member, 'ManageGuild')
  const most = MOST_RULES[KEYWORDS] ?? 0
  if ([...world.autoMod.values()].filter((rule) => rule.trigger_type === KEYWORDS).length >= most)
    throw new CannotAct(`A server has at most ${most} rules of words.`, 409)
  const rule: AutoModRule = {
    ...{ id: world.ids.next(), name: input.name, creator_id: input.member, event_type: 1, trigger_type: KEYWORDS },
    ...{ trigger_metadata: { keyword_filter: input.words, regex_patterns: [], allow_list: [] }, enabled: true },
    ...{ actions: [{ type: 1, metadata: {} }], exempt_roles: [], exempt_channels: [] },
  }
  return { rule: putRule(world, rule).id }
}

export function changeRule({ world }: Sandbox, { member, rule: id, name, enabled }: Checked<'change-rule'>): null {
  const rule = ruleOf(world, member, id)
  putRule(world, { ...rule, name: name ?? rule.name, enabled: enabled ?? rule.enabled })
  return null
}

export function deleteRule({ world }: Sandbox, input: Checked<'delete-rule'>): null {
  removeRule(world, ruleOf(world, input.member, input.rule))
  return null
}

function ruleOf(world: World, member: string, id: string): AutoModRule {
  requireInServer(world, member, 'ManageGuild')
  const rule = world.autoMod.get(id)
  if (!rule) throw new CannotAct('There is no such rule.', 404)
  return rule
}
