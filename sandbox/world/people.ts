import type { MemberView } from '../contract.ts'
import { snowflakeAt } from './ids.ts'
import type { Person } from './model.ts'
import { presentMember, presentUser } from './present.ts'
import type { World } from './world.ts'

interface NewPerson {
  name: string
  username: string
  roles: string[]
  locale: string
  directMessagesOpen?: boolean
  /** When the account was made, milliseconds since 1970; now where it is left out. */
  since?: number
  /** Which tells the same, and is known elsewhere already. */
  id?: string
  /** A drawing. */
  picture?: string
}

/** Makes a person who is a member of the server; gives their id. */
export function addPerson(world: World, facts: NewPerson): string {
  const id = facts.id ?? (facts.since === undefined ? world.ids.next() : freeIdOf(world, facts.since))
  const user = {
    id,
    username: facts.username,
    discriminator: '0',
    global_name: facts.name,
    avatar: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  }
  world.keep({
    kind: 'person',
    value: {
      user: user as never,
      locale: facts.locale,
      directMessagesOpen: facts.directMessagesOpen ?? true,
      blocked: false,
      ...(facts.picture === undefined ? {} : { picture: facts.picture }),
    },
  })
  world.keep({ kind: 'member', value: { user: id, nick: null, roles: facts.roles, joinedAt: world.clock() } })
  return id
}

/** An id tells when its account was made (documentation: reference, "Snowflakes"). */
function freeIdOf(world: World, since: number): string {
  for (let offset = 0; ; offset += 1) {
    const id = snowflakeAt(since, offset)
    if (!world.people.has(id)) return id
  }
}

/** Puts a changed person and tells the screens. */
export function changePerson(world: World, id: string, change: Partial<Person>): MemberView {
  const person = world.people.get(id)!
  world.keep({ kind: 'person', value: { ...person, ...change } })
  return showPerson(world, id)
}

export function showPerson(world: World, id: string): MemberView {
  const view = viewPerson(world, world.people.get(id)!)
  world.outlets.show('all', () => ({ kind: 'member', member: view }))
  return view
}

export function viewPerson(world: World, person: Person): MemberView {
  const member = world.members.get(person.user.id)
  const roles = (member?.roles ?? []).map((role) => world.roles.get(role)).filter((role) => role !== undefined)
  return {
    user: presentUser(person) as never,
    member: member ? (presentMember(world, member) as never) : null,
    role_names: roles.sort((a, b) => b.position - a.position).map((role) => role.name),
    dm: world.directs.get(person.user.id) ?? null,
    locale: person.locale,
    direct_messages_open: person.directMessagesOpen,
    blocked: person.blocked,
    banned: world.bans.has(person.user.id),
  }
}
