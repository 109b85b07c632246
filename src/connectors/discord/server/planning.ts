import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { ServerObstacle } from '../../../protocol/server.ts'
import type { ServerFile } from '../../../protocol/server-file.ts'
import { BUILD_BITS, INVITE_BITS, inviteLink } from '../set-up/permissions.ts'
import type { Bound } from './bind.ts'
import { type FoundChannel, type FoundRole, type FoundServer, type PartIds, type PartKind, partName } from './found.ts'
import { namesOfBits } from './permission-names.ts'
import { botHolder, isAdministrator, type Rights, rightsOf, standsAbove, topOf } from './rights.ts'

/** What all parts of a plan are made from. */
export interface Planning {
  file: ServerFile
  found: FoundServer
  bound: Bound
  parts: PartIds
  /** The bot's own. */
  rights: Rights
  top: FoundRole | null
  /** What the bot was found to lack, as far as the plan is made. */
  lacking: { bits: bigint }
}

export const planningOf = (file: ServerFile, found: FoundServer, bound: Bound, parts: PartIds): Planning => ({
  ...{ file, found, bound, parts },
  rights: rightsOf(found, botHolder(found)),
  top: topOf(found),
  lacking: { bits: 0n },
})

/** Ids of roles and channels by their keys; what is not there yet is noted, and the step waits for it. */
export class Refs {
  readonly waits = new Set<string>()
  readonly #planning: Planning

  constructor(planning: Planning) {
    this.#planning = planning
  }

  role(key: string): string {
    if (key === 'everyone') return this.#planning.found.id
    return this.#planning.bound.roles.get(key)?.id ?? this.#wait(`the role ${key}`)
  }

  channel(key: string): string {
    return this.#planning.bound.channels.get(key)?.id ?? this.#wait(`#${key}`)
  }

  category(key: string): string {
    return this.#planning.bound.categories.get(key)?.id ?? this.#wait(`the category ${key}`)
  }

  #wait(what: string): string {
    this.waits.add(what)
    return ''
  }
}

const quoted = (bits: bigint): string =>
  namesOfBits(bits)
    .map((name) => `"${name}"`)
    .join(', ')

/** One link for all that is missing anywhere, so that an admin follows one and not ten. It keeps what the bot has: the link sets its rights anew. */
export const inviteOf = ({ found, rights, lacking }: Planning): string =>
  inviteLink(found.bot.applicationId, found.id, INVITE_BITS | BUILD_BITS | rights.guild | lacking.bits)

/** Notes what is missing; the link is made when all of it is known. */
function inviteWith(planning: Planning, bits: bigint): string {
  planning.lacking.bits |= bits
  return inviteOf(planning)
}

/** What the bot lacks in the guild, and the link that adds it; null where it lacks nothing. */
export function lacksInGuild(planning: Planning, needed: bigint): ServerObstacle | null {
  const missing = missingOf(planning.rights.guild, needed)
  if (missing === 0n) return null
  const words = `The bot lacks ${quoted(missing)}. Add it again with the link, which asks for it.`
  return { words, invite: inviteWith(planning, missing) }
}

/** What the bot lacks in a channel, and what to do; null where it lacks nothing. */
export function lacksIn(planning: Planning, channel: FoundChannel, needed: bigint): ServerObstacle | null {
  const missing = missingOf(planning.rights.in(channel), needed)
  if (missing === 0n) return null
  const where = channel.type === 'category' ? `the category ${channel.name}` : `#${channel.name}`
  const nowhere = missingOf(planning.rights.guild, needed)
  if (nowhere !== 0n) {
    const words = `In ${where} the bot lacks ${quoted(missing)}. Add it again with the link, which asks for it.`
    return { words, invite: inviteWith(planning, missing) }
  }
  return {
    words: `In ${where} the permissions take ${quoted(missing)} from the bot. Allow it there: Edit Channel, Permissions, ${planning.found.bot.name}.`,
    invite: null,
  }
}

/** What is there and is shown to the bot no more, is not made a second time. */
export function isHidden({ found, parts }: Planning, kind: PartKind, key: string, name: string): ServerObstacle | null {
  if (!found.hidden.includes(parts.get(partName(kind, key)) ?? '')) return null
  return { words: `The bot does not see ${name} any more. Allow it "View Channel" there in Discord.`, invite: null }
}

/** The bot hands on only what it has (topics/permissions, "Permission Hierarchy"). */
export function cannotGrant(planning: Planning, bits: bigint, whom: string): ServerObstacle | null {
  const missing = missingOf(planning.rights.guild, bits)
  if (missing === 0n) return null
  const words = `The bot cannot give ${whom} what it lacks itself: ${quoted(missing)}. Add it again with the link, which asks for it, or set it by hand in Discord.`
  return { words, invite: inviteWith(planning, missing) }
}

/** Roles at or above the bot's own are out of its reach. */
export function outOfReach({ found, top }: Planning, role: FoundRole): ServerObstacle | null {
  if (role.id === found.id || found.ownerId === found.bot.id || (top && standsAbove(top, role))) return null
  const own = top ? `"${top.name}"` : "the bot's own role"
  return { words: `Move the role "${role.name}" below ${own} in Discord: Server Settings, Roles.`, invite: null }
}

const missingOf = (held: bigint, needed: bigint): bigint => (isAdministrator(held) ? 0n : needed & ~held)

export const MANAGE_ROLES = PermissionFlagsBits.ManageRoles
export const MANAGE_CHANNELS = PermissionFlagsBits.ManageChannels
