import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { useMayModerate } from '../../session/rights.ts'
import { failureOf } from '../../session/rpc.ts'
import classes from '../announcements.module.css'
import { Skeleton } from '../list/more.tsx'
import { sourcesQuery } from '../queries.ts'
import { SourceRow } from './row.tsx'
import own from './sources.module.css'

/** Where announcements come from by themselves, and how each is. */
export function Sources() {
  const { data, error, refetch } = useQuery(sourcesQuery)
  const may = useMayModerate()
  const now = useNow(30_000)
  if (error && !data) {
    return (
      <Note tone="bad" acts={<Button onClick={() => void refetch()}>Try again</Button>}>
        The sources could not be read: {failureOf(error).words}
      </Note>
    )
  }
  if (!data) return <Skeleton />
  const add = may && (
    <Link to="/announcements/sources/$source" params={{ source: 'new' }} className={classes.first}>
      Add a source
    </Link>
  )
  if (data.length === 0) {
    return (
      <div className={classes.empty}>
        <Empty
          drawing="letters"
          title="No source yet"
          words="A feed, a webhook or an account of X brings what is new. Each item waits for somebody’s approval unless you say otherwise."
        >
          {add}
        </Empty>
      </div>
    )
  }
  return (
    <>
      <ul className={own.rows}>
        {data.map((source) => (
          <SourceRow key={source.id} source={source} now={now} />
        ))}
      </ul>
      <div className={own.after}>{add}</div>
    </>
  )
}
