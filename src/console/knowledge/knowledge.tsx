import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useKeys } from '../inbox/keys.ts'
import { NavDrawer } from '../inbox/nav.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { togglePane } from '../inbox/panes.ts'
import { Strip } from '../live/strip.tsx'
import { Empty } from '../look/empty.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { ArticlePane } from './article-pane.tsx'
import classes from './knowledge.module.css'
import { ArticleList } from './list.tsx'
import { NewArticle } from './new-article.tsx'
import { articlesQuery } from './queries.ts'
import { Try } from './try.tsx'

/** The knowledge base: what there is, the article that is open, and what the virtual agent would do with a question. */
export function KnowledgePage() {
  const id = useParams({ strict: false, select: (params) => params.article })
  const may = useMayAdmin()
  useKeys({ '[': () => togglePane('nav') })
  const writing = id === 'new' && may
  return (
    <main className={`${classes.stage} ${id ? classes.opened : ''}`}>
      {!id && <PageTitle>Knowledge</PageTitle>}
      <Strip />
      <ArticleList selected={id ?? null} />
      {writing && <NewArticle />}
      {id && !writing && <ArticlePane key={id} id={id} />}
      {!id && <Nothing />}
      <NavDrawer />
    </main>
  )
}

function Nothing() {
  const counts = useInfiniteQuery(articlesQuery('all', '')).data?.pages[0]?.counts
  const any = counts !== undefined && counts.draft + counts.published > 0
  return (
    <>
      <section className={classes.nothing} aria-label="Article">
        {any && <Empty drawing="book" title="No article is open" words="Choose one from the list to read it." />}
      </section>
      <aside className={classes.side} aria-label="Try a question">
        <Try article={null} />
      </aside>
    </>
  )
}
