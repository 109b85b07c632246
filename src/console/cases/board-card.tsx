import { Menu } from '@mantine/core'
import { IconAlarm, IconBell, IconChecks, IconClockHour4 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CaseRow } from '../../protocol/cases.ts'
import { CaseStatus } from '../inbox/case-chip.tsx'
import { Picture } from '../look/picture.tsx'
import { fullDate, shortAge } from '../look/time.ts'
import classes from './board.module.css'
import { COLUMNS, type Column } from './cases-state.ts'
import { dueWords, remindWords, reportersInWords } from './due-words.ts'
import { Faces } from './faces.tsx'
import { Priority } from './priority.tsx'
import { TypeIcon } from './type-icon.tsx'
import type { Moving } from './use-moving.ts'
import { PRIORITY_WORDS, TYPE_WORDS } from './words.ts'

interface BoardCardProps {
  row: CaseRow
  column: Column
  now: number
  moving: Moving
}

/** One case on the board: a link that can be dragged, and moved by keys. */
export function BoardCard({ row, column, now, moving }: BoardCardProps) {
  const names = [
    classes.card,
    moving.dragged?.id === row.id ? classes.dragged : '',
    moving.busy === row.id ? classes.busy : '',
  ]
  return (
    <li>
      <Link
        id={`card-${row.id}`}
        to="/cases/$id"
        params={{ id: row.id }}
        className={names.join(' ')}
        data-case={row.id}
        aria-keyshortcuts="M Shift+ArrowLeft Shift+ArrowRight"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', `#${row.number}`)
          moving.drag(row)
        }}
        onDragEnd={() => moving.drag(null)}
      >
        <span className={classes.top}>
          <TypeIcon type={row.type} />
          <span className="unseen">{TYPE_WORDS[row.type]}, </span>
          <bdi>#{row.number}</bdi>
          <span className="unseen">, {PRIORITY_WORDS[row.priority]} priority, </span>
          <span className={classes.bars}>
            <Priority priority={row.priority} />
          </span>
        </span>
        <span className={classes.subject} dir="auto">
          {row.subject}
        </span>
        <span className={classes.foot}>
          <Fact row={row} column={column} now={now} />
          <span className={classes.end}>
            {row.owner ? (
              <>
                <Picture of={row.owner} size={20} />
                <span className="unseen">, {row.owner.publicName}</span>
              </>
            ) : (
              <time dateTime={row.openedAt} title={fullDate(row.openedAt)}>
                {shortAge(row.openedAt, now)}
              </time>
            )}
          </span>
        </span>
      </Link>
      {moving.picked === row.id && <MoveMenu row={row} moving={moving} />}
    </li>
  )
}

/** Asked for by M: to which column. */
function MoveMenu({ row, moving }: { row: CaseRow; moving: Moving }) {
  const leave = () => {
    moving.pick(null)
    document.getElementById(`card-${row.id}`)?.focus()
  }
  return (
    <Menu
      opened
      onClose={leave}
      position="bottom-start"
      width={220}
      withInitialFocusPlaceholder={false}
      returnFocus={false}
    >
      <Menu.Target>
        <button type="button" className="unseen" tabIndex={-1}>
          Move #{row.number}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Move to</Menu.Label>
        {COLUMNS.filter((each) => each !== row.status).map((each) => (
          <Menu.Item key={each} onClick={() => moving.ask(row, each)}>
            <CaseStatus status={each} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The one thing about it that matters most now. */
function Fact({ row, column, now }: Omit<BoardCardProps, 'moving'>): ReactNode {
  const { told, dueAt, remindAt, reporters, faces, tags } = row
  if (column === 'resolved' && told) return <Told told={told} />
  if (column !== 'resolved' && dueAt && (reporters < 2 || dueWords(dueAt, now).tone !== 'plain'))
    return <DueBadge dueAt={dueAt} now={now} />
  if (column !== 'resolved' && remindAt) {
    return (
      <span className={classes.chip}>
        <IconBell aria-hidden />
        {remindWords(remindAt, now)}
      </span>
    )
  }
  if (reporters > 0) {
    return (
      <>
        <Faces of={faces} size={18} />
        {reportersInWords(row.type, reporters)}
      </>
    )
  }
  return tags[0] === undefined ? null : (
    <bdi className={classes.chip} dir="auto">
      {tags[0]}
    </bdi>
  )
}

export function DueBadge({ dueAt, now }: { dueAt: string; now: number }) {
  const { words, tone } = dueWords(dueAt, now)
  const Icon = tone === 'late' ? IconAlarm : IconClockHour4
  return (
    <time className={`${classes.due} ${classes[tone]}`} dateTime={dueAt} title={fullDate(dueAt)}>
      <Icon aria-hidden />
      {words}
    </time>
  )
}

function Told({ told: { told, unreached, of } }: { told: NonNullable<CaseRow['told']> }) {
  const done = told + unreached === of
  return (
    <span className={`${classes.due} ${done ? classes.done : ''}`}>
      <IconChecks aria-hidden />
      {told.toLocaleString('en')} of {of.toLocaleString('en')} told
    </span>
  )
}
