import { IconArrowLeft, IconBook2 } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { insertion } from '../composer/insertion.ts'
import { Words } from '../conversation/words.tsx'
import { closeOver } from '../inbox/panes.ts'
import { articleQuery, foundArticlesQuery } from '../live/articles.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { Button } from '../look/button.tsx'
import { SearchField } from '../look/search-field.tsx'
import { useSettled } from '../look/use-settled.ts'
import { failureOf } from '../session/rpc.ts'
import classes from './articles.module.css'
import { contextShown } from './shown-article.ts'

const SHOWN = 30

/** The knowledge base beside the conversation: look for an article, read it, put its words into the composer. */
export function ArticlesTab({ detail }: { detail: Detail }) {
  const article = useStore(contextShown, (value) => value.article)
  const [words, setWords] = useState('')
  if (article !== null) return <Article id={article} writable={detail.status !== 'resolved'} />
  return <Search words={words} setWords={setWords} />
}

const read = (article: string | null) => contextShown.set((before) => ({ ...before, article }))

function Search({ words, setWords }: { words: string; setWords: (words: string) => void }) {
  const asked = useSettled(words.trim(), 150)
  const { data, error } = useQuery({ ...foundArticlesQuery(asked, SHOWN), placeholderData: keepPreviousData })
  return (
    <div className={classes.tab}>
      <div className={classes.searchBar}>
        <SearchField label="Search articles" value={words} onValue={setWords} />
      </div>
      <ul className={classes.list} aria-label="Articles">
        {data?.map((found) => (
          <li key={found.id}>
            <button type="button" onClick={() => read(found.id)}>
              <b>
                <bdi dir="auto">{found.title}</bdi>
              </b>
              <span className="clip" dir="auto">
                {plainText(parseMarkdown(found.start))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {error && <p className={classes.none}>{failureOf(error).words}</p>}
      {data?.length === 0 && (
        <p className={classes.none}>
          {asked === '' ? 'No article is published yet.' : 'No published article has these words.'}
        </p>
      )}
    </div>
  )
}

function Article({ id, writable }: { id: string; writable: boolean }) {
  const { data, error } = useQuery(articleQuery(id))
  const insert = () => {
    closeOver()
    insertion.put(id)
  }
  return (
    <div className={classes.tab}>
      <div className={classes.acts}>
        <Button size="small" tone="quiet" onClick={() => read(null)}>
          <IconArrowLeft aria-hidden className="flip" />
          All articles
        </Button>
        {data && writable && (
          <Button size="small" onClick={insert}>
            Insert
          </Button>
        )}
      </div>
      {error && <p className={classes.none}>{failureOf(error).words}</p>}
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
        <section className={classes.article} tabIndex={0} aria-label={data.title}>
          <h2 dir="auto">
            <IconBook2 aria-hidden />
            {data.title}
          </h2>
          {data.status === 'draft' && <p className={classes.draft}>A draft: members do not get it yet.</p>}
          <Words text={data.body} />
        </section>
      )}
    </div>
  )
}
