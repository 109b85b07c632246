import type { ActResult, Checked, MemberView } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { greet, joinGuild, leaveGuild } from '../world/joining.ts'
import { addPerson, changePerson, showPerson } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { pictureNamed } from './admin/profile.ts'
import { CannotAct } from './refuse-control.ts'
import { personOf } from './who.ts'

const DAY_MS = 86_400_000

export function setDirectMessages({ world }: Sandbox, input: Checked<'direct-messages'>): MemberView {
  personOf(world, input.member)
  return changePerson(world, input.member, { directMessagesOpen: input.open })
}

export function setManyDirectMessages(
  { world }: Sandbox,
  input: Checked<'direct-messages-many'>,
): ActResult<'direct-messages-many'> {
  for (const member of input.members) personOf(world, member)
  for (const member of input.members) changePerson(world, member, { directMessagesOpen: input.open })
  return { changed: input.members.length }
}

export function block({ world }: Sandbox, input: Checked<'block'>): MemberView {
  personOf(world, input.member)
  return changePerson(world, input.member, { blocked: input.blocked })
}

export function leave({ world }: Sandbox, input: Checked<'leave'>): MemberView {
  personOf(world, input.member)
  return leaveGuild(world, input.member)
}

export function join({ world }: Sandbox, input: Checked<'join'>): MemberView {
  personOf(world, input.member)
  if (world.bans.has(input.member)) throw new CannotAct('Who is banned from the server cannot join it.', 403)
  return joinGuild(world, input.member)
}

export function addMember({ world }: Sandbox, input: Checked<'add-member'>): MemberView {
  for (const role of input.roles) if (!world.roles.has(role)) throw new CannotAct('There is no such role.', 404)
  const username = input.username ?? `member.${world.people.size}`
  const { name, roles, locale, account_days: days, picture } = input
  const id = addPerson(world, {
    ...{ name, username, roles, locale },
    ...(days === undefined ? {} : { since: world.clock() - days * DAY_MS }),
    ...(picture === undefined ? {} : { picture: pictureNamed(world, picture) }),
  })
  return welcome(world, id)
}

/** A crowd is not greeted one by one: the server's chat is not what is looked at then. */
export function addMembers({ world }: Sandbox, input: Checked<'add-members'>): ActResult<'add-members'> {
  const members = Array.from({ length: input.count }, () => {
    const number = world.people.size
    const id = addPerson(world, {
      name: `Walker ${number}`,
      username: `walker.${number}`,
      roles: [],
      locale: input.locale,
      directMessagesOpen: input.direct_messages_open,
    })
    showPerson(world, id)
    return id
  })
  return { members }
}

function welcome(world: World, id: string): MemberView {
  greet(world, id)
  return showPerson(world, id)
}
