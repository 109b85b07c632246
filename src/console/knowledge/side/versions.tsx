import { useInfiniteQuery } from '@tanstack/react-query'
import type { ArticleVersionView, ArticleView } from '../../../protocol/articles.ts'
import { Button } from '../../look/button.tsx'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { versionsQuery } from '../queries.ts'
import classes from './side.module.css'

const WHAT: Record<ArticleVersionView['what'], string> = {
  created: 'Written',
  edited: 'Edited',
  published: 'Published',
  unpublished: 'Unpublished',
  restored: 'Restored',
}

interface VersionsProps {
  article: ArticleView
  looked: number | null
  look: (version: ArticleVersionView) => void
}

/** Every saved state of the article, newest first; one that is chosen is shown in the article's place. */
export function Versions({ article, looked, look }: VersionsProps) {
  const now = useNow(60_000)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(versionsQuery(article.id))
  const versions = data?.pages.flatMap((page) => page.items)
  return (
    <section className={classes.block} aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <p className={classes.lead}>Choose one to look at it. Nothing changes until you restore it.</p>
      {error && <Note tone="bad">The versions could not be read: {failureOf(error).words}</Note>}
      <ul className={classes.versions}>
        {versions?.map((version) => (
          <li key={version.version}>
            <button type="button" aria-pressed={version.version === looked} onClick={() => look(version)}>
              <b>{WHAT[version.what]}</b>
              <span title={fullDate(version.at)}>
                {pastWords(version.at, now)}
                {version.by && (
                  <>
                    {' '}
                    by <bdi>{version.by.publicName}</bdi>
                  </>
                )}
              </span>
              <span className="clip" dir="auto">
                {version.title}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older
        </Button>
      )}
    </section>
  )
}
