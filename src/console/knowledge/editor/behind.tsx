import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ArticleView } from '../../../protocol/articles.ts'
import { articleQuery } from '../../live/articles.ts'
import classes from '../knowledge.module.css'
import { languageWords } from '../languages.ts'

/** Says where the same answer in another language was not brought up to date, and leads there. */
export function Behind({ article }: { article: ArticleView }) {
  const { id, translationOf } = article
  const original = useQuery({ ...articleQuery(translationOf ?? id), enabled: translationOf !== null }).data
  const own = translationOf === null ? undefined : original?.translations.find((each) => each.id === id)
  if (original && own?.behind) {
    return <Chip to={original.id} words={`${languageWords(original.locale)} was changed later`} />
  }
  const late = translationOf === null ? article.translations.filter((each) => each.behind) : []
  const [first] = late
  if (!first) return null
  const words = late.length === 1 ? `${languageWords(first.locale)} is behind` : `${late.length} languages are behind`
  return <Chip to={first.id} words={words} />
}

function Chip({ to, words }: { to: string; words: string }) {
  return (
    <Link to="/knowledge/$article" params={{ article: to }} className={classes.behind}>
      <IconAlertTriangle aria-hidden />
      <span className="clip">{words}</span>
    </Link>
  )
}
