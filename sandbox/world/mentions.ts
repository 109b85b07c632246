import { isSnowflake } from './ids.ts'
import type { Channel, StoredMessage } from './model.ts'
import { hasPermission } from './permissions.ts'
import type { World } from './world.ts'

/** Discord's `allowed_mentions` (documentation: resources/message, "Allowed Mentions Object"). */
export interface AllowedMentions {
  parse?: string[]
  users?: string[]
  roles?: string[]
  replied_user?: boolean
}

type Mentions = Pick<StoredMessage, 'mentions' | 'mentionRoles' | 'mentionEveryone'>

/**
 * Who a text mentions. Without `allowed` regular messages parse users, roles and everyone, interactions and webhooks only
 * users: the caller passes what its kind of message starts from (discord.md item 15). `by`: who says it, and where; everyone, and roles
 * that are not mentionable, are only reached with MENTION_EVERYONE (documentation: topics/permissions; "Role Structure", `mentionable`).
 */
export function mentionsOf(
  world: World,
  content: string,
  allowed: AllowedMentions,
  by?: { user: string; channel: Channel },
): Mentions {
  if (!content.includes('<@') && !content.includes('@')) return {}
  const parse = new Set(allowed.parse ?? [])
  const users = idsIn(content, /<@!?(\d{1,20})>/g).filter(
    (id) => world.people.has(id) && (parse.has('users') || allowed.users?.includes(id)),
  )
  const mayAll = by === undefined || hasPermission(world, by.user, by.channel, 'MentionEveryone')
  const roles = idsIn(content, /<@&(\d{1,20})>/g).filter((id) => {
    const role = world.roles.get(id)
    return role && (mayAll || role.mentionable) && (parse.has('roles') || allowed.roles?.includes(id))
  })
  const everyone = mayAll && parse.has('everyone') && /@(everyone|here)\b/.test(content)
  return {
    ...(users.length ? { mentions: users } : {}),
    ...(roles.length ? { mentionRoles: roles } : {}),
    ...(everyone ? { mentionEveryone: true } : {}),
  }
}

function idsIn(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].map((match) => match[1]).filter(isSnowflake))]
}
