import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { rpc } from '../../session/rpc.ts'
import { mentionsQuery } from '../page/queries.ts'

type Page = Awaited<ReturnType<typeof rpc.cases.mentions>>
/** The server takes no more at once. */
const AT_ONCE = 100

/** Marks mentions as read, here at once. Where the server is not reached they come back as unread, which is then true. */
export async function readMentions(client: QueryClient, entries: readonly string[]): Promise<void> {
  const chosen = new Set(entries)
  client.setQueryData<InfiniteData<Page, string | null>>(mentionsQuery.queryKey, (data) => {
    if (!data) return data
    const pages = data.pages.map((page) => ({
      ...page,
      unread: Math.max(0, page.unread - page.items.filter(({ entry, read }) => !read && chosen.has(entry)).length),
      items: page.items.map((item) => (chosen.has(item.entry) ? { ...item, read: true } : item)),
    }))
    return { ...data, pages }
  })
  try {
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      await rpc.cases.readMentions({ entries: entries.slice(at, at + AT_ONCE) })
    }
  } finally {
    void client.invalidateQueries({ queryKey: mentionsQuery.queryKey })
  }
}
