import { Refusal } from '../../../kernel/errors.ts'
import type { GuardedFetch } from '../../../kernel/guarded-fetch.ts'
import type { SourceFilter, SourceTrial } from '../../../protocol/announcements.ts'
import { plainLine } from '../../../protocol/plain-words.ts'
import { checkSource } from './check-source.ts'
import { type ItemReaders, type Reading, type ReadKind, SourceFault } from './item-reader.ts'
import { safeLink } from './safe-link.ts'
import { wants } from './wants.ts'
import { writeItem } from './write-item.ts'

/** So many say enough of how it will look. */
const SHOWN = 10

export interface Trial {
  kind: ReadKind
  url: string
  secret: string | undefined
  template: string
  filter: SourceFilter
}

/**
 * What a source holds now, the newest first, and what would become of it. Nothing is stored.
 * @throws Refusal invalid (with the field), conflict (it cannot be read, in words)
 */
export async function trySource(
  { readers, guarded }: { readers: ItemReaders; guarded: GuardedFetch },
  { kind, url, secret, template, filter }: Trial,
): Promise<SourceTrial> {
  const checked = await checkSource(guarded, { kind, url, template, hasSecret: Boolean(secret) })
  const found = await read(readers, kind, checked, secret)
  const newest = found.items.toSorted((one, other) => timeOf(other) - timeOf(one)).slice(0, SHOWN)
  const name = plainLine(found.title ?? '', 80) || 'Source'
  return {
    title: found.title === null ? null : name,
    url: found.url,
    format: found.format,
    items: newest.map((item) => ({
      title: plainLine(item.title, 300),
      link: safeLink(item.link),
      publishedAt: item.publishedAt?.toISOString() ?? null,
      wanted: wants(filter, item),
      text: writeItem(template, item, name),
    })),
  }
}

const timeOf = ({ publishedAt }: Reading['items'][number]): number => publishedAt?.getTime() ?? 0

async function read(readers: ItemReaders, kind: ReadKind, url: string, secret: string | undefined): Promise<Reading> {
  try {
    const place = { url, secret: secret ?? null, etag: null, lastModified: null, position: null }
    const found = await readers[kind].read(place)
    if (found) return found
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error
    throw new Refusal('conflict', error.message, { field: 'url' })
  }
  throw new Refusal('conflict', 'It answered that nothing has changed, although nothing was known of it.', {
    field: 'url',
  })
}
