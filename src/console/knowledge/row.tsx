import { Link } from '@tanstack/react-router'
import type { ArticleRow } from '../../protocol/articles.ts'
import { fullDate, shortAge } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import { languageWords } from './languages.ts'
import classes from './list.module.css'

/** One article of the list: its title, and who changed it when. That it is published is the rule; a draft says so. */
export function ArticleLink({ article, selected }: { article: ArticleRow; selected: boolean }) {
  const now = useNow(60_000)
  const { id, title, status, locale, updatedAt, updatedBy } = article
  const age = shortAge(updatedAt, now)
  return (
    <Link
      to="/knowledge/$article"
      params={{ article: id }}
      className={classes.row}
      aria-current={selected ? 'page' : undefined}
    >
      <b>
        <bdi dir="auto">{title}</bdi>
      </b>
      <p>
        {status === 'draft' ? <span className={classes.draft}>Draft</span> : <span className="unseen">Published</span>}
        <span>{languageWords(locale)}</span>
        <span title={`Changed ${fullDate(updatedAt)}`}>
          {age === 'now' ? 'just now' : age}
          {updatedBy && (
            <>
              {' '}
              by <bdi>{updatedBy.publicName}</bdi>
            </>
          )}
        </span>
      </p>
    </Link>
  )
}
