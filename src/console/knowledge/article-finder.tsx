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
  // Enter chooses the first, once the list is what the words found.
  const chooseFirst = () => {
    const [first] = data ?? []
    if (first && asked === words.trim() && !isPlaceholderData) choose(first)
  }
  return (
    <div className={classes.finder}>
      <SearchField label="Search articles" value={words} onValue={setWords} first onEnter={chooseFirst} />
      <ul aria-label="Articles">
        {data?.map((found) => (
          <li key={found.id}>
            <button type="button" aria-pressed={found.id === chosen} onClick={() => choose(found)}>
              <IconBook2 aria-hidden />
              <b className="clip" dir="auto">
                {found.title}
              </b>
              <span className="clip" dir="auto">
                {plainText(parseMarkdown(found.start))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {error && <p>{failureOf(error).words}</p>}
      {data?.length === 0 && (
        <p role="status">{asked === '' ? 'No article is published yet.' : 'No published article has these words.'}</p>
      )}
    </div>
  )
}
