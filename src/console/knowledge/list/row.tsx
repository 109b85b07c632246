import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ArticleRow } from '../../../protocol/articles.ts'
import { fullDate } from '../../look/time.ts'
import { settingsQuery } from '../../session/virtual-agent.ts'
import { languageWords } from '../languages.ts'
import classes from './list.module.css'

/** One article of the list. That it is published as it stands is the rule; what is not so, says so. */
export function ArticleLink({ article, selected }: { article: ArticleRow; selected: boolean }) {
  const { id, title, status, edited, locale, updatedAt, updatedBy } = article
  const ours = useQuery(settingsQuery).data?.locale
  const who = updatedBy ? ` by ${updatedBy.publicName}` : ''
  return (
    <Link
      to="/knowledge/$article"
      params={{ article: id }}
      className={classes.row}
      title={`Changed ${fullDate(updatedAt)}${who}`}
      aria-current={selected ? 'page' : undefined}
    >
      <bdi dir="auto">{title}</bdi>
      {ours !== undefined && locale !== ours && <small>{languageWords(locale)}</small>}
      {status === 'draft' && <small>Draft</small>}
      {status === 'published' && (edited ? <small>Edited</small> : <span className="unseen">Published</span>)}
    </Link>
  )
}
