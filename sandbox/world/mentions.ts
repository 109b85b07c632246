import { isSnowflake } from './ids.ts'
import type { StoredMessage } from './model.ts'
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
 * users: the caller passes what its kind of message starts from (discord.md item 15).
 */
export function mentionsOf(world: World, content: string, allowed: AllowedMentions): Mentions {
  if (!content.includes('<@') && !content.includes('@')) return {}
  const parse = new Set(allowed.parse ?? [])
  const users = idsIn(content, /<@!?(\d{1,20})>/g).filter(
    (id) => world.people.has(id) && (parse.has('users') || allowed.users?.includes(id)),
  )
  const roles = idsIn(content, /<@&(\d{1,20})>/g).filter(
    (id) => world.roles.has(id) && (parse.has('roles') || allowed.roles?.includes(id)),
  )
  const everyone = parse.has('everyone') && /@(everyone|here)\b/.test(content)
  return {
    ...(users.length ? { mentions: users } : {}),
    ...(roles.length ? { mentionRoles: roles } : {}),
    ...(everyone ? { mentionEveryone: true } : {}),
  }
}

function idsIn(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].map((match) => match[1]).filter(isSnowflake))]
}
