import type { APIApplicationCommand } from 'discord-api-types/v10'
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel } from './model.ts'
import { permissionsIn } from './permissions.ts'
import type { World } from './world.ts'

/**
 * Whether a member finds a command at all: all rights that it asks for by default are needed, "0" leaves it to administrators, and
 * direct messages ask for none (documentation: interactions/application-commands, `default_member_permissions`; topics/permissions).
 */
export function maySeeCommand(world: World, member: string, place: Channel, command: APIApplicationCommand): boolean {
  const wanted = command.default_member_permissions
  if (wanted === null || wanted === undefined || place.type === ChannelType.DM) return true
  const has = permissionsIn(world, member, place)
  if ((has & PermissionFlagsBits.Administrator) !== 0n) return true
  return wanted !== '0' && (has & BigInt(wanted)) === BigInt(wanted)
}
