import { IconPlus } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import type { CaseRow } from '../../protocol/cases.ts'
import { CaseStatus } from '../inbox/case-chip.tsx'
import { IconButton } from '../look/button.tsx'
import { NewPill } from '../look/new-pill.tsx'
import classes from './board.module.css'
import { BoardCard } from './board-card.tsx'
import { type CasesState, type Column, waitingCases } from './cases-state.ts'
import { Landing } from './landing.tsx'
import { openNewCase } from './new-case.tsx'
import type { Moving } from './use-moving.ts'
import { STATUS_WORDS } from './words.ts'

interface BoardColumnProps {
  column: Column
  list: CasesState
  rows: CaseRow[]
  count: number
  now: number
  moving: Moving
  readMore: (column: Column) => Promise<void>
  letIn: () => void
}

export function BoardColumn({ column, list, rows, count, now, moving, readMore, letIn }: BoardColumnProps) {
  const more = waitingCases(list)
  const { over, target } = useTarget(column, moving)
  const landing = moving.asked?.column === column ? moving.asked : null
  return (
    <section className={classes.column} aria-labelledby={`column-${column}`} {...target}>
      <header className={classes.head}>
        <h2 id={`column-${column}`}>
          <CaseStatus status={column} />
        </h2>
        <span className={classes.count}>
          {count >= 1000 ? '1,000+' : count}
          {column === 'resolved' && ' this week'}
        </span>
        {column === 'new' && (
          <IconButton label="New case" className={classes.plus} onClick={() => openNewCase({})}>
            <IconPlus aria-hidden />
          </IconButton>
        )}
      </header>
      <NewPill count={more} letIn={letIn} place={STATUS_WORDS[column]} className={classes.pill} />
      <div className={classes.cards} tabIndex={rows.length === 0 ? -1 : 0}>
        {landing && <Landing moving={moving} asked={landing} />}
        {over && !landing && <div className={classes.drop} aria-hidden />}
        <ul aria-label={STATUS_WORDS[column]}>
          {rows.map((row) => (
            <BoardCard key={row.id} row={row} column={column} now={now} moving={moving} />
          ))}
        </ul>
        {list.next !== null && (
          <button type="button" className={classes.more} onClick={() => void readMore(column)}>
            Show more
          </button>
        )}
      </div>
    </section>
  )
}

/** Where a dragged card may be let go. */
function useTarget(column: Column, moving: Moving) {
  const [over, setOver] = useState(false)
  const takes = moving.dragged !== null && moving.dragged.status !== column
  const target = {
    onDragOver: (event: DragEvent) => {
      if (!takes) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      if (moving.dragged) moving.ask(moving.dragged, column)
    },
  }
  return { over: over && takes, target }
}
