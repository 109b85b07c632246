import { changeChannel } from './channels.ts'
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
