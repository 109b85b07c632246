import type { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith'
import { SourceFault } from '../../core/announcement/source/item-reader.ts'
import type { Item } from '../../core/announcement/source/source.ts'
import { type Told, tidyItems } from './tidy-items.ts'

type Rss = ReturnType<typeof parseRssFeed<string>>
type Atom = ReturnType<typeof parseAtomFeed<string>>
type Rdf = ReturnType<typeof parseRdfFeed<string>>
type Json = ReturnType<typeof parseJsonFeed<string>>

export interface ReadFeed {
  title: string | null
  format: string
  items: Item[]
}

/** `readFeed`, or the same elsewhere: what is read takes memory and time as others wish. @throws SourceFault */
export type FeedParser = (text: string, at: { url: string; now: Date }) => Promise<ReadFeed>

/** What comes before the first element of an XML document: declarations, comments, a document type with all that it declares. */
const BEFORE_ROOT = /^(?:[\s\uFEFF]+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)/i

type Format = 'rss' | 'atom' | 'rdf' | 'json' | 'html' | 'other'

const ROOTS: Record<string, Format> = { rss: 'rss', feed: 'atom', rdf: 'rdf', html: 'html', head: 'html', body: 'html' }

/** By how it begins: words of other formats may stand anywhere in what an item quotes. */
export function formatOf(text: string): Format {
  const beginning = text.slice(rootOf(text), rootOf(text) + 100)
  if (beginning.startsWith('{')) return 'json'
  const name = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(beginning)?.[1]?.toLowerCase() ?? ''
  return ROOTS[name] ?? 'other'
}

/** Where the document itself begins. */
function rootOf(text: string): number {
  let rest = text.slice(0, 64 * 1024)
  for (let before = BEFORE_ROOT.exec(rest); before; before = BEFORE_ROOT.exec(rest)) rest = rest.slice(before[0].length)
  return Math.min(text.length, 64 * 1024) - rest.length
}

/**
 * Reads a feed in any of the formats. The reader of XML expands nothing that a document declares and loads nothing that it names.
 * @throws SourceFault
 */
export async function readFeed(text: string, { url, now }: { url: string; now: Date }): Promise<ReadFeed> {
  // Without the document type: what it declares means nothing, and entities stay the words that they are written with.
  const read = await parse(text.slice(rootOf(text)), formatOf(text))
  if (!read) throw new SourceFault(NO_FEED)
  return { title: read.title?.trim() || null, format: read.format, items: tidyItems(read.told, { url, now }) }
}

const NO_FEED = 'This is no feed. Paste the address of an RSS, Atom or JSON feed, or of a page that names one.'
const BROKEN = 'The feed is broken: it cannot be read to its end.'

interface Parsed {
  title: string | undefined
  format: string
  told: Told[]
}

async function parse(text: string, format: Format): Promise<Parsed | null> {
  // Loaded when the first feed is read: whoever has none does not carry it.
  const feedsmith = await import('feedsmith')
  try {
    if (format === 'rss') return ofRss(feedsmith.parseRssFeed<string>(text), text)
    if (format === 'atom') return ofAtom(feedsmith.parseAtomFeed<string>(text))
    if (format === 'rdf') return ofRdf(feedsmith.parseRdfFeed<string>(text))
    if (format === 'json') return ofJson(feedsmith.parseJsonFeed<string>(text), text)
    return null
  } catch (error) {
    if (error instanceof feedsmith.DetectError) return null
    if (error instanceof feedsmith.MalformedError || error instanceof feedsmith.ParseError)
      throw new SourceFault(BROKEN)
    throw error
  }
}

function ofRss({ title, items }: Rss, text: string): Parsed {
  const version = /<rss[^>]{0,2000}?version\s*=\s*["']([\d.]{1,5})/i.exec(text.slice(0, 2100))?.[1] ?? ''
  const told = (items ?? []).map(
    ({ title, link, description, guid, pubDate, authors, enclosures, dc, content, media }): Told => {
      const isAddress = guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '')
      return {
        id: guid?.value,
        title: { html: title ?? media?.title?.value },
        links: [link, isAddress ? guid?.value : undefined, enclosures?.[0]?.url],
        summary: { html: description ?? content?.encoded ?? media?.description?.value },
        author: dc?.creators?.[0] ?? authors?.[0]?.name,
        dates: [pubDate, dc?.dates?.[0]],
      }
    },
  )
  return { title, format: `RSS ${version}`.trim(), told }
}

function ofAtom({ title, entries }: Atom): Parsed {
  const told = (entries ?? []).map((entry): Told => {
    const { id, links, published, updated, authors, media } = entry
    const link = links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0]
    const inside = media?.groups?.[0]?.description?.value ?? media?.description?.value
    return {
      id,
      title: typed(entry.title),
      links: [link?.href],
      summary: (entry.summary ?? entry.content) ? typed(entry.summary ?? entry.content) : { plain: inside },
      author: authors?.[0]?.name,
      // What was changed is no news: an entry counts from its first time.
      dates: [published, updated],
    }
  })
  return { title: title?.value, format: 'Atom', told }
}

/** `text` is taken as it is; `html` and `xhtml` are markup (RFC 4287 §3.1.1). */
function typed(
  text: { value?: string; type?: string } | undefined,
): { html: string | undefined } | { plain: string | undefined } {
  return text?.type === 'html' || text?.type === 'xhtml' ? { html: text.value } : { plain: text?.value }
}

function ofRdf({ title, items }: Rdf): Parsed {
  const told = (items ?? []).map(
    ({ title, link, description, rdf, dc, content }): Told => ({
      id: rdf?.about ?? link,
      title: { html: title },
      links: [link],
      summary: { html: description ?? content?.encoded },
      author: dc?.creators?.[0],
      dates: [dc?.dates?.[0]],
    }),
  )
  return { title, format: 'RSS 1.0', told }
}

function ofJson({ title, items }: Json, text: string): Parsed {
  const version = /jsonfeed\.org\\?\/version\\?\/([\d.]{1,5})/.exec(text)?.[1] ?? ''
  const told = (items ?? []).map(
    ({
      id,
      title,
      url,
      external_url,
      summary,
      content_text,
      content_html,
      date_published,
      date_modified,
      authors,
    }): Told => ({
      id,
      title: { plain: title },
      links: [url, external_url],
      summary: (summary ?? content_text) ? { plain: summary ?? content_text } : { html: content_html },
      author: authors?.[0]?.name,
      dates: [date_published, date_modified],
    }),
  )
  return { title, format: `JSON Feed ${version}`.trim(), told }
}
