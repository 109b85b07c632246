import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { ModerationKind, ModerationRow } from '../../../protocol/moderation.ts'
import { handsInList } from '../../inbox/hands.ts'
import { useKeys } from '../../inbox/keys.ts'
import pane from '../../inbox/list.module.css'
import { Skeleton } from '../../inbox/list.tsx'
import { useHands } from '../../inbox/use-hands.ts'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { NewPill } from '../../look/new-pill.tsx'
import { useNow } from '../../look/use-now.ts'
import { failureOf } from '../../session/rpc.ts'
import { type ListLook, reportsQuery } from '../queries.ts'
import { keepOrder } from './keep-order.ts'
import classes from './list.module.css'
import { ReportRow } from './report-row.tsx'

interface ReportListProps {
  state: ListLook
  kind: ModerationKind | undefined
  selected: string | null
}

const NAMES: Record<ListLook, string> = { open: 'Open reports', raised: 'Raised reports', closed: 'Closed reports' }

/** Reports and alarms, the youngest first; it keeps still while hands are in it. */
export function ReportList({ state, kind, selected }: ReportListProps) {
  const query = useInfiniteQuery(reportsQuery(state, kind))
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const wanted = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const { rows, waiting, letIn } = useKeptOrder(wanted)
  const hands = useHands(letIn)
  return (
    <section className={pane.pane} aria-label="Reports" {...hands}>
      {!data && !error && <Skeleton />}
      {error && !data && (
        <Empty drawing="letters" title="The list could not be read" words={failureOf(error).words}>
          <Button onClick={() => void refetch()}>Try again</Button>
        </Empty>
      )}
      {data && rows.length === 0 && waiting === 0 && <Nothing state={state} filtered={kind !== undefined} />}
      {rows.length > 0 && (
        <div className={pane.rows}>
          <NewPill count={waiting} letIn={letIn} className={classes.pill} />
          <div className={`${pane.scroll} ${classes.scroll}`}>
            <Rows rows={rows} selected={selected} state={state} kind={kind} whole={!hasNextPage} />
            {hasNextPage && (
              <p className={classes.more}>
                <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {isFetchingNextPage ? 'Reading more' : 'Show more'}
                </Button>
              </p>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

interface RowsProps extends ReportListProps {
  rows: ModerationRow[]
  whole: boolean
}

function Rows({ rows, selected, state, kind, whole }: RowsProps) {
  const now = useNow(30_000)
  const [focused, setFocused] = useState<string | null>(selected)
  useRowKeys(rows, focused ?? selected)
  const stands = (id: string | null) => id !== null && rows.some((row) => row.id === id)
  const stop = stands(focused) ? focused : stands(selected) ? selected : rows[0]?.id
  return (
    <div role="listbox" aria-label={NAMES[state]}>
      {rows.map((row, at) => (
        <ReportRow
          key={row.id}
          row={row}
          now={now}
          search={{ show: state === 'open' ? undefined : state, kind }}
          selected={row.id === selected}
          tabStop={row.id === stop}
          position={at + 1}
          total={whole ? rows.length : -1}
          onFocus={setFocused}
        />
      ))}
    </div>
  )
}

/** J and K go through the rows; Enter opens, as it does on every link. Where a row went, the next one has its place. */
function useRowKeys(rows: ModerationRow[], from: string | null): void {
  const last = useRef(-1)
  const at = rows.findIndex(({ id }) => id === from)
  if (at !== -1) last.current = at
  const go = (step: 1 | -1) => {
    const next = at === -1 ? Math.max(0, last.current + (step === 1 ? 0 : -1)) : at + step
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))]
    const link = row && document.getElementById(`report-${row.id}`)
    link?.focus()
    link?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => go(1), k: () => go(-1), ArrowDown: () => go(1), ArrowUp: () => go(-1) })
}

function useKeptOrder(wanted: ModerationRow[]) {
  const shown = useRef<string[]>([])
  const [, redraw] = useState(0)
  const byId = new Map(wanted.map((row) => [row.id, row]))
  const ids = [...byId.keys()]
  const { order, waiting } = keepOrder(shown.current, ids, handsInList())
  shown.current = order
  const letIn = () => {
    shown.current = ids
    redraw((count) => count + 1)
  }
  return { rows: order.flatMap((id) => byId.get(id) ?? []), waiting, letIn }
}

const EMPTY: Record<ListLook, { title: string; words: string }> = {
  open: {
    title: 'Nothing waits for a moderator',
    words: 'What members report with “Report message” or /report, and what alarms see, appears here by itself.',
  },
  raised: { title: 'Nothing is raised', words: 'A moderator raises what an admin is to look at.' },
  closed: { title: 'Nothing is closed yet', words: 'Reports that were dealt with or dismissed stand here.' },
}

function Nothing({ state, filtered }: { state: ListLook; filtered: boolean }) {
  if (filtered) return <Empty drawing="tick" title="None of this kind" words="Choose every kind to see the others." />
  return <Empty drawing={state === 'open' ? 'tick' : 'letters'} {...EMPTY[state]} />
}
