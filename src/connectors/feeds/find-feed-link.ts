import { Parser } from 'htmlparser2'

const TYPES = ['application/atom+xml', 'application/rss+xml', 'application/feed+json', 'application/rdf+xml']

/**
 * The feed that a page names by `<link rel="alternate">` (the habit that browsers made common; html.spec.whatwg.org calls the type
 * out under "alternate"); the first of them. Null where it names none.
 */
export function findFeedLink(html: string, url: string): string | null {
  let found: string | null = null
  let base = url
  const parser = new Parser({
    onopentag(name, { href = '', rel = '', type = '' }) {
      if (name === 'base' && URL.canParse(href, url)) base = new URL(href, url).href
      const isFeed = rel.toLowerCase().split(/\s+/).includes('alternate') && TYPES.includes(type.trim().toLowerCase())
      if (name === 'link' && isFeed && found === null && URL.canParse(href, base)) found = new URL(href, base).href
      if (name === 'body') parser.pause()
    },
  })
  // What is behind the head names no feed.
  parser.write(html.slice(0, 256 * 1024))
  return found
}
