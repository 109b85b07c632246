import { isDeepStrictEqual } from 'node:util'
import {
  type FileCategory,
  type FileChannel,
  type FileOverwrites,
  type FilePanel,
  type FileRole,
  type FileRule,
  keyOf,
  SERVER_FILE_VERSION,
  type ServerFile,
} from '../../../protocol/server-file.ts'
import type { Told } from '../set-up/read-guilds.ts'
import { channelsOf } from './bind.ts'
import type { FoundChannel, FoundRole, FoundRule, FoundServer, PartIds, PartKind } from './found.ts'
import type { ServerWork } from './look-at-server.ts'
import { plainEmoji } from './panel-face.ts'
import { namesOfBits } from './permission-names.ts'
import { shownName } from './plan-channels.ts'
import { readServer } from './read-server.ts'
import { readServerFile } from './read-server-file.ts'
import { standsAbove } from './rights.ts'
import { readParts, readStoredServer } from './store-server.ts'
import { writeServerFile } from './write-server-file.ts'

/** Today's guild as a server file. What Discord does not know (keys, uses, which roles are staff) comes from the stored file. */
export async function exportServer(work: ServerWork): Promise<Told<string>> {
  const stored = await readStoredServer(work.kernel.db, work)
  const read = stored ? readServerFile(stored.file) : null
  const file = read?.ok ? read.file : null
  const parts = await readParts(work.kernel.db, work)
  const told = await readServer(work.rest, { guild: work.guild, account: work.account, file, parts })
  if (!told.ok) return told
  return { ok: true, facts: `${leftOut(told.facts)}${writeServerFile(describeServer(told.facts, parts, file))}` }
}

/** A file puts each channel into a category: those that stand in none are named in a comment, so that nobody misses them. */
function leftOut({ channels }: FoundServer): string {
  const loose = inOrder(channels.filter((channel) => isDescribed(channel) && channel.parent === null))
  if (loose.length === 0) return ''
  const names = loose.map(({ name, type }) => shownName({ name, type: type === 'voice' ? 'voice' : 'text' })).join(', ')
  return `# Not in this file, because they stand in no category: ${names}\n`
}

/** The file that would make a guild as it stands. Pure. Of roles and rules, only those that a file may describe. */
export function describeServer(found: FoundServer, parts: PartIds, known: ServerFile | null): ServerFile {
  const keys = new Keys(parts)
  const given = found.roles
    .filter(({ id, managed }) => id !== found.id && !managed)
    .toSorted((a, b) => (standsAbove(a, b) ? -1 : 1))
  const roles = given.map((role) => roleOf(keys, role, known))
  const everyone = found.roles.find(({ id }) => id === found.id)
  const roleKeys = keys.all('role')
  const naming: Naming = { found, keys, known, roleKeys }
  const categories = inOrder(found.channels.filter(({ type }) => type === 'category')).map((each) =>
    categoryOf(naming, each),
  )
  const channelKeys = keys.all('channel')
  const rules = (found.rules ?? []).filter(({ ours }) => ours).flatMap((rule) => ruleOf(naming, rule, channelKeys))
  return {
    version: SERVER_FILE_VERSION,
    roles,
    ...(everyone ? { everyone: { permissions: namesOfBits(everyone.permissions) } } : {}),
    categories,
    automod: inKnownOrder(rules, known?.automod ?? []),
  }
}

interface Naming {
  found: FoundServer
  keys: Keys
  known: ServerFile | null
  /** By id. */
  roleKeys: ReadonlyMap<string, string>
}

/** Keys of things: the stored one, else one of the name that nobody has yet. */
class Keys {
  readonly #stored: ReadonlyMap<string, string>
  readonly #given = new Map<string, string>()

