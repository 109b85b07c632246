import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { DriftItem, ServerStep } from '../../../protocol/server.ts'
import { keyOf, type ServerFile } from '../../../protocol/server-file.ts'
import { channelsOf } from './bind.ts'
import { type FoundServer, type PartIds, partName } from './found.ts'
import { bitsOfNames } from './permission-names.ts'
import { overwritesIn, shownName } from './plan-channels.ts'
import type { Plan } from './plan-server.ts'
import { isAdministrator, rightsOf } from './rights.ts'
import type { PlannedStep } from './step.ts'

export interface Looked {
  file: ServerFile
  found: FoundServer
  parts: PartIds
  plan: Plan
}

/** What was changed by hand since the file was applied: what a plan would do, told as what happened. Pure. The grave ones come first. */
export function findDrift(looked: Looked): DriftItem[] {
  const items = [...looked.plan.steps.flatMap((step) => itemsOf(looked, step)), ...openPlaces(looked)]
  return items.toSorted((a, b) => Number(b.grave) - Number(a.grave))
}

function itemsOf({ parts, found }: Looked, { shown, deed }: PlannedStep): DriftItem[] {
  const { part, name } = shown
  const item = (kind: DriftItem['kind'], words: string, grave = false): DriftItem => ({
    kind,
    part,
    name,
    words,
    grave,
  })
  if (part === 'order') return [item('moved', `${name} were put in another order.`)]
  if (shown.act === 'post') return [item('panel_deleted', `The panel "${name}" in ${shown.within} was deleted.`)]
  if (part === 'panel') return [item('panel_changed', `The panel "${name}" in ${shown.within} was changed.`)]
  if (shown.act === 'create') return [item('missing', missingWords(parts, shown, deed.key))]
  return shown.lines.length === 0 ? [] : changes(found, shown).map(([kind, words, grave]) => item(kind, words, grave))
}

const NOUNS: Partial<Record<ServerStep['part'], string>> = {
  role: 'The role ',
  category: 'The category ',
  channel: '',
  automod: 'The AutoMod rule ',
}

const called = ({ part, name }: Pick<ServerStep, 'part' | 'name'>): string => `${NOUNS[part] ?? ''}${name}`

function missingWords(parts: PartIds, shown: ServerStep, key: string): string {
  const kind = shown.part === 'automod' || shown.part === 'role' || shown.part === 'category' ? shown.part : 'channel'
  return `${called(shown)} ${parts.has(partName(kind, key)) ? 'was deleted' : 'is missing'}.`
}

type Change = [kind: DriftItem['kind'], words: string, grave: boolean]

const PLAIN = [
  'colour',
  'shown apart',
  'can be mentioned',
  'topic',
  'type',
  'slow mode',
  'every post has a tag',
  'enabled',
]

/** One finding for each kind of change, so that a channel that was renamed and opened is told as both. */
function changes(found: FoundServer, shown: ServerStep): Change[] {
  const { lines, part } = shown
  const all: Change[] = []
  const who = called(shown)
  for (const line of lines) {
    if (line.what === 'name') all.push(['renamed', `${who} was renamed to ${renamed(shown, line.before)}.`, false])
    else if (line.what === 'category')
      all.push(['moved', `${who} was moved ${line.before ? `to ${line.before}` : 'out of its category'}.`, false])
  }
  const others = lines.filter(({ what }) => what !== 'name' && what !== 'category')
  const isRight = (what: string) =>
    part === 'everyone' ||
    ((part === 'channel' || part === 'category') && !PLAIN.includes(what)) ||
    (part === 'role' && (what === 'gets' || what === 'loses'))
  const rights = others.filter(({ what }) => isRight(what))
  const plain = others.filter(({ what }) => !isRight(what))
  if (rights.length > 0) all.push(['permissions', permissionWords(shown, rights), raisesRole(found, shown, rights)])
  if (plain.length > 0) all.push(['changed', `${who}: ${plain.map(({ what }) => what).join(', ')} changed.`, false])
  return all
}

const renamed = ({ part }: ServerStep, name: string | null): string => (part === 'channel' ? `#${name}` : `${name}`)

