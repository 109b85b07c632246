import { useQuery } from '@tanstack/react-query'
import { articleQuery } from '../live/articles.ts'
import { useStore } from '../live/store.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { failureOf } from '../session/rpc.ts'
import { Editor } from './editor/editor.tsx'
import { leaving } from './editor/leaving.ts'
import classes from './knowledge.module.css'
import { Reading } from './reading.tsx'

/** The article that is open: to be edited, or to be read by who may not change it. */
export function ArticlePane({ id }: { id: string }) {
  const going = useStore(leaving, (value) => value === id)
  const { data, error, refetch } = useQuery({ ...articleQuery(id), enabled: !going })
  const may = useMayAdmin()
  if (data) return may ? <Editor article={data} locale={data.locale} /> : <Reading article={data} />
  if (!error) return <section className={classes.nothing} aria-label="Article" />
  const { kind, words } = failureOf(error)
  return (
    <section className={classes.nothing} aria-label="Article">
      <Empty drawing="book" title={kind === 'unreached' ? 'Not read' : 'This article is gone'} words={words}>
        <Button onClick={() => void refetch()}>Try again</Button>
      </Empty>
    </section>
  )
}
