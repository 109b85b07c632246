import { permissionsIn } from './permissions.ts'
import { presentMember, presentRole, presentUser } from './present.ts'
import type { World } from './world.ts'

type Resolved = Record<string, Record<string, object>>

/**
 * The people, roles and channels that were picked, by select type 5, 6, 7 or 8; undefined where one of them is not there. Members come
 * without user, deaf and mute, channels in part (documentation: interactions/receiving-and-responding, "Resolved Data Structure").
 */
export function resolvePicked(world: World, kind: number, ids: string[]): Resolved | undefined {
  const resolved: Resolved = {}
  for (const id of ids) {
    const found =
      (kind === 5 || kind === 7 ? person(world, id) : undefined) ??
      (kind === 6 || kind === 7 ? role(world, id) : undefined) ??
      (kind === 8 ? channel(world, id) : undefined)
    if (!found) return undefined
    for (const [group, one] of Object.entries(found)) resolved[group] = { ...resolved[group], [id]: one }
  }
  return resolved
}

function person(world: World, id: string): Record<string, object> | undefined {
  const known = world.people.get(id)
  if (!known) return undefined
  const member = world.members.get(id)
  if (!member) return { users: presentUser(known) }
  const { deaf: _deaf, mute: _mute, ...shown } = presentMember(world, member, false)
  return { users: presentUser(known), members: shown }
}

function role(world: World, id: string): Record<string, object> | undefined {
  const known = world.roles.get(id)
  return known ? { roles: presentRole(known) } : undefined
}

function channel(world: World, id: string): Record<string, object> | undefined {
  const known = world.channels.get(id)
  if (!known || known.recipient !== undefined) return undefined
  const { type, name, parent } = known
  const permissions = permissionsIn(world, world.application.bot, known).toString()
  // The second one is the application's own since July 2026 (documentation: change-log).
  return { channels: { id, type, name, parent_id: parent, permissions, app_permissions: permissions } }
}
