import type { ArticleVersionView, ArticleView } from '../../../protocol/articles.ts'
import { Words } from '../../conversation/words.tsx'
import { Button } from '../../look/button.tsx'
import { pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { rpc } from '../../session/rpc.ts'
import classes from '../knowledge.module.css'
import { useInSight } from '../use-in-sight.ts'
import type { EditedArticle } from './use-article.ts'

interface LookedVersionProps {
  article: ArticleView
  version: ArticleVersionView
  /** Undefined for who may not change the article. */
  edited?: EditedArticle
  close: () => void
}

/** The article as it once read, and the way back to it. */
export function LookedVersion({ article, version, edited, close }: LookedVersionProps) {
  const now = useNow(60_000)
  const text = useInSight<HTMLDivElement>()
  const by = version.by ? ` by ${version.by.publicName}` : ''
  const restore = async () => {
    await edited?.afterSaving(({ id }) => rpc.articles.restore({ id, version: version.version }))
    close()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <div ref={text} className={classes.reading} tabIndex={0}>
      <Note
        tone="info"
        acts={
          <>
            <Button size="small" onClick={close}>
              Back to now
            </Button>
            {edited && (
              <Button size="small" disabled={edited.busy || edited.theirs !== null} onClick={() => void restore()}>
                Restore
              </Button>
            )}
          </>
        }
      >
        As it read {pastWords(version.at, now)}
        {by}. {edited && article.status === 'published' && 'Restored, it waits for “Publish” like any change.'}
      </Note>
      <h2 className={classes.heading}>
        <bdi dir="auto">{version.title}</bdi>
      </h2>
      <div className={classes.prose}>
        <Words text={version.body} />
      </div>
      {version.examples.length > 0 && (
        <>
          <h3 className={classes.then}>Example questions then</h3>
          <ul className={classes.plain}>
            {version.examples.map((example) => (
              <li key={example} dir="auto">
                {example}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
