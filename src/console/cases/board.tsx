import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { CaseFilter, CaseRow } from '../../protocol/cases.ts'
import { useHands } from '../inbox/use-hands.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { useNow } from '../look/use-now.ts'
import { failureOf } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import classes from './board.module.css'
import { BoardColumn } from './board-column.tsx'
import { type BoardState, COLUMNS } from './cases-state.ts'
import { EmptyCases } from './empty-cases.tsx'
import { boardCountsQuery, boardQuery } from './queries.ts'
import { trailOf } from './trail-of.ts'
import { useBoard } from './use-board.ts'
import { useBoardKeys } from './use-board-keys.ts'
import { useMoving } from './use-moving.ts'

/** What is under way, one column for each status, and what was resolved in the last seven days. */
export function Board({ filter }: { filter: CaseFilter }) {
  const { agent } = useMe()
  const { data: board, error, refetch } = useQuery(boardQuery(filter, agent.id))
  const counts = useQuery(boardCountsQuery(filter)).data?.counts
  if (!board) {
    if (!error) return <Skeleton />
    return (
      <Empty drawing="letters" title="The board could not be read" words={failureOf(error).words}>
        <Button onClick={() => void refetch()}>Try again</Button>
      </Empty>
    )
  }
  return <Columns board={board} filter={filter} counts={counts} />
}

interface ColumnsProps {
  board: BoardState
  filter: CaseFilter
  counts: Record<string, number> | undefined
}

function Columns({ board, filter, counts }: ColumnsProps) {
  const { readMore, letIn } = useBoard(filter)
  const hands = useHands(letIn)
  const now = useNow(30_000)
  const moving = useMoving()
  const place = useRef<HTMLElement>(null)
  useBoardKeys(board, place, moving)
  const shown: CaseRow[] = COLUMNS.flatMap((column) => rowsOf(board, column))
  useEffect(() => trailOf(shown, filter, 'board'))
  const empty = shown.length === 0 && COLUMNS.every((column) => Object.keys(board[column].rows).length === 0)
  if (empty) return <EmptyCases filter={filter} look="board" />
  return (
    <section ref={place} className={classes.board} aria-label="Board" {...hands}>
      {COLUMNS.map((column) => (
        <BoardColumn
          key={column}
          column={column}
          list={board[column]}
          rows={rowsOf(board, column)}
          count={counts?.[column] ?? board[column].order.length}
          now={now}
          moving={moving}
          readMore={readMore}
          letIn={letIn}
        />
      ))}
      <p className="unseen" role="status">
        {moving.said}
      </p>
    </section>
  )
}

const rowsOf = (board: BoardState, column: (typeof COLUMNS)[number]): CaseRow[] =>
  board[column].order.flatMap((id) => board[column].rows[id] ?? [])

function Skeleton() {
  return (
    <div className={classes.board} role="status" aria-label="Reading the board">
      {COLUMNS.map((column) => (
        <div key={column} className={classes.column} aria-hidden />
      ))}
    </div>
  )
}
