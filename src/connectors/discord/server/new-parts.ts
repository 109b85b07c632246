import type { ServerFile } from '../../../protocol/server-file.ts'
import { bindParts } from './bind.ts'
import { type FoundServer, type PartIds, type PartKind, partName } from './found.ts'

/** Things that stand for parts of the file and are not known to: found by their names, or come with another thing. */
export function newParts(
  file: ServerFile,
  found: FoundServer,
  parts: PartIds,
): { kind: PartKind; key: string; id: string }[] {
  const bound = bindParts(file, found, parts)
  const all: [PartKind, ReadonlyMap<string, { id: string }>][] = [
    ['role', bound.roles],
    ['category', bound.categories],
    ['channel', bound.channels],
    ['tag', bound.tags],
    ['panel', bound.panels],
    ['automod', bound.rules],
  ]
  return all.flatMap(([kind, things]) =>
    [...things].flatMap(([key, { id }]) => (parts.get(partName(kind, key)) === id ? [] : [{ kind, key, id }])),
  )
}
