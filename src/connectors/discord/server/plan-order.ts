import type { ServerObstacle } from '../../../protocol/server.ts'
import { keyOf } from '../../../protocol/server-file.ts'
import { channelsOf } from './bind.ts'
import type { FoundChannel } from './found.ts'
import { lacksInGuild, MANAGE_CHANNELS, MANAGE_ROLES, type Planning } from './planning.ts'
import { standsAbove } from './rights.ts'
import { type PlannedStep, stepOf } from './step.ts'

interface Placed {
  id: string
  name: string
  position: number
}

/**
 * The order of roles, categories and channels, as far as they are the file's: what others put between stays where it is. Looked at only
 * where all of them are there; what is made anew comes last, and is put in its place when it is.
 */
export function planOrder(planning: Planning): PlannedStep[] {
  return [...orderRoles(planning), ...orderChannels(planning)]
}

function orderRoles(planning: Planning): PlannedStep[] {
  const { file, found, bound, top } = planning
  if (!top) return []
  // Those at or above the bot's own are out of its reach, and stay.
  const within = (role: Placed): boolean => standsAbove(top, role)
  const wanted = file.roles.flatMap((role) => bound.roles.get(keyOf(role)) ?? []).filter(within)
  const below = found.roles.filter((role) => role.id !== found.id && within(role))
  const sorted = below.toSorted((a, b) => (standsAbove(a, b) ? -1 : 1))
  const moves = movesOf(sorted, wanted, (count) => Array.from({ length: count }, (_, at) => count - at))
  if (!moves) return []
  const crowded = moves.some(({ id, position }) => !standsAbove(top, { id, position }))
  const crowd: ServerObstacle = {
    words: `There is no room below "${top.name}" to order the roles. Move "${top.name}" further up in Discord: Server Settings, Roles.`,
    invite: null,
  }
  return [
    stepOf({
      ...{ act: 'order', part: 'order', key: 'roles', name: 'Roles' },
      lines: orderLines(sorted, wanted),
      obstacle: lacksInGuild(planning, MANAGE_ROLES) ?? (crowded ? crowd : null),
      deed: {
        ...{ on: 'roles', id: null },
        call: { method: 'PATCH', route: `/guilds/${found.id}/roles`, body: moves },
      },
    }),
  ]
}

function orderChannels(planning: Planning): PlannedStep[] {
  const { file, bound, found } = planning
  const categories = found.channels.filter(({ type }) => type === 'category')
  const ours = file.categories.flatMap((category) => bound.categories.get(keyOf(category)) ?? [])
  return [
    ...orderOf(planning, 'categories', 'Categories', categories, ours),
    ...file.categories.flatMap((category) => {
      const parent = bound.categories.get(keyOf(category))
      if (!parent) return []
      // Discord shows voice channels below all others, whatever their position.
      return [false, true].flatMap((voice) => {
        const here = found.channels.filter((each) => each.parent === parent.id && (each.type === 'voice') === voice)
        const wanted = channelsOf({ ...file, categories: [category] })
          .flatMap(({ key }) => bound.channels.get(key) ?? [])
          .filter((each) => here.includes(each))
        const key = `${keyOf(category)}${voice ? ' voice' : ''}`
        return orderOf(planning, key, `Channels in ${category.name}`, here, wanted)
      })
    }),
  ]
}

function orderOf(
  planning: Planning,
  key: string,
  name: string,
  all: readonly FoundChannel[],
  wanted: readonly FoundChannel[],
): PlannedStep[] {
  const sorted = all.toSorted((a, b) => a.position - b.position || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  const moves = movesOf(sorted, wanted, (count) => Array.from({ length: count }, (_, at) => at))
  if (!moves) return []
  return [
    stepOf({
      ...{ act: 'order', part: 'order', key, name, lines: orderLines(sorted, wanted) },
      obstacle: lacksInGuild(planning, MANAGE_CHANNELS),
      deed: {
        ...{ on: 'channels', id: null },
        call: { method: 'PATCH', route: `/guilds/${planning.found.id}/channels`, body: moves },
      },
    }),
  ]
}

/**
 * New positions, so that the wanted ones come in their order within the places that they have; null where they do. The positions that are
 * there are dealt out anew where no two are alike, else everybody gets one of `fresh`.
 */
function movesOf(
  sorted: readonly Placed[],
  wanted: readonly Placed[],
  fresh: (count: number) => number[],
): { id: string; position: number }[] | null {
  const ids = new Set(wanted.map(({ id }) => id))
  const ours = sorted.filter(({ id }) => ids.has(id))
  if (ours.every(({ id }, at) => id === wanted[at]?.id)) return null
  let next = 0
  const after = sorted.map((each) => (ids.has(each.id) ? (wanted[next++] ?? each) : each))
  const distinct = new Set(sorted.map(({ position }) => position)).size === sorted.length
  const positions = distinct ? sorted.map(({ position }) => position) : fresh(sorted.length)
  return after.flatMap(({ id, position }, at) => {
    const to = positions[at] ?? position
    return to === position ? [] : [{ id, position: to }]
  })
}

function orderLines(sorted: readonly Placed[], wanted: readonly Placed[]) {
  const ids = new Set(wanted.map(({ id }) => id))
  const names = (list: readonly Placed[]) => list.map(({ name }) => name).join(', ')
  return [{ what: 'order', before: names(sorted.filter(({ id }) => ids.has(id))), after: names(wanted) }]
}
