import type { Checked, MemberView } from '../../contract.ts'
import type { Sandbox } from '../../sandbox.ts'
import { changeMember } from '../../world/members.ts'
import { viewPerson } from '../../world/people.ts'
import { addRole, changeRole, removeRole } from '../../world/roles.ts'
import { CannotAct } from '../refuse-control.ts'
import { bitsWithin, memberOf, requireInServer, roleBelow } from './rights.ts'

export function createRole({ world }: Sandbox, input: Checked<'create-role'>): { role: string } {
  requireInServer(world, input.member, 'ManageRoles')
  const permissions = bitsWithin(world, input.member, input.permissions).toString()
  const { name, color } = input
  return { role: addRole(world, { name, color, permissions, hoist: false, mentionable: false }).id }
}

export function changeRoleByHand({ world }: Sandbox, input: Checked<'change-role'>): null {
  requireInServer(world, input.member, 'ManageRoles')
  const role = roleBelow(world, input.member, input.role)
  const [give, take] = [input.give, input.take].map((names) => bitsWithin(world, input.member, names))
  const permissions = (BigInt(role.permissions) | give!) & ~take!
  const { name, color, position } = input
  if (position !== undefined && !world.roles.has(input.role)) throw new CannotAct('There is no such role.', 404)
  changeRole(world, {
    ...{ ...role, permissions: permissions.toString() },
    ...(name === undefined ? {} : { name }),
    ...(color === undefined ? {} : { color }),
    ...(position === undefined ? {} : { position }),
  })
  return null
}

/** A managed role goes with its bot only, everybody's never (documentation: topics/permissions, "Role Structure"). */
export function deleteRole({ world }: Sandbox, input: Checked<'delete-role'>): null {
  requireInServer(world, input.member, 'ManageRoles')
  const role = roleBelow(world, input.member, input.role)
  if (role.managed || role.id === world.guild.id) throw new CannotAct(`The role ${role.name} cannot be deleted.`, 403)
  removeRole(world, role.id)
  return null
}

export function setMemberRole({ world }: Sandbox, input: Checked<'member-role'>): MemberView {
  requireInServer(world, input.member, 'ManageRoles')
  const target = memberOf(world, input.target)
  const role = roleBelow(world, input.member, input.role)
  if (role.managed || role.id === world.guild.id)
    throw new CannotAct(`The role ${role.name} is not given by hand.`, 403)
  const roles = target.roles.filter((id) => id !== role.id)
  changeMember(world, { ...target, roles: input.has ? [...roles, role.id] : roles })
  return viewPerson(world, world.people.get(input.target)!)
}
