import { IconPlus } from '@tabler/icons-react'
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ArticleStatus } from '../../protocol/articles.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { SearchField } from '../look/search-field.tsx'
import { useSettled } from '../look/use-settled.ts'
import { Note } from '../page/note.tsx'
import { MenuButton } from '../page/page.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { failureOf, type rpc } from '../session/rpc.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import classes from './list.module.css'
import { articlesQuery } from './queries.ts'
import { ArticleLink } from './row.tsx'

type Filter = ArticleStatus | 'all'
const FILTERS: readonly { filter: Filter; words: string }[] = [
  { filter: 'all', words: 'All' },
  { filter: 'published', words: 'Published' },
  { filter: 'draft', words: 'Drafts' },
]

/** All articles, the last changed ones first, to be looked through by words and by status. */
export function ArticleList({ selected }: { selected: string | null }) {
  const may = useMayAdmin()
  const [filter, setFilter] = useState<Filter>('all')
  const [words, setWords] = useState('')
  const asked = useSettled(words.trim(), 150)
  const query = useInfiniteQuery({ ...articlesQuery(filter, asked), placeholderData: keepPreviousData })
  const counts = query.data?.pages[0]?.counts
  const total = counts ? counts.draft + counts.published : 0
  const count = (of: Filter) => (of === 'all' ? total : (counts?.[of] ?? 0))
  return (
    <section className={classes.pane} aria-label="Articles">
      <header className={classes.bar}>
        <MenuButton />
        <h1>Knowledge</h1>
        {may && (
          <Link to="/knowledge/$article" params={{ article: 'new' }} className={classes.add}>
            <IconPlus aria-hidden />
            New<span className="unseen"> article</span>
          </Link>
        )}
      </header>
      <div className={classes.tools}>
        <SearchField label="Search articles" value={words} onValue={setWords} />
        <fieldset className={classes.filters}>
          <legend className="unseen">Show</legend>
          {FILTERS.map((each) => (
            <button
              key={each.filter}
              type="button"
              aria-pressed={each.filter === filter}
              onClick={() => setFilter(each.filter)}
            >
              {each.words} {counts && <span>{count(each.filter)}</span>}
            </button>
          ))}
        </fieldset>
      </div>
      <Rows query={query} selected={selected} narrowed={asked !== '' || filter !== 'all'} total={total} />
    </section>
  )
}

interface RowsProps {
  query: UseInfiniteQueryResult<InfiniteData<Awaited<ReturnType<typeof rpc.articles.list>>>>
  selected: string | null
  /** Whether a filter is set. */
  narrowed: boolean
  total: number
}

function Rows({ query, selected, narrowed, total }: RowsProps) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  if (error && !data) return <Note tone="bad">The articles could not be read: {failureOf(error).words}</Note>
  if (!data) return <Skeleton />
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0) return narrowed && total > 0 ? <NoneFound /> : <None />
  return (
    <div className={classes.scroll}>
      <ul className={classes.rows}>
        {items.map((article) => (
          <li key={article.id}>
            <ArticleLink article={article} selected={article.id === selected} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={classes.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? 'Reading more' : 'Show more'}
          </Button>
        </div>
      )}
    </div>
  )
}

function None() {
  const may = useMayAdmin()
  const { name } = useVirtualAgent()
  return (
    <div className={classes.empty}>
      <Empty
        drawing="book"
        title="No article yet"
        words={`${name} answers from published articles and from nothing else. Begin with the question that members ask most.`}
      >
        {may && (
          <Link to="/knowledge/$article" params={{ article: 'new' }} className={classes.first}>
            Write the first article
          </Link>
        )}
      </Empty>
    </div>
  )
}

function NoneFound() {
  return <p className={classes.none}>No article has these words in this list.</p>
}

function Skeleton() {
  return (
    <div role="status">
      <span className="unseen">Reading the articles</span>
      {[0, 1, 2].map((at) => (
        <div key={at} className={classes.skeleton} aria-hidden>
          <i />
          <i />
        </div>
      ))}
    </div>
  )
}
