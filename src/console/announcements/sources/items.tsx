import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SourceView } from '../../../protocol/announcements.ts'
import { fullDate, momentWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { More } from '../list/more.tsx'
import { itemsQuery } from '../queries.ts'
import { BECAME_WORDS } from './source-words.ts'
import own from './sources.module.css'

/** What a source has brought and what became of each, the youngest first. */
export function Items({ source }: { source: SourceView }) {
  const now = useNow(60_000)
  const query = useInfiniteQuery(itemsQuery(source.id))
  const { data, error } = query
  const items = data?.pages.flatMap((page) => page.items)
  return (
    <section aria-labelledby="items">
      <h2 id="items">Brought</h2>
      {error && <Note tone="bad">The items could not be read: {failureOf(error).words}</Note>}
      {items?.length === 0 && <p className={own.lead}>Nothing yet.</p>}
      {items && items.length > 0 && (
        <ul className={own.items}>
          {items.map(({ id, title, link, became, announcement, at }) => (
            <li key={id}>
              <bdi dir="auto">{title || link || 'Without a title'}</bdi>
              <span>
                {became === 'announced' && announcement !== null ? (
                  <Link to="/announcements/$announcement" params={{ announcement }}>
                    {BECAME_WORDS[became]}
                  </Link>
                ) : (
                  BECAME_WORDS[became]
                )}
                <time dateTime={at} title={fullDate(at)}>
                  {momentWords(at, now)}
                </time>
              </span>
            </li>
          ))}
        </ul>
      )}
      <More query={query} />
    </section>
  )
}
