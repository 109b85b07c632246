import { Link } from '@tanstack/react-router'
import type { CaseRow } from '../../protocol/cases.ts'
import { CaseStatus } from '../inbox/case-chip.tsx'
import { Picture } from '../look/picture.tsx'
import { fullDate, shortAge } from '../look/time.ts'
import { DueBadge } from './board-card.tsx'
import { reportersInWords } from './due-words.ts'
import { Faces } from './faces.tsx'
import classes from './list.module.css'
import { Priority } from './priority.tsx'
import { TypeIcon } from './type-icon.tsx'
import type { Selection } from './use-selection.ts'
import { PRIORITY_WORDS, TYPE_WORDS } from './words.ts'

interface ListRowProps {
  row: CaseRow
  now: number
  /** Null where nothing can be chosen. */
  selection: Selection | null
}

/** One case in the list. The whole row leads to it; the box chooses it. */
export function ListRow({ row, now, selection }: ListRowProps) {
  const chosen = selection?.has(row.id) ?? false
  return (
    <tr className={`${classes.row} ${chosen ? classes.chosen : ''}`} aria-selected={selection ? chosen : undefined}>
      {selection && (
        <td className={classes.box}>
          <input
            type="checkbox"
            aria-label={`Choose #${row.number}`}
            checked={chosen}
            onChange={() => undefined}
            onClick={(event) => selection.toggle(row.id, event.shiftKey)}
          />
        </td>
      )}
      <CaseCell row={row} />
      <td>
        <CaseStatus status={row.status} />
      </td>
      <td>
        <span className={classes.priority}>
          <Priority priority={row.priority} />
          {PRIORITY_WORDS[row.priority]}
        </span>
      </td>
      <td>
        {row.reporters > 0 && (
          <span className={classes.people}>
            <Faces of={row.faces} size={18} />
            <span className={classes.wide}>{reportersInWords(row.type, row.reporters)}</span>
          </span>
        )}
      </td>
      <td>
        {row.owner && (
          <span className={classes.people}>
            <Picture of={row.owner} size={20} />
            <bdi className="clip">{row.owner.publicName}</bdi>
          </span>
        )}
      </td>
      <td>{row.dueAt && !isOver(row) && <DueBadge dueAt={row.dueAt} now={now} />}</td>
      <td className={classes.age}>
        <time dateTime={row.changedAt} title={fullDate(row.changedAt)}>
          {shortAge(row.changedAt, now)}
        </time>
      </td>
    </tr>
  )
}

function CaseCell({ row }: { row: CaseRow }) {
  return (
    <td className={classes.case}>
      <span className={classes.line}>
        <TypeIcon type={row.type} />
        <span className="unseen">{TYPE_WORDS[row.type]} </span>
        <bdi className={classes.number}>#{row.number}</bdi>
        <Link
          id={`case-${row.id}`}
          data-case={row.id}
          to="/cases/$id"
          params={{ id: row.id }}
          className="clip"
          dir="auto"
        >
          {row.subject}
        </Link>
        {row.tags.slice(0, 2).map((tag) => (
          <bdi key={tag} className={classes.tag} dir="auto">
            {tag}
          </bdi>
        ))}
      </span>
    </td>
  )
}

const isOver = ({ status }: CaseRow): boolean => status === 'resolved' || status === 'closed'
