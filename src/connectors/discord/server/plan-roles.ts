import { type FileRole, keyOf } from '../../../protocol/server-file.ts'
import type { FoundRole } from './found.ts'
import { bitsOfNames, NAMED_BITS, namesOfBits } from './permission-names.ts'
import { cannotGrant, lacksInGuild, MANAGE_ROLES, outOfReach, type Planning } from './planning.ts'
import { difference, type Line, type PlannedStep, stepOf } from './step.ts'

/** Roles that are to be made or changed, the highest first: each new one comes below those before it. */
export function planRoles(planning: Planning): PlannedStep[] {
  const { file, bound } = planning
  return file.roles.flatMap((role) => {
    const found = bound.roles.get(keyOf(role))
    return found ? changeRole(planning, role, found) : createRole(planning, role)
  })
}

/** Bits that Discord has and this Guildesk knows no name for stay as they are. */
const permissionsAfter = (names: readonly string[], before: bigint): bigint =>
  bitsOfNames(names) | (before & ~NAMED_BITS)

const bodyOf = (role: FileRole, before: bigint): object => ({
  name: role.name,
  permissions: permissionsAfter(role.permissions, before).toString(),
  ...(role.color === undefined ? {} : { color: Number.parseInt(role.color.slice(1), 16) }),
  ...{ hoist: role.hoist, mentionable: role.mentionable },
})

function createRole(planning: Planning, role: FileRole): PlannedStep {
  const bits = bitsOfNames(role.permissions)
  return stepOf({
    ...{ act: 'create', part: 'role', key: keyOf(role), name: role.name },
    lines: [
      ...difference('colour', null, role.color ?? null),
      ...difference('permissions', null, namesOfBits(bits).join(', ')),
    ],
    obstacle: lacksInGuild(planning, MANAGE_ROLES) ?? cannotGrant(planning, bits, `the role ${role.name}`),
    deed: {
      on: 'role',
      id: null,
      call: { method: 'POST', route: `/guilds/${planning.found.id}/roles`, body: bodyOf(role, 0n) },
    },
  })
}

function changeRole(planning: Planning, role: FileRole, found: FoundRole): PlannedStep[] {
  const after = permissionsAfter(role.permissions, found.permissions)
  const lines: Line[] = [
    ...difference('name', found.name, role.name),
    ...(role.color === undefined ? [] : difference('colour', found.color ?? '#000000', role.color.toLowerCase())),
    ...difference('shown apart', found.hoist, role.hoist),
    ...difference('can be mentioned', found.mentionable, role.mentionable),
    ...permissionLines(found.permissions, after),
  ]
  if (lines.length === 0) return []
  return [
    stepOf({
      ...{ act: 'change', part: 'role', key: keyOf(role), name: role.name, lines },
      careful: found.permissions !== after,
      obstacle:
        lacksInGuild(planning, MANAGE_ROLES) ??
        outOfReach(planning, found) ??
        cannotGrant(planning, after & ~found.permissions, `the role ${role.name}`),
      deed: {
        ...{ on: 'role', id: found.id },
        call: {
          method: 'PATCH',
          route: `/guilds/${planning.found.id}/roles/${found.id}`,
          body: bodyOf(role, found.permissions),
        },
      },
    }),
  ]
}

/** What everybody may do. */
export function planEveryone(planning: Planning): PlannedStep[] {
  const { file, found } = planning
  const role = found.roles.find(({ id }) => id === found.id)
  if (!file.everyone || !role) return []
  const after = permissionsAfter(file.everyone.permissions, role.permissions)
  if (after === role.permissions) return []
  return [
    stepOf({
      ...{ act: 'change', part: 'everyone', key: 'everyone', name: '@everyone', careful: true },
      lines: permissionLines(role.permissions, after),
      obstacle: lacksInGuild(planning, MANAGE_ROLES) ?? cannotGrant(planning, after & ~role.permissions, 'everyone'),
      deed: {
        ...{ on: 'everyone', id: found.id },
        call: {
          method: 'PATCH',
          route: `/guilds/${found.id}/roles/${found.id}`,
          body: { permissions: after.toString() },
        },
      },
    }),
  ]
}

/** Only what comes and goes: whole lists are read by nobody. */
export function permissionLines(before: bigint, after: bigint): Line[] {
  return [
    ...difference('gets', null, namesOfBits(after & ~before).join(', ')),
    ...difference('loses', namesOfBits(before & ~after).join(', '), null),
  ]
}
