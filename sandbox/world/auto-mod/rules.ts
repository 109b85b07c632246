import type { AutoModRule } from '../model.ts'
import type { World } from '../world.ts'

/** A rule in Discord's shape. */
export function presentRule(world: World, rule: AutoModRule): Record<string, unknown> {
  return { ...rule, guild_id: world.guild.id }
}

export function putRule(world: World, rule: AutoModRule): AutoModRule {
  const type = world.autoMod.has(rule.id) ? 'AUTO_MODERATION_RULE_UPDATE' : 'AUTO_MODERATION_RULE_CREATE'
  world.keep({ kind: 'automod', value: rule })
  world.outlets.event({ type, data: presentRule(world, rule) })
  return rule
}

export function removeRule(world: World, rule: AutoModRule): void {
  world.keep({ kind: 'automod-gone', rule: rule.id })
  world.outlets.event({ type: 'AUTO_MODERATION_RULE_DELETE', data: presentRule(world, rule) })
}
