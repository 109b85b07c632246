import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import classes from '../announcements.module.css'
import { announcementsQuery } from '../queries.ts'
import own from './list.module.css'
import { More, Skeleton } from './more.tsx'
import { Row } from './row.tsx'
import { useRowKeys } from './use-row-keys.ts'

/** What was posted, dismissed or deleted, the youngest first. */
export function Past() {
  const query = useInfiniteQuery(announcementsQuery('past'))
  const { data, error, refetch } = query
  const now = useNow(60_000)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  useRowKeys(items.map(({ id }) => id))
  if (error && !data) {
    return (
      <Note tone="bad" acts={<Button onClick={() => void refetch()}>Try again</Button>}>
        The announcements could not be read: {failureOf(error).words}
      </Note>
    )
  }
  if (!data) return <Skeleton />
  if (items.length === 0) {
    return (
      <div className={classes.empty}>
        <Empty
          drawing="letters"
          title="Nothing was posted yet"
          words="What stood in an official channel stays here, with every wording that it had."
        />
      </div>
    )
  }
  return (
    <>
      <ul className={own.rows}>
        {items.map((view) => (
          <Row key={view.id} view={view} now={now} />
        ))}
      </ul>
      <More query={query} />
    </>
  )
}
