const LONGEST = 1000
/** What says where a reader came from, and nothing about what is read. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid)$/i
/** Characters that an address may hold and that mean something in Discord's Markdown, as `[words](address)` does. */
const MARKUP = /[()[\]*|~`'\\]/g

/** An address of the web as it can stand between other words; null for anything else, and for one that hides its host behind a user name. */
export function safeLink(words: string | null): string | null {
  const url = readUrl(words)
  if (!url) return null
  const href = url.href.replace(MARKUP, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return href.length <= LONGEST ? href : null
}

/** The address without what differs from one reader to the next, by which an item is known again. */
export function canonicalLink(words: string | null): string | null {
  const url = readUrl(words)
  if (!url) return null
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  url.searchParams.sort()
  url.hash = ''
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`
}

function readUrl(words: string | null): URL | null {
  const url = words !== null && URL.canParse(words.trim()) ? new URL(words.trim()) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) return null
  return url
}
