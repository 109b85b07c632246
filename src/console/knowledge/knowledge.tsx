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
import { Gaps } from './gaps/gaps.tsx'
import classes from './knowledge.module.css'
import { ArticleList } from './list/list.tsx'
import { NewArticle } from './new-article.tsx'
import { articlesQuery } from './queries.ts'
import { Try } from './side/try.tsx'

/** The knowledge base: what there is, the article that is open, and what the virtual agent makes of it. */
export function KnowledgePage() {
  const id = useParams({ strict: false, select: (params) => params.article })
  useKeys({ '[': () => togglePane('nav') })
  return (
    <main className={`${classes.stage} ${id ? classes.opened : ''}`}>
      {!id && <PageTitle>Knowledge</PageTitle>}
      <Strip />
      <ArticleList selected={id ?? null} />
      <Opened id={id} />
      <NavDrawer />
    </main>
  )
}

/** What stands beside the list; two names are no article's. */
function Opened({ id }: { id: string | undefined }) {
  const may = useMayAdmin()
  if (id === undefined) return <Nothing />
  if (id === 'gaps') return <Gaps />
  if (id === 'new' && may) return <NewArticle />
  return <ArticlePane key={id} id={id} />
}

function Nothing() {
  const counts = useInfiniteQuery(articlesQuery({})).data?.pages[0]?.counts
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
