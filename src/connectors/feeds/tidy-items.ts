import type { Item } from '../../core/announcement/source/source.ts'
import { plainFromHtml } from './plain-from-html.ts'

/** Items that are looked at: the newest. */
const MOST = 500
/** Nothing on the web is older; what says so, or comes from tomorrow, does not know its time. */
const FIRST_MS = Date.parse('1990-01-01T00:00:00Z')
const AHEAD_MS = 24 * 3_600_000

/** Words as a feed holds them: markup, or plain. */
type Words = { html: string | undefined } | { plain: string | undefined }

/** An item as its format tells it. */
export interface Told {
  id: string | undefined
  title: Words
  /** The first that there is counts. */
  links: (string | undefined)[]
  summary: Words
  author: string | undefined
  dates: (string | undefined)[]
}

/** Items in one shape, whatever format they came in; without what is empty altogether. */
export function tidyItems(told: readonly Told[], { url, now }: { url: string; now: Date }): Item[] {
  const dated = told.map((one) => ({ one, at: dateOf(one.dates, now) }))
  return newest(dated).flatMap(({ one, at }) => {
    const summary = plain(one.summary)
    const link = linkOf(one.links, url)
    const title = plain(one.title) || firstLine(summary) || link
    return title ? [{ id: one.id ?? null, title, link, summary, author: one.author ?? '', publishedAt: at }] : []
  })
}

/** The newest, in the order in which they stand. Where nothing says a time, what stands first is new, as feeds are written. */
function newest<Dated extends { at: Date | null }>(dated: readonly Dated[]): readonly Dated[] {
  if (dated.length <= MOST) return dated
  const kept = new Set(
    dated.toSorted((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0)).slice(0, MOST),
  )
  return dated.filter((one) => kept.has(one))
}

const plain = (words: Words): string =>
  'html' in words ? plainFromHtml(words.html ?? '') : (words.plain ?? '').slice(0, 4000).trim()

/** What has no title is called by how it begins. */
const firstLine = (words: string): string => words.split('\n', 1)[0]?.slice(0, 120).trim() ?? ''

/** The first address of the web. */
function linkOf(links: readonly (string | undefined)[], base: string): string | null {
  for (const link of links) {
    const url = link?.trim() && URL.canParse(link.trim(), base) ? new URL(link.trim(), base) : null
    if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href
  }
  return null
}

/** As RFC 822 or RFC 3339 write it; null for what is no time, or cannot be the right one. */
function dateOf(dates: readonly (string | undefined)[], now: Date): Date | null {
  for (const said of dates) {
    const at = said === undefined ? Number.NaN : Date.parse(said)
    if (at >= FIRST_MS && at <= now.getTime() + AHEAD_MS) return new Date(at)
  }
  return null
}
