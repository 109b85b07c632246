import { PermissionFlagsBits } from 'discord-api-types/v10'
import { asList, asRecord, asText, type Json, refuseField } from '../input/form.ts'
import { asBetween, asId } from '../input/values.ts'
import { missingAccess, missingPermissions, unknownMember, unknownRole, unknownUser } from '../refusals.ts'
import { judgeProfile } from '../world/auto-mod/execute.ts'
import { outranks, standsAbove } from '../world/hierarchy.ts'
import { compareIds } from '../world/ids.ts'
import { leaveGuild } from '../world/joining.ts'
import { changeMember } from '../world/members.ts'
import type { Member } from '../world/model.ts'
import { guildPermissions, hasGuildPermission, type PermissionName } from '../world/permissions.ts'
import { presentMember } from '../world/present.ts'
import type { World } from '../world/world.ts'
import { guildOf, requireInGuild } from './require.ts'
import type { Answer, Call } from './router.ts'

/** Item 1: who left is 10007; who never was is 10013. */
export function getMember({ world, params }: Call): Answer {
  guildOf(world, params[0]!)
  return { status: 200, body: presentMember(world, memberOf(world, params[1]!)) }
}

export function memberOf(world: World, user: string): Member {
  if (!world.people.has(user)) throw unknownUser()
  const member = world.members.get(user)
  if (!member) throw unknownMember()
  return member
}

/** All of them, by their ids; only with GUILD_MEMBERS switched on in the portal (documentation: resources/guild, "List Guild Members"). */
export function listMembers({ world, params, query }: Call): Answer {
  guildOf(world, params[0]!)
  if (!world.application.guildMembers) throw missingAccess()
  const after = query.get('after') ?? '0'
  const members = [...world.members.values()].sort((a, b) => compareIds(a.user, b.user))
  const page = members.filter((member) => compareIds(member.user, after) > 0).slice(0, readLimit(query))
  return { status: 200, body: page.map((member) => presentMember(world, member)) }
}

/** Whose username or nickname begins with a text; that needs no intent (documentation: as above, "Search Guild Members"). */
export function searchMembers({ world, params, query }: Call): Answer {
  guildOf(world, params[0]!)
  const wanted = query.get('query')?.toLowerCase()
  if (!wanted) throw refuseField('query', 'BASE_TYPE_REQUIRED', 'This field is required')
  const found = [...world.members.values()].filter((member) => {
    const user = world.people.get(member.user)?.user
    return [user?.username, member.nick].some((name) => name?.toLowerCase().startsWith(wanted))
  })
  return { status: 200, body: found.slice(0, readLimit(query)).map((member) => presentMember(world, member)) }
}

function readLimit(query: URLSearchParams): number {
  return asBetween(Number(query.get('limit') ?? 1), 'limit', 1, 1000) ?? 1
}

/** documentation: as above, "Modify Guild Member": each field has a permission of its own. */
export function patchMember({ world, params, body }: Call): Answer {
  guildOf(world, params[0]!)
  const member = memberOf(world, params[1]!)
  const json = asRecord(body.json, '_errors')
  const change = {
    ...readNick(world, member, json),
    ...readRoles(world, member, json),
    ...readTimeOut(world, member, json),
  }
  const changed = changeMember(world, { ...member, ...change })
  if ('nick' in change) judgeProfile(world, member.user)
  return { status: 200, body: presentMember(world, world.members.get(changed.user) ?? changed) }
}

function readNick(world: World, member: Member, json: Json): Partial<Member> {
  if (json.nick === undefined) return {}
  refuseHigher(world, member, 'ManageNicknames')
  return { nick: asText(json.nick, 'nick', 32) || null }
}

/** Only what changes is asked about: roles that one cannot give may stay (documentation: topics/permissions, "Permission Hierarchy"). */
function readRoles(world: World, member: Member, json: Json): Partial<Member> {
  if (json.roles === undefined || json.roles === null) return {}
  const wanted = asList(json.roles, 'roles', 250).map((role, index) => asId(role, `roles.${index}`) ?? '')
  const roles = [...new Set(wanted)].filter((id) => id !== world.guild.id)
  const { bot } = world.application
  if (!hasGuildPermission(world, bot, 'ManageRoles')) throw missingPermissions()
  for (const id of new Set([...roles, ...member.roles]))
    if (roles.includes(id) !== member.roles.includes(id)) refuseGiving(world, id)
  return { roles }
}

function refuseGiving(world: World, id: string): void {
  const role = world.roles.get(id)
  if (!role) throw unknownRole()
  // Managed roles belong to what made them.
  if (role.managed || id === world.guild.id || !standsAbove(world, world.application.bot, role))
    throw missingPermissions()
}

/** At most 28 days; never an administrator, and never the owner (documentation: as above, `communication_disabled_until`). */
function readTimeOut(world: World, member: Member, json: Json): Partial<Member> {
  const given = json.communication_disabled_until
  if (given === undefined) return {}
  const administrates = guildPermissions(world, member.user) & PermissionFlagsBits.Administrator
  if (administrates) throw missingPermissions()
  refuseHigher(world, member, 'ModerateMembers')
  if (given === null) return { timedOutUntil: null }
  const until = typeof given === 'string' ? Date.parse(given) : Number.NaN
  const path = 'communication_disabled_until'
  if (Number.isNaN(until)) throw refuseField(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(given)}.`)
  if (until > world.clock() + 28 * 86_400_000)
    throw refuseField(path, 'COMMUNICATION_DISABLED_TOO_LONG', 'A time-out lasts at most 28 days.')
  return { timedOutUntil: until }
}

export function refuseHigher(world: World, member: Member, name: PermissionName): void {
  const { bot } = world.application
  if (!hasGuildPermission(world, bot, name) || (member.user !== bot && !outranks(world, bot, member.user)))
    throw missingPermissions()
}

/** documentation: as above, "Modify Current Member". */
export function patchOwnMember({ world, params, body }: Call): Answer {
  guildOf(world, params[0]!)
  const member = memberOf(world, world.application.bot)
  const json = asRecord(body.json, '_errors')
  if (json.nick === undefined) return { status: 200, body: presentMember(world, member) }
  requireInGuild(world, params[0]!, 'ChangeNickname')
  const nick = asText(json.nick, 'nick', 32) || null
  return { status: 200, body: presentMember(world, changeMember(world, { ...member, nick })) }
}

export function putMemberRole({ world, params }: Call): Answer {
  return changeRoles(world, params, (roles, id) => [...roles.filter((role) => role !== id), id])
}

export function deleteMemberRole({ world, params }: Call): Answer {
  return changeRoles(world, params, (roles, id) => roles.filter((role) => role !== id))
}

function changeRoles(world: World, params: string[], change: (roles: string[], id: string) => string[]): Answer {
  requireInGuild(world, params[0]!, 'ManageRoles')
  const member = memberOf(world, params[1]!)
  const id = params[2]!
  refuseGiving(world, id)
  const roles = change(member.roles, id)
  if (roles.length !== member.roles.length) changeMember(world, { ...member, roles })
  return { status: 204 }
}

/** documentation: as above, "Remove Guild Member". */
export function kickMember({ world, params }: Call): Answer {
  requireInGuild(world, params[0]!, 'KickMembers')
  const member = memberOf(world, params[1]!)
  if (member.user === world.application.bot) throw missingPermissions()
  refuseHigher(world, member, 'KickMembers')
  leaveGuild(world, member.user)
  return { status: 204 }
}
