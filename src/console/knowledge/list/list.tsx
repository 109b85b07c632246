import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ArticleStatus } from '../../../protocol/articles.ts'
import { SearchField } from '../../look/search-field.tsx'
import { useSettled } from '../../look/use-settled.ts'
import { MenuButton } from '../../page/page.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { articlesQuery, collectionsQuery } from '../queries.ts'
import { GapCard } from './gap-card.tsx'
import { Learnt } from './learnt.tsx'
import classes from './list.module.css'
import { More } from './more.tsx'
import { Rows } from './rows.tsx'
import { Tree } from './tree.tsx'

type Filter = ArticleStatus | 'all'
const FILTERS: readonly { filter: Filter; words: string }[] = [
  { filter: 'all', words: 'All' },
  { filter: 'published', words: 'Published' },
  { filter: 'draft', words: 'Drafts' },
]

/** What the virtual agent cannot answer yet, and all articles by collection; looked through by words and status they stand in one list. */
export function ArticleList({ selected }: { selected: string | null }) {
  const may = useMayAdmin()
  const [filter, setFilter] = useState<Filter>('all')
  const [words, setWords] = useState('')
  const asked = useSettled(words.trim(), 150)
  const counts = useInfiniteQuery(articlesQuery({})).data?.pages[0]?.counts
  const collections = useQuery(collectionsQuery).data
  const total = counts ? counts.draft + counts.published : 0
  const count = (of: Filter) => (of === 'all' ? total : (counts?.[of] ?? 0))
  const narrowed = asked !== '' || filter !== 'all'
  return (
    <section className={classes.pane} aria-label="Articles">
      <header className={classes.bar}>
        <MenuButton />
        <h1>Knowledge</h1>
        <More collections={collections ?? []} />
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
      <div className={classes.scroll}>
        {!narrowed && <GapCard open={selected === 'gaps'} />}
        {!narrowed && collections && collections.length > 0 ? (
          <Tree collections={collections} selected={selected} total={total} />
        ) : (
          <Rows
            looked={{ ...(filter === 'all' ? {} : { status: filter }), ...(asked === '' ? {} : { words: asked }) }}
            selected={selected}
            none={total > 0 ? 'narrowed' : 'first'}
          />
        )}
      </div>
      <Learnt />
    </section>
  )
}
