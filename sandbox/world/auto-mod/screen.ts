import { PermissionFlagsBits } from 'discord-api-types/v10'
import { snowflakeTime } from '../ids.ts'
import type { AutoModRule, Channel } from '../model.ts'
import { guildPermissions } from '../permissions.ts'
import type { World } from '../world.ts'
import { type Caught, catchMentions, catchWords } from './match.ts'

/** What a member is about to say in the server. */
export interface Saying {
  member: string
  channel: Channel
  content: string
}

/** A rule that was triggered, and by what. */
export interface Hit {
  rule: AutoModRule
  caught: Caught
}

const EVENT = { message: 1, profile: 2 } as const
const TRIGGER = { keyword: 1, spam: 3, preset: 4, mentions: 5, profile: 6 } as const

/** The rules that a message triggers. Direct messages and members who manage the server are never looked at (discord.md item 38). */
export function hitsOf(world: World, saying: Saying): Hit[] {
  if (saying.channel.recipient !== undefined) return []
  const parent = saying.channel.thread ? saying.channel.parent : undefined
  const rules = rulesFor(world, saying.member, EVENT.message).filter(
    // A thread is as exempt as the channel that it hangs under.
    ({ exempt_channels: exempt }) => !exempt.includes(saying.channel.id) && !exempt.includes(parent ?? ''),
  )
  return rules.flatMap((rule) => {
    const caught = catchSaying(world, rule, saying)
    return caught ? [{ rule, caught }] : []
  })
}

/** The profile rules that a member's names trigger (documentation: resources/auto-moderation, MEMBER_PROFILE). */
export function profileHitsOf(world: World, user: string): Hit[] {
  const person = world.people.get(user)?.user
  const names = [person?.username, person?.global_name, world.members.get(user)?.nick]
  return rulesFor(world, user, EVENT.profile).flatMap((rule) => {
    const caught = names.map((name) => (name ? catchWords(rule, name) : undefined)).find((one) => one !== undefined)
    return caught ? [{ rule, caught }] : []
  })
}

/** Enabled rules from which this member is not exempt, neither by role nor by managing the server (Discord's help on AutoMod: "Manage Server" and "Administrator" are). */
function rulesFor(world: World, user: string, event: number): AutoModRule[] {
  const free = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator
  if ((guildPermissions(world, user) & free) !== 0n) return []
  const roles = world.members.get(user)?.roles ?? []
  return [...world.autoMod.values()].filter(
    ({ enabled, event_type, exempt_roles }) =>
      enabled && event_type === event && !exempt_roles.some((role) => roles.includes(role)),
  )
}

function catchSaying(world: World, rule: AutoModRule, saying: Saying): Caught | undefined {
  if (rule.trigger_type === TRIGGER.mentions) return catchMentions(rule, saying.content)
  if (rule.trigger_type === TRIGGER.spam) return catchSpam(world, saying)
  return catchWords(rule, saying.content)
}

/** Discord does not tell what spam is to it; here it is what one member says for the third time within a minute, anywhere in the server. */
function catchSpam(world: World, { member, content }: Saying): Caught | undefined {
  if (content.trim() === '') return undefined
  const since = world.clock() - 60_000
  let said = 0
  for (const channel of world.channels.values()) {
    if (channel.recipient !== undefined) continue
    for (const message of world.log(channel.id).before(undefined, 20))
      if (message.author === member && message.content === content && snowflakeTime(message.id) > since) said++
  }
  return said >= 2 ? { keyword: null, content: null } : undefined
}
