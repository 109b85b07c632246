import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { articleQuery } from '../live/articles.ts'
import { sayFailed } from '../look/toast.tsx'
import { failureOf } from '../session/rpc.ts'
import { type Asked, noteInserted, withArticle } from './insert-article.ts'
import { insertion } from './insertion.ts'

interface InsertOptions {
  draft: string
  text: string
  write: (text: string) => void
  field: RefObject<HTMLTextAreaElement | null>
}

export type Insert = (article: string, at?: Asked | null) => Promise<void>

/** Puts an article's words into the draft: in place of the search for it, or behind what is written. */
export function useInsert({ draft, text, write, field }: InsertOptions): Insert {
  const client = useQueryClient()
  const now = useRef({ text, write, draft })
  now.current = { text, write, draft }
  const insert: Insert = async (article, at = null) => {
    try {
      const { body } = await client.fetchQuery(articleQuery(article))
      const next = withArticle(now.current.text, body, at)
      now.current.write(next.text)
      noteInserted(now.current.draft, article, body)
      // The field has the new words after this render; then the caret goes behind them.
      requestAnimationFrame(() => {
        field.current?.focus()
        field.current?.setSelectionRange(next.caret, next.caret)
      })
    } catch (error) {
      sayFailed(`Not inserted: ${failureOf(error).words}`)
    }
  }
  useEffect(() => insertion.open((article) => void insert(article)))
  return insert
}
