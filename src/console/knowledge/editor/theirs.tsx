import type { ArticleView } from '../../../protocol/articles.ts'
import { Conflict } from '../../page/conflict.tsx'
import classes from '../knowledge.module.css'
import type { EditedArticle } from './use-article.ts'

/** What a colleague has saved under what is being typed. */
export function Theirs({ edited, article }: { edited: EditedArticle; article: ArticleView | null }) {
  const { theirs, keepMine, drop } = edited
  if (!theirs) return null
  const who = article?.updatedBy?.publicName ?? 'A colleague'
  return (
    <Conflict words={`${who} has changed this article meanwhile.`} keepMine={keepMine} takeTheirs={drop}>
      <details className={classes.theirs}>
        <summary>Their version</summary>
        <p>
          <b dir="auto">{theirs.title}</b>
        </p>
        <pre dir="auto">{theirs.body}</pre>
        {theirs.examples.length > 0 && <p>Questions: {theirs.examples.join(' · ')}</p>}
        {theirs.form.length > 0 && <p>Asked before: {theirs.form.map(({ question }) => question).join(' · ')}</p>}
      </details>
    </Conflict>
  )
}
