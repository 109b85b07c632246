import { useQuery } from '@tanstack/react-query'
import { type UIEvent, useEffect } from 'react'
import type { CaseFilter } from '../../protocol/cases.ts'
import { useHands } from '../inbox/use-hands.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { NewPill } from '../look/new-pill.tsx'
import { useNow } from '../look/use-now.ts'
import { failureOf } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { BulkBar } from './bulk-bar.tsx'
import { type CasesState, waitingCases } from './cases-state.ts'
import { EmptyCases } from './empty-cases.tsx'
import classes from './list.module.css'
import { ListRow } from './list-row.tsx'
import { casesQuery } from './queries.ts'
import { trailOf } from './trail-of.ts'
import { useCases } from './use-cases.ts'
import { useListKeys } from './use-list-keys.ts'
import { useSelection } from './use-selection.ts'

interface CaseListProps {
  filter: CaseFilter
  phone: boolean
}

/** Cases as a table; on a phone as cards. */
export function CaseList({ filter, phone }: CaseListProps) {
  const { agent } = useMe()
  const { data: list, error, refetch } = useQuery(casesQuery(filter, agent.id))
  if (list) return <Rows list={list} filter={filter} phone={phone} />
  if (!error) return <div className={classes.scroll} role="status" aria-label="Reading the list" />
  return (
    <Empty drawing="letters" title="The list could not be read" words={failureOf(error).words}>
      <Button onClick={() => void refetch()}>Try again</Button>
    </Empty>
  )
}

const HEADS = ['Case', 'Status', 'Priority', 'Reporters', 'Owner', 'Due', 'Changed'] as const

function Rows({ list, filter, phone }: CaseListProps & { list: CasesState }) {
  const { readMore, letIn } = useCases(filter)
  const hands = useHands(letIn)
  const now = useNow(30_000)
  const rows = list.order.flatMap((id) => list.rows[id] ?? [])
  const selection = useSelection(rows)
  useListKeys(rows, selection)
  useEffect(() => trailOf(rows, filter, 'list'))
  const more = waitingCases(list)
  const nearEnd = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: UIEvent) => {
    if (scrollTop + clientHeight > scrollHeight - 800) void readMore()
  }
  if (rows.length === 0 && more === 0) return <EmptyCases filter={filter} look="list" />
  return (
    <section className={classes.place} aria-label="Cases" {...hands}>
      <NewPill count={more} letIn={letIn} className={classes.pill} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <div className={classes.scroll} onScroll={nearEnd} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              {!phone && (
                <th scope="col">
                  <input
                    type="checkbox"
                    aria-label="Choose all that are shown"
                    checked={rows.length > 0 && selection.chosen.length === rows.length}
                    ref={(box) => {
                      if (box) box.indeterminate = selection.chosen.length > 0 && selection.chosen.length < rows.length
                    }}
                    onChange={(event) => (event.target.checked ? selection.all() : selection.none())}
                  />
                </th>
              )}
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ListRow key={row.id} row={row} now={now} selection={phone ? null : selection} />
            ))}
          </tbody>
        </table>
        {list.next !== null && (
          <Button className={classes.more} onClick={() => void readMore()}>
            Show more
          </Button>
        )}
      </div>
      {selection.chosen.length > 0 && <BulkBar chosen={selection.chosen} none={selection.none} />}
    </section>
  )
}
