import { IconDots, IconUsersPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../look/button.tsx'
import { clock, fullDate, momentWords, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { EntryLine, Line } from './entry-line.tsx'
import classes from './history.module.css'
import { type HistoryItem, historyItems, type MeToos } from './history-items.ts'
import { entriesQuery, partiesQuery, type ShownCase } from './queries.ts'
import { counted } from './telling.ts'

/** What happened to the case, the newest first. */
export function History({ shown }: { shown: ShownCase }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    entriesQuery(shown.id),
  )
  const meToos = useMeToos(shown)
  const now = useNow(60_000)
  if (error && !data) {
    return (
      <Note tone="bad" acts={<Button onClick={() => void refetch()}>Try again</Button>}>
        The history could not be read: {failureOf(error).words}
      </Note>
    )
  }
  const entries = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-label="History">
      <ol className={classes.history}>
        {historyItems(entries, meToos).map((item) => (
          <Item key={item.key} item={item} shown={shown} now={now} />
        ))}
      </ol>
      {hasNextPage && (
        <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Earlier
        </Button>
      )}
    </section>
  )
}

/** Who pressed "me too" makes no entries: the reporters carry it. */
function useMeToos(shown: ShownCase): MeToos {
  const { data, hasNextPage } = useInfiniteQuery({ ...partiesQuery(shown.id), enabled: shown.reporters > 1 })
  const parties = data?.pages.flatMap(({ items }) => items) ?? []
  const times = parties.filter(({ way }) => way === 'me_too').map(({ joinedAt }) => joinedAt)
  return { times, more: hasNextPage }
}

function Item({ item, shown, now }: { item: HistoryItem; shown: ShownCase; now: number }) {
  if (item.kind === 'me_too') return <MeToo item={item} shown={shown} now={now} />
  if (item.kind === 'run') return <Run entries={item.entries} at={item.at} shown={shown} now={now} />
  return <EntryLine entry={item.entry} shown={shown} now={now} />
}

interface MeTooProps {
  item: Extract<HistoryItem, { kind: 'me_too' }>
  shown: ShownCase
  now: number
}

function MeToo({ item: { count, more, since, at }, shown, now }: MeTooProps) {
  const sameDay = new Date(since).toDateString() === new Date(at).toDateString()
  const until = sameDay ? clock(at) : pastWords(at, now)
  const from = momentWords(since, now)
  return (
    <Line
      icon={<IconUsersPlus aria-hidden />}
      time={
        <time dateTime={at} title={fullDate(at)}>
          {from.endsWith(until) ? from : `${from} to ${until}`}
        </time>
      }
    >
      <b>
        {more && 'More than '}
        {counted(count, 'member')}
      </b>{' '}
      {shown.type === 'feature' ? 'voted' : 'pressed “me too”'}
      {shown.card && (
        <>
          {' in '}
          <bdi>#{shown.card.channel.name}</bdi>
        </>
      )}
    </Line>
  )
}

interface RunProps {
  entries: Extract<HistoryItem, { kind: 'run' }>['entries']
  at: string
  shown: ShownCase
  now: number
}

/** Small changes in a row: one line, which unfolds. */
function Run({ entries, at, shown, now }: RunProps) {
  const [unfolded, setUnfolded] = useState(false)
  return (
    <>
      <Line
        icon={<IconDots aria-hidden />}
        time={
          <time dateTime={at} title={fullDate(at)}>
            {momentWords(at, now)}
          </time>
        }
      >
        <button
          type="button"
          className={classes.unfold}
          aria-expanded={unfolded}
          onClick={() => setUnfolded((was) => !was)}
        >
          {entries.length} changes
        </button>
      </Line>
      {unfolded && entries.map((entry) => <EntryLine key={entry.id} entry={entry} shown={shown} now={now} />)}
    </>
  )
}
