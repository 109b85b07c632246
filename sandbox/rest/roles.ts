import { asRecord, asText, isRecord, type Json, refuseField } from '../input/form.ts'
import { asBetween, asBits, asFlag, asId } from '../input/values.ts'
import { invalidRole, missingPermissions, tooManyRoles, unknownRole } from '../refusals.ts'
import { standsAbove, topRole } from '../world/hierarchy.ts'
import type { Role } from '../world/model.ts'
import { guildPermissions } from '../world/permissions.ts'
import { presentRole } from '../world/present.ts'
import { addRole, changeRole, moveRoles, removeRole, rolesFromBelow } from '../world/roles.ts'
import type { World } from '../world/world.ts'
import { guildOf, requireInGuild } from './require.ts'
import type { Answer, Call } from './router.ts'

/** documentation: topics/opcodes-and-status-codes, 30005; everyone's role counts. */
const MOST_ROLES = 250

export function listRoles({ world, params }: Call): Answer {
  guildOf(world, params[0]!)
  return { status: 200, body: [...world.roles.values()].map(presentRole) }
}

export function getRole({ world, params }: Call): Answer {
  guildOf(world, params[0]!)
  return { status: 200, body: presentRole(roleOf(world, params[1]!)) }
}

/** documentation: resources/guild, "Create Guild Role": MANAGE_ROLES, and of permissions only those that one has. */
export function createRole({ world, params, body }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageRoles')
  const json = asRecord(body.json, '_errors')
  const everyone = world.roles.get(world.guild.id)!
  const wanted = readRole(json)
  if (wanted.permissions !== undefined) refuseRaising(world, 0n, BigInt(wanted.permissions))
  if (world.roles.size >= MOST_ROLES) throw tooManyRoles()
  const plain = { name: 'new role', permissions: everyone.permissions, color: 0, hoist: false, mentionable: false }
  return { status: 200, body: presentRole(addRole(world, { ...plain, ...wanted })) }
}

/** documentation: as above, "Modify Guild Role"; of everyone's role the permissions can be changed, and nothing else is kept. */
export function patchRole({ world, params, body }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageRoles')
  const role = roleOf(world, params[1]!)
  refuseHigher(world, role)
  const { permissions, ...looks } = readRole(asRecord(body.json, '_errors'))
  if (permissions !== undefined) refuseRaising(world, BigInt(role.permissions), BigInt(permissions))
  const change = { ...(role.id === world.guild.id ? {} : looks), ...(permissions === undefined ? {} : { permissions }) }
  return { status: 200, body: presentRole(changeRole(world, { ...role, ...change })) }
}

/** documentation: as above, "Modify Guild Role Positions": only roles below one's own highest are moved, and none is moved above it. */
export function patchPositions({ world, params, body }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageRoles')
  if (!Array.isArray(body.json))
    throw refuseField('_errors', 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
  const places = new Map(body.json.map((item, index) => readPlace(world, asRecord(item, String(index)), String(index))))
  moveRoles(world, places)
  return { status: 200, body: [...world.roles.values()].map(presentRole) }
}

function readPlace(world: World, json: Json, path: string): [string, number] {
  const role = roleOf(world, asId(json.id, `${path}.id`) ?? '')
  if (role.id === world.guild.id) throw invalidRole()
  refuseHigher(world, role)
  const list = rolesFromBelow(world)
  const place = asBetween(json.position, `${path}.position`, 1, 1_000_000) ?? list.indexOf(role) + 1
  const { bot } = world.application
  const top = list.indexOf(topRole(world, bot)) + 1
  if (world.guild.owner !== bot && place >= top) throw missingPermissions()
  return [role.id, place]
}

export function deleteRole({ world, params }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageRoles')
  const role = roleOf(world, params[1]!)
  if (role.managed || role.id === world.guild.id) throw invalidRole()
  refuseHigher(world, role)
  removeRole(world, role.id)
  return { status: 204 }
}

function roleOf(world: World, id: string): Role {
  const role = world.roles.get(id)
  if (!role) throw unknownRole()
  return role
}

/** A role at or above one's own highest is out of reach; everyone's is below all (documentation: topics/permissions, "Permission Hierarchy"). */
function refuseHigher(world: World, role: Role): void {
  if (role.id !== world.guild.id && !standsAbove(world, world.application.bot, role)) throw missingPermissions()
}

/** "It can only grant permissions it has to those roles" (documentation: as above). */
function refuseRaising(world: World, before: bigint, after: bigint): void {
  if ((after & ~before & ~guildPermissions(world, world.application.bot)) !== 0n) throw missingPermissions()
}

type Wanted = Partial<Pick<Role, 'name' | 'permissions' | 'color' | 'hoist' | 'mentionable'>>

function readRole(json: Json): Wanted {
  const name = asText(json.name, 'name', 100)
  const permissions = asBits(json.permissions, 'permissions')
  // `colors` is the newer field and is what counts where both are given.
  const colors = isRecord(json.colors) ? json.colors.primary_color : undefined
  const color = asBetween(colors ?? json.color, 'color', 0, 0xffffff)
  const hoist = asFlag(json.hoist, 'hoist')
  const mentionable = asFlag(json.mentionable, 'mentionable')
  return {
    ...(name ? { name } : {}),
    ...(permissions === undefined ? {} : { permissions: permissions.toString() }),
    ...(color === undefined ? {} : { color }),
    ...(hoist === undefined ? {} : { hoist }),
    ...(mentionable === undefined ? {} : { mentionable }),
  }
}
