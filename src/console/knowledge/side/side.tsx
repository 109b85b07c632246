import { useState } from 'react'
import type { ArticleVersionView, ArticleView } from '../../../protocol/articles.ts'
import type { EditedArticle } from '../editor/use-article.ts'
import { Examples, ReadExamples } from './examples.tsx'
import { Results } from './results.tsx'
import classes from './side.module.css'
import { Suggestions } from './suggestions.tsx'
import { Try } from './try.tsx'
import { Versions } from './versions.tsx'

interface SideProps {
  /** Null for one that is not stored yet: it has questions only. */
  article: ArticleView | null
  /** Null for who may not change it. */
  edited: EditedArticle | null
  /** The version that is looked at. */
  looked: number | null
  look: (version: ArticleVersionView) => void
}

const TABS = ['Questions', 'Results', 'Versions'] as const

/** What finds the article, what became of it, and how it once read. */
export function Side({ article, edited, looked, look }: SideProps) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Questions')
  return (
    <>
      {article && (
        <div className={classes.tabs}>
          {TABS.map((each) => (
            <button key={each} type="button" aria-pressed={each === tab} onClick={() => setTab(each)}>
              {each}
            </button>
          ))}
        </div>
      )}
      {tab === 'Questions' && <Questions article={article} edited={edited} />}
      {article && tab === 'Results' && <Results article={article.translationOf ?? article.id} />}
      {article && tab === 'Versions' && <Versions article={article} looked={looked} look={look} />}
    </>
  )
}

function Questions({ article, edited }: Pick<SideProps, 'article' | 'edited'>) {
  return (
    <>
      {edited ? (
        <Examples examples={edited.value.examples} change={(examples) => edited.type({ examples })} />
      ) : (
        <ReadExamples examples={article?.examples ?? []} />
      )}
      {article && edited && <Suggestions article={article.id} edited={edited} />}
      <Try article={article} />
    </>
  )
}
