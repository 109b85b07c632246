import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ArticleRow } from '../../../protocol/articles.ts'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { Note } from '../../page/note.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { failureOf } from '../../session/rpc.ts'
import { useVirtualAgent } from '../../session/virtual-agent.ts'
import { articlesQuery, type Looked } from '../queries.ts'
import classes from './list.module.css'
import { ArticleLink } from './row.tsx'

interface RowsProps {
  looked: Looked
  selected: string | null
  /** What it means when there is none: nothing was written yet, nothing fits, or the collection is empty. */
  none: keyof typeof NONE
  /** Without translations, which are reached by their originals. */
  originals?: boolean
}

/** Articles one below the other, page by page. */
export function Rows({ looked, selected, none, originals = false }: RowsProps) {
  const query = useInfiniteQuery({ ...articlesQuery(looked), placeholderData: keepPreviousData })
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  if (error && !data) return <Note tone="bad">The articles could not be read: {failureOf(error).words}</Note>
  if (!data) return <Skeleton />
  const read = data.pages.flatMap((page) => page.items)
  const items = originals ? inOrder(read, hasNextPage) : read
  const None = NONE[none]
  if (items.length === 0) return <None />
  return (
    <>
      <ul className={classes.rows}>
        {items.map((article) => (
          <li key={article.id}>
            <ArticleLink article={article} selected={article.id === selected} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={classes.more}>
          <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? 'Reading more' : 'Show more'}
          </Button>
        </div>
      )}
    </>
  )
}

/** A collection that is read whole stands by title, so that no row moves when an article is saved; a large one as it is read. */
function inOrder(read: readonly ArticleRow[], more: boolean): ArticleRow[] {
  const originals = read.filter(({ translationOf }) => translationOf === null)
  return more ? originals : originals.sort((one, other) => one.title.localeCompare(other.title))
}

const NONE = {
  first: First,
  narrowed: () => <p className={classes.none}>No article has these words in this list.</p>,
  collection: () => <p className={classes.none}>Nothing in it yet.</p>,
}

function First() {
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

function Skeleton() {
  return (
    <div role="status">
      <span className="unseen">Reading the articles</span>
      {[0, 1, 2].map((at) => (
        <div key={at} className={classes.skeleton} aria-hidden>
          <i />
        </div>
      ))}
    </div>
  )
}
