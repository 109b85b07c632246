import { changeChannel } from './channels.ts'
import { compareRoles } from './hierarchy.ts'
import type { Role } from './model.ts'
import { presentRole } from './present.ts'
import { tellingSight } from './sight.ts'
import type { World } from './world.ts'

/** A new role stands at the bottom, above everyone's: position 1, and of equal positions the older is higher (documentation: topics/permissions, "Role Structure"). */
export function addRole(world: World, facts: Omit<Role, 'id' | 'position' | 'managed'>): Role {
  const role: Role = { ...facts, id: world.ids.next(), position: 1, managed: false }
  putRole(world, role, 'GUILD_ROLE_CREATE')
  return role
}

export function changeRole(world: World, role: Role): Role {
  putRole(world, role, 'GUILD_ROLE_UPDATE')
  return role
}

function putRole(world: World, role: Role, type: 'GUILD_ROLE_CREATE' | 'GUILD_ROLE_UPDATE'): void {
  tellingSight(world, () => world.keep({ kind: 'role', value: role }))
  world.outlets.event({ type, data: { guild_id: world.guild.id, role: presentRole(world.roles.get(role.id)!) } })
  world.outlets.reload()
}

/**
 * Puts roles at places of the list, counted from 1 at the bottom; the others keep their order around them. Moving makes all positions
 * whole and single again, and each role whose position changed is told (seen in the wild: discord-api-docs issue 1778).
 */
export function moveRoles(world: World, places: ReadonlyMap<string, number>): void {
  const ordered = rolesFromBelow(world)
  const others = ordered.filter((role) => !places.has(role.id))
  const list: (Role | undefined)[] = ordered.map(() => undefined)
  for (const role of ordered) {
    const wanted = places.get(role.id)
    if (wanted === undefined) continue
    let at = Math.min(wanted, ordered.length) - 1
    while (list[at]) at = (at + 1) % ordered.length
    list[at] = role
  }
  const whole = list.map((role) => role ?? others.shift()!)
  for (const [index, role] of whole.entries())
    if (role.position !== index + 1) changeRole(world, { ...role, position: index + 1 })
}

/** The roles from the lowest up, without everyone's, which is below them all. */
export function rolesFromBelow(world: World): Role[] {
  return [...world.roles.values()].filter((role) => role.id !== world.guild.id).sort((a, b) => compareRoles(b, a))
}

/** Members lose the role and channels their overwrite for it. */
export function removeRole(world: World, id: string): void {
  tellingSight(world, () => {
    world.keep({ kind: 'role-gone', role: id })
    for (const member of world.members.values())
      if (member.roles.includes(id))
        world.keep({ kind: 'member', value: { ...member, roles: member.roles.filter((role) => role !== id) } })
  })
  world.outlets.event({ type: 'GUILD_ROLE_DELETE', data: { guild_id: world.guild.id, role_id: id } })
  for (const channel of [...world.channels.values()])
    if (channel.overwrites.some((overwrite) => overwrite.id === id))
      changeChannel(world, { ...channel, overwrites: channel.overwrites.filter((overwrite) => overwrite.id !== id) })
  world.outlets.reload()
}
