import {
  type FileCategory,
  type FileChannel,
  type FileRole,
  keyOf,
  type ServerFile,
} from '../../../protocol/server-file.ts'
import {
  type FoundChannel,
  type FoundPanel,
  type FoundRole,
  type FoundRule,
  type FoundServer,
  type FoundTag,
  type PartIds,
  type PartKind,
  partName,
} from './found.ts'
import { faceOf } from './panel-face.ts'

/** Which found thing each part of the file is; a part that is not in it has none yet. */
export interface Bound {
  roles: ReadonlyMap<string, FoundRole>
  categories: ReadonlyMap<string, FoundChannel>
  channels: ReadonlyMap<string, FoundChannel>
  /** By `<channel>/<tag>`. */
  tags: ReadonlyMap<string, FoundTag>
  /** By `<channel>/<panel>`. */
  panels: ReadonlyMap<string, FoundPanel>
  rules: ReadonlyMap<string, FoundRule>
}

/**
 * Finds the parts of a file among what stands in the guild: by the id that is kept for them, else by name among what is nobody's. So what was
 * made in the moment of a kill, and what stood there before, is taken and not made a second time. Pure.
 */
export function bindParts(file: ServerFile, found: FoundServer, parts: PartIds): Bound {
  const roles = bindRoles(file, found, parts)
  const categories = pick('category', file.categories, parts, found.channels.filter(isCategory), (category, free) =>
    free.filter(({ name }) => name === category.name),
  )
  const channels = bindChannels(file, found, parts, categories)
  return {
    ...{ roles, categories, channels },
    tags: bindTags(file, channels, parts),
    panels: bindPanels(file, found, channels, parts),
    rules: pick(
      'automod',
      file.automod,
      parts,
      (found.rules ?? []).filter(({ ours }) => ours),
      (rule, free) => free.filter(({ name, type }) => name === rule.name && type === rule.type),
    ),
  }
}

const isCategory = ({ type }: FoundChannel): boolean => type === 'category'

/** First those that are known by their id, then those that are alike, each only once. */
function pick<Part extends { name: string; key?: string | undefined }, Thing extends { id: string }>(
  kind: PartKind,
  parts: readonly Part[],
  known: PartIds,
  things: readonly Thing[],
  alike: (part: Part, free: readonly Thing[]) => readonly Thing[],
): Map<string, Thing> {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const picked = new Map<string, Thing>()
  for (const part of parts) {
    const thing = byId.get(known.get(partName(kind, keyOf(part))) ?? '')
    if (thing) picked.set(keyOf(part), thing)
  }
  const taken = new Set([...picked.values()].map(({ id }) => id))
  for (const part of parts) {
    if (picked.has(keyOf(part))) continue
    const [thing] = alike(
      part,
      things.filter(({ id }) => !taken.has(id)),
    )
    if (!thing) continue
    picked.set(keyOf(part), thing)
    taken.add(thing.id)
  }
  return picked
}

function bindRoles(file: ServerFile, found: FoundServer, parts: PartIds): Map<string, FoundRole> {
  const given = found.roles.filter(({ id, managed }) => id !== found.id && !managed)
  return pick<FileRole, FoundRole>('role', file.roles, parts, given, (role, free) =>
    free.filter(({ name }) => name === role.name),
  )
}

/** Text becomes announcement and back; all else stays what it is. */
const fits = (type: FileChannel['type'], found: FoundChannel['type']): boolean =>
  type === found || (type === 'text' && found === 'announcement') || (type === 'announcement' && found === 'text')

function bindChannels(
  file: ServerFile,
  found: FoundServer,
  parts: PartIds,
  categories: ReadonlyMap<string, FoundChannel>,
): Map<string, FoundChannel> {
  const placed = file.categories.flatMap((category) =>
    category.channels.map((channel) => ({ ...channel, parent: categories.get(keyOf(category))?.id })),
  )
  const things = found.channels.filter((channel) => !isCategory(channel))
  return pick('channel', placed, parts, things, (channel, free) => {
    const named = free.filter(({ name, type }) => name === channel.name && fits(channel.type, type))
    const here = named.filter(({ parent }) => parent === (channel.parent ?? ''))
    // Of several elsewhere nobody can tell which one is meant.
    return here.length > 0 ? here : named.length === 1 ? named : []
  })
}

export const channelsOf = (file: ServerFile): { category: FileCategory; channel: FileChannel; key: string }[] =>
  file.categories.flatMap((category) =>
    category.channels.map((channel) => ({ category, channel, key: keyOf(channel) })),
  )

function bindTags(
  file: ServerFile,
  channels: ReadonlyMap<string, FoundChannel>,
  parts: PartIds,
): Map<string, FoundTag> {
  const bound = channelsOf(file).flatMap(({ channel, key }) => {
    const keyed = (channel.tags ?? []).map((tag) => ({ name: tag.name, key: `${key}/${keyOf(tag)}` }))
    const alike = (tag: { name: string }, free: readonly FoundTag[]) => free.filter(({ name }) => name === tag.name)
    return [...pick('tag', keyed, parts, channels.get(key)?.tags ?? [], alike)]
  })
  return new Map(bound)
}

function bindPanels(
  file: ServerFile,
  found: FoundServer,
  channels: ReadonlyMap<string, FoundChannel>,
  parts: PartIds,
): Map<string, FoundPanel> {
  const bound = channelsOf(file).flatMap(({ channel, key }) => {
    const here = found.panels.filter((panel) => panel.channel === channels.get(key)?.id)
    const keyed = channel.panels.map((panel) => ({ name: panel.key, key: `${key}/${panel.key}`, face: faceOf(panel) }))
    return [
      ...pick('panel', keyed, parts, here, ({ face }, free) =>
        free.filter(
          (panel) => panel.face.title === face.title && (face.title !== undefined || panel.face.text === face.text),
        ),
      ),
    ]
  })
  return new Map(bound)
}
