import {
  type ItemReader,
  type Reading,
  type ReadingPlace,
  SourceFault,
} from '../../core/announcement/source/item-reader.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { GuardedFetch } from '../../kernel/guarded-fetch.ts'
import { decodeText } from './decode-text.ts'
import { fetchFeed } from './fetch-feed.ts'
import { findFeedLink } from './find-feed-link.ts'
import { type FeedParser, formatOf } from './read-feed.ts'

export interface FeedsOptions {
  guarded: GuardedFetch
  clock: Clock
  parse: FeedParser
  /** For all of a look, redirects too; 15 seconds, when it is not said. */
  wholeMs?: number
}

const WHOLE_MS = 15_000

/** Reads RSS, Atom and JSON feeds, also by the address of a page that names one. */
export function openFeeds({ guarded, clock, parse, wholeMs = WHOLE_MS }: FeedsOptions): ItemReader {
  return {
    async read({ url, etag, lastModified }: ReadingPlace): Promise<Reading | null> {
      const fetcher = { guarded, clock, until: performance.now() + wholeMs }
      let address = url
      let fetched = await fetchFeed(fetcher, address, { etag, lastModified })
      if (!fetched) return null
      let text = decodeText(fetched.text, fetched.contentType)
      if (formatOf(text) === 'html') {
        const link = findFeedLink(text, fetched.url)
        if (!link) throw new SourceFault('This is a page that names no feed. Paste the address of the feed itself.')
        address = link
        fetched = await fetchFeed(fetcher, address, { etag: null, lastModified: null })
        if (!fetched) throw new SourceFault('It answered that nothing has changed, although nothing was known of it.')
        text = decodeText(fetched.text, fetched.contentType)
      }
      const read = await parse(text, { url: fetched.url, now: clock.now() })
      return { ...read, url: address, etag: fetched.etag, lastModified: fetched.lastModified, position: null }
    },
  }
}