function permissionWords(shown: ServerStep, lines: ServerStep['lines']): string {
  if (shown.part !== 'role' && shown.part !== 'everyone') {
    return `In ${shown.part === 'category' ? `the category ${shown.name}` : shown.name} the permissions of ${lines.map(({ what }) => what).join(', ')} were changed.`
  }
  const more = lines.flatMap(({ what, before }) => (what === 'loses' && before ? [`got ${before}`] : []))
  const less = lines.flatMap(({ what, after }) => (what === 'gets' && after ? [`lost ${after}`] : []))
  return `${shown.part === 'everyone' ? '@everyone' : called(shown)} ${[...more, ...less].join(' and ')}.`
}

/** Rights over others, or over the server, that nobody meant to give. */
const GRAVE = [
  'Administrator',
  'Manage Guild',
  'Manage Roles',
  'Manage Channels',
  'Ban Members',
  'Kick Members',
  'Mention Everyone',
  'Manage Webhooks',
]

const raisesRole = (_found: FoundServer, { part }: ServerStep, lines: ServerStep['lines']): boolean =>
  (part === 'role' || part === 'everyone') &&
  lines.some(({ what, before }) => what === 'loses' && (before ?? '').split(', ').some((name) => GRAVE.includes(name)))

/**
 * Places that stand open: the file keeps members from seeing a channel or from writing in it, and somebody who is no staff can. Told apart from
 * the change itself, as nobody should have to conclude it, and as it may come from a role that the file does not know.
 */
function openPlaces({ file, found, plan }: Looked): DriftItem[] {
  const staff = new Set(['bot', ...file.roles.filter((role) => role.staff).map(keyOf)])
  const holders = holdersOf({ file, found, plan }, staff)
  return channelsOf(file).flatMap((placed) => {
    const channel = plan.bound.channels.get(placed.key)
    if (!channel) return []
    const overwrites = overwritesIn(placed) ?? {}
    const denied = bitsOfNames(overwrites.everyone?.deny ?? [])
    const closed = CLOSED.find(({ bit }) => (denied & bit) !== 0n)
    if (!closed) return []
    const allowed = new Set(
      Object.entries(overwrites).flatMap(([who, { allow }]) => ((bitsOfNames(allow) & closed.bit) === 0n ? [] : [who])),
    )
    const open = holders.filter(({ key, may }) => !allowed.has(key) && (may(channel) & closed.bit) !== 0n)
    const others = channel.overwrites.filter(
      ({ type, id, allow }) => type === 'member' && id !== found.bot.id && (allow & closed.bit) !== 0n,
    )
    const who = [...open.map(({ name }) => name), ...(others.length > 0 ? [peopleWords(others.length)] : [])]
    if (who.length === 0) return []
    const name = shownName(placed.channel)
    const words = `${who.join(', ')} can ${closed.words} ${name}.`
    return [{ kind: 'permissions' as const, part: 'channel' as const, name, words, grave: true }]
  })
}

const CLOSED = [
  { bit: Bits.ViewChannel, words: 'see' },
  { bit: Bits.SendMessages, words: 'post in' },
]

const peopleWords = (count: number): string => (count === 1 ? 'One member by name' : `${count} members by name`)

interface Holding {
  key: string
  name: string
  may(channel: { overwrites: FoundServer['channels'][number]['overwrites'] }): bigint
}

/** Everyone, and each role that is neither staff, nor an application's, nor an administrator's: as somebody who has that one alone. */
function holdersOf({ file, found, plan }: Omit<Looked, 'parts'>, staff: ReadonlySet<string>): Holding[] {
  const keys = new Map([...plan.bound.roles].map(([key, { id }]) => [id, key]))
  const administers = new Set(file.roles.filter((role) => isAdministrator(bitsOfNames(role.permissions))).map(keyOf))
  const everyone = rightsOf(found, { userId: null, roles: [] })
  const roles = found.roles
    .filter(({ id, managed }) => id !== found.id && !managed)
    .map((role) => ({ key: keys.get(role.id) ?? `id ${role.id}`, role }))
    .filter(({ key }) => !staff.has(key) && !administers.has(key))
    .map(({ key, role }): Holding => {
      const rights = rightsOf(found, { userId: null, roles: [role.id] })
      return { key, name: `The role ${role.name}`, may: (channel) => rights.in(channel) & ~everyone.in(channel) }
    })
  return [{ key: 'everyone', name: 'Everyone', may: (channel) => everyone.in(channel) }, ...roles]
}
