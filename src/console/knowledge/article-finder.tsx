import { IconBook2 } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { foundArticlesQuery } from '../live/articles.ts'
import { SearchField } from '../look/search-field.tsx'
import { useSettled } from '../look/use-settled.ts'
import { failureOf } from '../session/rpc.ts'
import classes from './article-finder.module.css'

const MOST = 8

/** What is offered of an article. */
export interface FoundArticle {
  id: string
  title: string
}

interface ArticleFinderProps {
  chosen: string | null
  choose: (article: FoundArticle) => void
}

/** Finds a published article by its words; before anything is typed it offers those that were changed last. */
export function ArticleFinder({ chosen, choose }: ArticleFinderProps) {
  const [words, setWords] = useState('')
  const asked = useSettled(words.trim(), 150)
  const { data, error, isPlaceholderData } = useQuery({
    ...foundArticlesQuery(asked, MOST),
    placeholderData: keepPreviousData,
  })
  // A translation learns with its original.
  const found = data?.filter(({ translationOf }) => translationOf === null)
  // Enter chooses the first, once the list is what the words found.
  const chooseFirst = () => {
    const [first] = found ?? []
    if (first && asked === words.trim() && !isPlaceholderData) choose(first)
  }
  return (
    <div className={classes.finder}>
      <SearchField label="Search articles" value={words} onValue={setWords} first onEnter={chooseFirst} />
      <ul aria-label="Articles">
        {found?.map((article) => (
          <li key={article.id}>
            <button type="button" aria-pressed={article.id === chosen} onClick={() => choose(article)}>
              <IconBook2 aria-hidden />
              <b className="clip" dir="auto">
                {article.title}
              </b>
              <span className="clip" dir="auto">
                {plainText(parseMarkdown(article.start))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {error && <p>{failureOf(error).words}</p>}
      {found?.length === 0 && (
        <p role="status">{asked === '' ? 'No article is published yet.' : 'No published article has these words.'}</p>
      )}
    </div>
  )
}
