import type { Member } from './model.ts'
import { showPerson } from './people.ts'
import { presentMember } from './present.ts'
import { tellingSight } from './sight.ts'
import type { World } from './world.ts'

/** Puts a changed member and tells of it (documentation: gateway-events, "Guild Member Update"). */
export function changeMember(world: World, member: Member): Member {
  const before = world.members.get(member.user)
  const keep = () => world.keep({ kind: 'member', value: member })
  if (member.user === world.application.bot) tellingSight(world, keep)
  else keep()
  world.outlets.event({
    type: 'GUILD_MEMBER_UPDATE',
    data: { guild_id: world.guild.id, ...presentMember(world, member) },
  })
  showPerson(world, member.user)
  // Roles and time-outs change what this one sees and may do.
  if (before?.roles !== member.roles || before.timedOutUntil !== member.timedOutUntil) world.outlets.reload()
  return member
}
