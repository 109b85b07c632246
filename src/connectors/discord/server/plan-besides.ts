import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { ServerObstacle, ServerPart } from '../../../protocol/server.ts'
import type { FoundChannel, FoundServer, PartIds } from './found.ts'
import { lacksIn, lacksInGuild, MANAGE_CHANNELS, MANAGE_ROLES, outOfReach, type Planning } from './planning.ts'
import { type PlannedStep, stepOf } from './step.ts'

/**
 * What stands in the guild and not in the file, as steps that delete it. Of everyone's role, of roles that applications bring, and of rules that
 * others made nothing is said: they are nobody's to delete here.
 */
export function planBesides(planning: Planning, parts: PartIds): PlannedStep[] {
  return [
    ...panels(planning, parts),
    ...rules(planning),
    ...channels(planning),
    ...categories(planning),
    ...roles(planning),
  ]
}

const deleting = (
  part: ServerPart,
  id: string,
  name: string,
  more: Pick<PlannedStep['shown'], 'lines' | 'obstacle'> & { within?: string | null },
  deed: Pick<PlannedStep['deed'], 'on' | 'call'>,
) => stepOf({ act: 'delete', part, key: id, name, careful: true, ...more, deed: { ...deed, id } })

/** Panels that we posted and that the file has no more; other messages of ours are none. */
function panels({ found, bound }: Planning, parts: PartIds): PlannedStep[] {
  const kept = new Set([...bound.panels.values()].map(({ id }) => id))
  const posted = new Set([...parts].filter(([name]) => name.startsWith('panel ')).map(([, id]) => id))
  return found.panels
    .filter(({ id }) => posted.has(id) && !kept.has(id))
    .map(({ id, channel, face }) => {
      const within = nameIn(found, channel)
      const call = { method: 'DELETE', route: `/channels/${channel}/messages/${id}` } as const
      return deleting(
        'panel',
        id,
        face.title ?? 'A panel',
        { lines: [], within, obstacle: null },
        { on: 'panel', call },
      )
    })
}

const nameIn = ({ channels }: FoundServer, id: string): string =>
  `#${channels.find((each) => each.id === id)?.name ?? id}`

function rules(planning: Planning): PlannedStep[] {
  const { found, bound } = planning
  const kept = new Set([...bound.rules.values()].map(({ id }) => id))
  return (found.rules ?? [])
    .filter(({ ours, id }) => ours && !kept.has(id))
    .map(({ id, name }) => {
      const call = { method: 'DELETE', route: `/guilds/${found.id}/auto-moderation/rules/${id}` } as const
      const obstacle = lacksInGuild(planning, PermissionFlagsBits.ManageGuild)
      return deleting('automod', id, name, { lines: [], obstacle }, { on: 'automod', call })
    })
}

function channels(planning: Planning): PlannedStep[] {
  const { found, bound } = planning
  const kept = new Set([...bound.channels.values()].map(({ id }) => id))
  return found.channels
    .filter(({ id, type }) => type !== 'category' && type !== 'other' && !kept.has(id))
    .map((channel) => {
      const name = channel.type === 'voice' ? channel.name : `#${channel.name}`
      const what = channel.type === 'voice' ? 'the channel' : 'all its messages and threads'
      const lines = [{ what: 'deleted for ever', before: what, after: null }]
      const within = found.channels.find(({ id }) => id === channel.parent)?.name ?? null
      return deleting(
        'channel',
        channel.id,
        name,
        { lines, within, obstacle: undeletable(planning, channel) },
        deedFor('channel', channel),
      )
    })
}

function categories(planning: Planning): PlannedStep[] {
  const { found, bound } = planning
  const kept = new Set([...bound.categories.values()].map(({ id }) => id))
  return found.channels
    .filter(({ id, type }) => type === 'category' && !kept.has(id))
    .map((category) =>
      deleting(
        'category',
        category.id,
        category.name,
        { lines: [], obstacle: undeletable(planning, category) },
        deedFor('category', category),
      ),
    )
}

const deedFor = (on: 'channel' | 'category', { id }: FoundChannel) =>
  ({ on, call: { method: 'DELETE', route: `/channels/${id}` } }) as const

/** A community keeps its channels for rules and for Discord's news (topics/opcodes-and-status-codes, 50074). */
function undeletable(planning: Planning, channel: FoundChannel): ServerObstacle | null {
  const { community, rulesChannel, updatesChannel } = planning.found
  if (community && (channel.id === rulesChannel || channel.id === updatesChannel)) {
    const words = `Discord needs #${channel.name} for Community. Choose another channel in Server Settings, Community.`
    return { words, invite: null }
  }
  return lacksIn(planning, channel, MANAGE_CHANNELS)
}

function roles(planning: Planning): PlannedStep[] {
  const { found, bound } = planning
  const kept = new Set([...bound.roles.values()].map(({ id }) => id))
  return found.roles
    .filter(({ id, managed }) => id !== found.id && !managed && !kept.has(id) && !found.bot.roles.includes(id))
    .map((role) => {
      const lines = [{ what: 'members lose it', before: role.name, after: null }]
      const obstacle = lacksInGuild(planning, MANAGE_ROLES) ?? outOfReach(planning, role)
      const call = { method: 'DELETE', route: `/guilds/${found.id}/roles/${role.id}` } as const
      return deleting('role', role.id, role.name, { lines, obstacle }, { on: 'role', call })
    })
}
