import type { Checked, MemberView } from '../../contract.ts'
import type { Sandbox } from '../../sandbox.ts'
import { ban, liftBan } from '../../world/bans.ts'
import { outranks } from '../../world/hierarchy.ts'
import { leaveGuild } from '../../world/joining.ts'
import { changeMember } from '../../world/members.ts'
import type { Member } from '../../world/model.ts'
import { showPerson } from '../../world/people.ts'
import { hasGuildPermission, type PermissionName } from '../../world/permissions.ts'
import type { World } from '../../world/world.ts'
import { CannotAct } from '../refuse-control.ts'
import { personOf } from '../who.ts'
import { memberOf, requireInServer } from './rights.ts'

/** Somebody below who acts (documentation: topics/permissions, "Permission Hierarchy"). */
function below(world: World, member: string, target: string, right: PermissionName): Member {
  requireInServer(world, member, right)
  const found = memberOf(world, target)
  if (!outranks(world, member, target)) throw new CannotAct('This member is not below you.', 403)
  return found
}

/** Administrators cannot be timed out (documentation: topics/permissions, "Permissions for Timed Out Members"). */
export function timeOutMember({ world }: Sandbox, input: Checked<'time-out-member'>): MemberView {
  const target = below(world, input.member, input.target, 'ModerateMembers')
  if (hasGuildPermission(world, input.target, 'Administrator'))
    throw new CannotAct('Administrators cannot be timed out.', 403)
  const { timedOutUntil: _until, ...free } = target
  const until = world.clock() + input.minutes * 60_000
  changeMember(world, input.minutes === 0 ? free : { ...free, timedOutUntil: until })
  return showPerson(world, input.target)
}

export function kickMember({ world }: Sandbox, input: Checked<'kick-member'>): MemberView {
  below(world, input.member, input.target, 'KickMembers')
  return leaveGuild(world, input.target)
}

/** Who is not in the server can be banned too (documentation: resources/guild, "Create Guild Ban"). */
export function banMember({ world }: Sandbox, input: Checked<'ban-member'>): MemberView {
  requireInServer(world, input.member, 'BanMembers')
  if (world.members.has(input.target)) below(world, input.member, input.target, 'BanMembers')
  personOf(world, input.target)
  ban(world, input.target, input.reason || null, 0)
  return showPerson(world, input.target)
}

export function liftBanByHand({ world }: Sandbox, input: Checked<'lift-ban'>): null {
  requireInServer(world, input.member, 'BanMembers')
  if (!world.bans.has(input.target)) throw new CannotAct('This person is not banned.', 404)
  liftBan(world, input.target)
  showPerson(world, input.target)
  return null
}
