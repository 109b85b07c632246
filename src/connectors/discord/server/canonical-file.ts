import type { FileOverwrites, ServerFile } from '../../../protocol/server-file.ts'
import { faceOf, plainEmoji } from './panel-face.ts'
import { canonicalNames } from './permission-names.ts'

/** The same file with permissions by their own names, in their own order, and texts and emoji as Discord keeps them: so that files that mean the same are the same. */
export function canonicalFile(file: ServerFile): ServerFile {
  return {
    ...file,
    roles: file.roles.map((role) => ({ ...role, permissions: canonicalNames(role.permissions) })),
    ...(file.everyone ? { everyone: { permissions: canonicalNames(file.everyone.permissions) } } : {}),
    categories: file.categories.map((category) => ({
      ...withOverwrites(category),
      channels: category.channels.map((channel) => ({
        ...withOverwrites(channel),
        ...(channel.tags ? { tags: channel.tags.map(plainTag) } : {}),
        panels: channel.panels.map((panel) => ({ ...panel, ...faceOf(panel) })),
      })),
    })),
  }
}

const withOverwrites = <Place extends { permissions?: FileOverwrites | undefined }>(place: Place): Place =>
  place.permissions ? { ...place, permissions: canonicalOverwrites(place.permissions) } : place

const plainTag = <Tag extends { emoji?: string | undefined }>(tag: Tag): Tag =>
  tag.emoji === undefined ? tag : { ...tag, emoji: plainEmoji(tag.emoji) }

/** Who is named without anything that is allowed or denied is not named. */
function canonicalOverwrites(overwrites: FileOverwrites): FileOverwrites {
  const named = Object.entries(overwrites).map(
    ([who, { allow, deny }]) => [who, { allow: canonicalNames(allow), deny: canonicalNames(deny) }] as const,
  )
  return Object.fromEntries(named.filter(([, { allow, deny }]) => allow.length + deny.length > 0))
}
