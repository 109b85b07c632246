import type { APIEmbed } from 'discord-api-types/v10'
import { linkOf } from './attachments.ts'
import type { StoredAttachment, StoredMessage } from './model.ts'
import type { World } from './world.ts'

const SCHEME = 'attachment://'

/**
 * A message's cards and the files that stand beside them. Where a card names a file by `attachment://`, Discord answers a link to it and
 * leaves it out of `attachments`; once the card is gone, the file stands there again (documentation: reference, "Using Attachments
 * within Embeds"; discord-api-docs issue 1340).
 */
export function cardsAndFiles(world: World, message: StoredMessage): { embeds: APIEmbed[]; files: StoredAttachment[] } {
  const files = message.attachments ?? []
  const within = new Set<StoredAttachment>()
  const resolve = (url: string): string => {
    if (!url.startsWith(SCHEME)) return url
    const file = files.find(({ filename }) => filename === url.slice(SCHEME.length))
    if (!file) return url
    within.add(file)
    return linkOf(world, message.channel, file)
  }
  const embeds = (message.embeds ?? []).map((embed) => withLinks(embed, resolve))
  return { embeds, files: files.filter((file) => !within.has(file)) }
}

function withLinks(embed: APIEmbed, resolve: (url: string) => string): APIEmbed {
  const { image, thumbnail, author, footer } = embed
  return {
    ...embed,
    ...(image ? { image: { ...image, url: resolve(image.url) } } : {}),
    ...(thumbnail ? { thumbnail: { ...thumbnail, url: resolve(thumbnail.url) } } : {}),
    ...(author?.icon_url ? { author: { ...author, icon_url: resolve(author.icon_url) } } : {}),
    ...(footer?.icon_url ? { footer: { ...footer, icon_url: resolve(footer.icon_url) } } : {}),
  }
}
