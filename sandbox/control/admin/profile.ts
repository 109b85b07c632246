import type { Checked, MemberView } from '../../contract.ts'
import type { Sandbox } from '../../sandbox.ts'
import { judgeProfile } from '../../world/auto-mod/execute.ts'
import { drawingOf, isDrawing } from '../../world/faces.ts'
import { outranks } from '../../world/hierarchy.ts'
import { changeMember } from '../../world/members.ts'
import { changePerson, showPerson } from '../../world/people.ts'
import type { World } from '../../world/world.ts'
import { CannotAct } from '../refuse-control.ts'
import { personOf } from '../who.ts'
import { memberOf, requireInServer } from './rights.ts'

export function changeNickname({ world }: Sandbox, input: Checked<'change-nickname'>): MemberView {
  const own = input.member === input.target
  requireInServer(world, input.member, own ? 'ChangeNickname' : 'ManageNicknames')
  const target = memberOf(world, input.target)
  if (!own && !outranks(world, input.member, input.target)) throw new CannotAct('This member is not below you.', 403)
  changeMember(world, { ...target, nick: input.nick?.trim() || null })
  judgeProfile(world, input.target)
  return showPerson(world, input.target)
}

/** Names and picture are the person's own; a server hears of them as a change of its member (documentation: gateway-events, "Guild Member Update"). */
export function changeProfile({ world }: Sandbox, input: Checked<'change-profile'>): MemberView {
  const person = personOf(world, input.member)
  const { name, username } = input
  if (username !== undefined) refuseTaken(world, input.member, username)
  const picture = input.picture === undefined ? person.picture : pictureNamed(world, input.picture)
  changePerson(world, input.member, {
    user: {
      ...person.user,
      ...(name === undefined ? {} : { global_name: name }),
      ...(username === undefined ? {} : { username }),
    },
    ...(picture === undefined ? {} : { picture }),
  })
  const member = world.members.get(input.member)
  if (member) {
    changeMember(world, member)
    judgeProfile(world, input.member)
  }
  return showPerson(world, input.member)
}

/** Usernames are unique, and small (documentation: resources/user, "Usernames and Nicknames"). */
export function refuseTaken(world: World, member: string | null, username: string): void {
  if (!/^[a-z0-9_.]{2,32}$/.test(username) || username.includes('..'))
    throw new CannotAct('A username is made of small letters, digits, dots and underscores.')
  for (const { user } of world.people.values())
    if (user.username === username && user.id !== member) throw new CannotAct('This username is taken.', 409)
}

/** Which drawing is meant: one by its name, or that of somebody whose id is given. */
export function pictureNamed(world: World, name: string): string {
  if (isDrawing(name)) return name
  const other = world.people.get(name)
  if (!other) throw new CannotAct('There is no such picture.', 404)
  return drawingOf(other)
}
