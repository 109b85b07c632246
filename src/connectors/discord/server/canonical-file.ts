import type { FileOverwrites, ServerFile } from '../../../protocol/server-file.ts'
import { canonicalNames } from './permission-names.ts'

/** The same file with permissions by their own names, in their own order: so that files that mean the same are the same. */
export function canonicalFile(file: ServerFile): ServerFile {
  return {
    ...file,
    roles: file.roles.map((role) => ({ ...role, permissions: canonicalNames(role.permissions) })),
    ...(file.everyone ? { everyone: { permissions: canonicalNames(file.everyone.permissions) } } : {}),
    categories: file.categories.map((category) => ({
      ...withOverwrites(category),
      channels: category.channels.map(withOverwrites),
    })),
  }
}

const withOverwrites = <Place extends { permissions?: FileOverwrites | undefined }>(place: Place): Place =>
  place.permissions ? { ...place, permissions: canonicalOverwrites(place.permissions) } : place

/** Who is named without anything that is allowed or denied is not named. */
function canonicalOverwrites(overwrites: FileOverwrites): FileOverwrites {
  const named = Object.entries(overwrites).map(
    ([who, { allow, deny }]) => [who, { allow: canonicalNames(allow), deny: canonicalNames(deny) }] as const,
  )
  return Object.fromEntries(named.filter(([, { allow, deny }]) => allow.length + deny.length > 0))
}
