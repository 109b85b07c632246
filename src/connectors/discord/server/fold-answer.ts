import { type Fields, isFields, listOf } from '../shapes.ts'
import type { FoundServer } from './found.ts'
import { guildOf } from './read-server.ts'
import { readChannel, readPanel, readRole, readRule } from './read-things.ts'
import type { Deed } from './step.ts'

/**
 * What Discord answered to a deed, put into what is known of the guild: so the next step is planned without reading all anew. Null where the
 * answer tells too little for that.
 */
export function foldAnswer(found: FoundServer, deed: Deed, body: unknown): FoundServer | null {
  if (deed.call.method === 'DELETE') return without(found, deed.id)
  // Discord changes the channels of a category with it, those that had the same permissions (topics/permissions, "Permission Syncing").
  if (deed.on === 'category' && deed.id !== null) return null
  const fields = isFields(body) ? body : {}
  switch (deed.on) {
    case 'role':
    case 'everyone': {
      const role = readRole(fields)
      return role && { ...found, roles: put(found.roles, role) }
    }
    case 'category':
    case 'channel':
    case 'tag': {
      const channel = readChannel(fields)
      return channel && { ...found, channels: put(found.channels, channel) }
    }
    case 'panel': {
      const panel = readPanel(fields)
      return panel && { ...found, panels: put(found.panels, panel) }
    }
    case 'automod': {
      const rule = readRule(fields, found.bot.id)
      return rule && found.rules && { ...found, rules: put(found.rules, rule) }
    }
    case 'roles': {
      const roles = rolesIn(body)
      return roles.length > 0 ? { ...found, roles } : null
    }
    case 'server':
      // A guild's answer carries its roles; without them it is no guild.
      return listOf(fields, 'roles').length > 0 ? { ...found, ...guildOf(fields) } : null
    case 'channels':
    case 'pin':
      return null
  }
}

const rolesIn = (body: unknown): FoundServer['roles'] =>
  Array.isArray(body)
    ? body.filter((each): each is Fields => isFields(each)).flatMap((each) => readRole(each) ?? [])
    : []

function put<Thing extends { id: string }>(things: readonly Thing[], thing: Thing): Thing[] {
  const at = things.findIndex(({ id }) => id === thing.id)
  return at < 0 ? [...things, thing] : things.with(at, thing)
}

/** Channels of a category that is deleted stay, without it. */
function without(found: FoundServer, id: string | null): FoundServer {
  const others = <Thing extends { id: string }>(things: readonly Thing[]) => things.filter((thing) => thing.id !== id)
  return {
    ...found,
    roles: others(found.roles),
    channels: others(found.channels).map((each) => (each.parent === id ? { ...each, parent: null } : each)),
    panels: others(found.panels),
    rules: found.rules && others(found.rules),
  }
}
