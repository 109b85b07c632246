import { IconMessage2, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExampleSuggestionView } from '../../../protocol/learning.ts'
import { suggestionsQuery } from '../../live/learning.ts'
import { Button, IconButton } from '../../look/button.tsx'
import { sayFailed } from '../../look/toast.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import type { EditedArticle } from '../editor/use-article.ts'
import classes from './suggestions.module.css'

/** Questions from real chats that agents answered with this article: to be learnt, or not. */
export function Suggestions({ article, edited }: { article: string; edited: EditedArticle }) {
  const client = useQueryClient()
  const query = suggestionsQuery(article)
  const { data } = useQuery(query)
  if (!data || data.length === 0) return null
  const forget = (id: string) =>
    client.setQueryData<ExampleSuggestionView[]>(query.queryKey, (now) => now?.filter((each) => each.id !== id))
  // What was typed is saved first, so that the change that this makes to the article is not taken for a colleague's.
  const add = (id: string) =>
    edited.afterSaving(async () => {
      const view = await rpc.suggestions.add({ id })
      forget(id)
      return view
    })
  const dismiss = async (id: string) => {
    forget(id)
    try {
      await rpc.suggestions.dismiss({ id })
    } catch (error) {
      sayFailed(`Not dismissed: ${failureOf(error).words}`)
      void client.invalidateQueries({ queryKey: query.queryKey })
    }
  }
  return (
    <section className={classes.block} aria-labelledby="suggested">
      <h2 id="suggested">
        From real chats <span>{data.length} new</span>
      </h2>
      <p>Agents answered these with this article.</p>
      <ul>
        {data.map(({ id, text, asked }) => (
          <li key={id}>
            <IconMessage2 aria-hidden />
            <span dir="auto" title={text}>
              {text}
            </span>
            {asked > 1 && <small>{asked} asked</small>}
            <Button
              size="small"
              aria-label={`Add “${text}”`}
              disabled={edited.busy || edited.missing !== null || edited.theirs !== null}
              onClick={() => void add(id)}
            >
              Add
            </Button>
            <IconButton label={`Leave out “${text}”`} onClick={() => void dismiss(id)}>
              <IconX aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