  constructor(parts: PartIds) {
    this.#stored = new Map(
      [...parts].map(([name, id]) => [`${name.slice(0, name.indexOf(' '))} ${id}`, name.slice(name.indexOf(' ') + 1)]),
    )
  }

  /** The key, to be written only where the name does not say it already. */
  give(kind: PartKind, { id, name }: { id: string; name: string }): { key?: string } {
    const own = keyOf({ name })
    const stored = this.#stored.get(`${kind} ${id}`)
    let key = stored ?? own
    for (let more = 2; stored === undefined && this.#isTaken(kind, key); more += 1) key = `${own.slice(0, 55)}-${more}`
    this.#given.set(`${kind} ${key}`, id)
    return key === own ? {} : { key }
  }

  #isTaken(kind: PartKind, key: string): boolean {
    if (this.#given.has(`${kind} ${key}`)) return true
    return [...this.#stored].some(([name, stored]) => stored === key && name.startsWith(`${kind} `))
  }

  /** Keys that were given, by id. */
  all(kind: PartKind): Map<string, string> {
    const prefix = `${kind} `
    return new Map(
      [...this.#given].flatMap(([name, id]) => (name.startsWith(prefix) ? [[id, name.slice(prefix.length)]] : [])),
    )
  }

  /** The part of a file for which a thing stands. */
  stored(kind: PartKind, id: string): string | undefined {
    return this.#stored.get(`${kind} ${id}`)
  }
}

const isDescribed = ({ type }: FoundChannel): boolean => type !== 'category' && type !== 'other'

/** As Discord shows them: voice channels last. */
const inOrder = (channels: readonly FoundChannel[]): FoundChannel[] =>
  channels.toSorted(
    (a, b) =>
      Number(a.type === 'voice') - Number(b.type === 'voice') ||
      a.position - b.position ||
      (BigInt(a.id) < BigInt(b.id) ? -1 : 1),
  )

function roleOf(keys: Keys, role: FoundRole, known: ServerFile | null): FileRole {
  const { name, color, hoist, mentionable } = role
  const key = keys.give('role', role)
  const before = known?.roles.find((each) => keyOf(each) === keyOf({ name, ...key }))
  return {
    ...{ name, ...key, hoist, mentionable, staff: before?.staff ?? false, permissions: namesOfBits(role.permissions) },
    ...(color === null ? {} : { color }),
  }
}

function categoryOf(naming: Naming, category: FoundChannel): FileCategory {
  const { found, keys } = naming
  const permissions = overwritesOf(naming, category)
  const inside = inOrder(found.channels.filter((each) => each.parent === category.id && isDescribed(each)))
  return {
    ...{ name: category.name, ...keys.give('category', category) },
    ...(permissions ? { permissions } : {}),
    channels: inside.map((channel) => channelOf(naming, channel, permissions)),
  }
}

/** Overwrites of those that a file can name; undefined where there are none. */
function overwritesOf({ found, roleKeys }: Naming, { overwrites }: FoundChannel): FileOverwrites | undefined {
  const named = overwrites.flatMap(({ id, allow, deny }) => {
    const who = id === found.id ? 'everyone' : id === found.bot.id ? 'bot' : roleKeys.get(id)
    const bits = { allow: namesOfBits(allow), deny: namesOfBits(deny) }
    return who === undefined || bits.allow.length + bits.deny.length === 0 ? [] : [[who, bits] as const]
  })
  return named.length === 0 ? undefined : Object.fromEntries(named)
}

function channelOf(naming: Naming, channel: FoundChannel, category: FileOverwrites | undefined): FileChannel {
  const { keys, known } = naming
  const key = keys.give('channel', channel)
  const { name, type, topic, slowmode, requireTag } = channel
  const own = overwritesOf(naming, channel)
  const before = known && channelsOf(known).find((each) => each.key === keyOf({ name, ...key }))?.channel
  const tags = channel.tags.map((tag) => ({
    name: tag.name,
    staff: tag.staff,
    ...(tag.emoji ? { emoji: plainEmoji(tag.emoji) } : {}),
  }))
  return {
    ...{ name, ...key, type: type === 'category' || type === 'other' ? 'text' : type },
    ...(topic === null ? {} : { topic }),
    ...(before?.use ? { use: before.use } : {}),
    ...(slowmode === 0 ? {} : { slowmode }),
    // An empty list says that nobody has anything of their own, unlike the category.
    ...(isDeepStrictEqual(own, category) ? {} : { permissions: own ?? {} }),
    ...(type === 'forum' ? { tags } : {}),
    ...(type === 'forum' && (requireTag || before?.requireTag !== undefined) ? { requireTag } : {}),
    panels: panelsOf(naming, channel),
  }
}

function panelsOf({ found, keys }: Naming, { id }: FoundChannel): FilePanel[] {
  return found.panels.flatMap((panel) => {
    const key = panel.channel === id ? keys.stored('panel', panel.id)?.split('/')[1] : undefined
    return key === undefined ? [] : [{ key, ...panel.face, pin: panel.pinned }]
  })
}

function ruleOf({ keys, roleKeys }: Naming, rule: FoundRule, channelKeys: ReadonlyMap<string, string>): FileRule[] {
  const { type, name, enabled, words, patterns, allow, lists, most, says, timeOut } = rule
  if (type === 'other') return []
  const alert = rule.alert === null ? undefined : channelKeys.get(rule.alert)
  const named = (ids: readonly string[], names: ReadonlyMap<string, string>) => ids.flatMap((id) => names.get(id) ?? [])
  return [
    {
      ...{ name, ...keys.give('automod', rule), type, enabled, words, patterns, allow, lists },
      ...(most === null ? {} : { most }),
      ...(says === null ? {} : { says }),
      ...(alert === undefined ? {} : { alert }),
      ...(timeOut === null ? {} : { timeOut }),
      exempt: { roles: named(rule.exemptRoles, roleKeys), channels: named(rule.exemptChannels, channelKeys) },
    },
  ]
}

/** Rules have no order of their own: that of the file stays. */
function inKnownOrder(rules: readonly FileRule[], known: readonly FileRule[]): FileRule[] {
  const place = new Map(known.map((rule, at) => [keyOf(rule), at]))
  const of = (rule: FileRule) => place.get(keyOf(rule)) ?? known.length
  return rules.toSorted((a, b) => of(a) - of(b))
}
