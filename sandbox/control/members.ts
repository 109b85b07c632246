import type { z } from 'zod'
import type { acts, MemberView } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { addPerson, changePerson, joinGuild, leaveGuild, showPerson } from '../world/people.ts'
import { presentMember } from '../world/present.ts'
import { CannotAct } from './refuse-control.ts'
import { personOf } from './who.ts'

type Input<A extends keyof typeof acts> = z.output<(typeof acts)[A]>

export function setDirectMessages({ world }: Sandbox, input: Input<'direct-messages'>): MemberView {
  personOf(world, input.member)
  return changePerson(world, input.member, { directMessagesOpen: input.open })
}

export function block({ world }: Sandbox, input: Input<'block'>): MemberView {
  personOf(world, input.member)
  return changePerson(world, input.member, { blocked: input.blocked })
}

export function leave({ world }: Sandbox, input: Input<'leave'>): MemberView {
  personOf(world, input.member)
  return leaveGuild(world, input.member)
}

export function join({ world }: Sandbox, input: Input<'join'>): MemberView {
  personOf(world, input.member)
  return joinGuild(world, input.member)
}

export function addMember({ world }: Sandbox, input: Input<'add-member'>): MemberView {
  for (const role of input.roles) if (!world.roles.has(role)) throw new CannotAct('There is no such role.', 404)
  const username = input.username ?? `member.${world.people.size}`
  const id = addPerson(world, { name: input.name, username, roles: input.roles, locale: input.locale })
  world.outlets.event({
    type: 'GUILD_MEMBER_ADD',
    data: { guild_id: world.guild.id, ...presentMember(world, world.members.get(id)!) },
  })
  return showPerson(world, id)
}
