import {
  IconAlertCircle,
  IconArrowLeft,
  IconBell,
  IconBellFilled,
  IconCheck,
  IconChevronDown,
  IconChevronRight,
  IconChevronUp,
  IconInfoCircle,
  IconLayoutSidebarRightExpand,
  IconLink,
  IconRotate,
  IconX,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { panes, togglePane } from '../../inbox/panes.ts'
import { useStore } from '../../live/store.ts'
import { Button, IconButton } from '../../look/button.tsx'
import { MenuButton } from '../../page/page.tsx'
import { neighboursOf, trail } from '../trail.ts'
import { TYPE_PLURALS } from '../words.ts'
import { type CaseActs, caseFault } from './acts.ts'
import classes from './bar.module.css'
import { openDialog } from './dialog.ts'
import { MoreMenu } from './more-menu.tsx'
import type { ShownCase } from './queries.ts'
import { isOver, toldBy } from './telling.ts'
import { useFollow } from './use-follow.ts'
import type { useMove } from './use-move.ts'

interface BarProps {
  shown: ShownCase
  acts: CaseActs
  move: ReturnType<typeof useMove>
}

/** Where one is, the neighbours in the list, and what is done with the case as a whole. */
export function Bar({ shown, acts, move }: BarProps) {
  const sideOpen = useStore(panes, (value) => value.context === 'open')
  return (
    <header className={classes.bar}>
      <MenuButton />
      <Crumbs shown={shown} />
      <Neighbours id={shown.id} />
      <span className={classes.grow} />
      <Follow shown={shown} acts={acts} />
      {shown.mergedInto === null && (
        <Button tone="quiet" shortcut="L" className={classes.onlyWide} onClick={() => openDialog({ kind: 'link' })}>
          <IconLink aria-hidden />
          Link
        </Button>
      )}
      <MoreMenu shown={shown} acts={acts} move={move} />
      <IconButton
        label="Details"
        shortcut="]"
        className={sideOpen ? classes.onlyNarrow : ''}
        onClick={() => togglePane('context')}
      >
        <IconLayoutSidebarRightExpand aria-hidden className={`flip ${classes.wideIcon}`} />
        <IconInfoCircle aria-hidden className={classes.narrowIcon} />
      </IconButton>
      {shown.mergedInto === null && <End shown={shown} acts={acts} move={move} />}
    </header>
  )
}

function Crumbs({ shown: { number, type } }: { shown: ShownCase }) {
  const { words, search } = useStore(trail, (value) => value)
  return (
    <nav className={classes.crumbs} aria-label="Where this is">
      <Link to="/cases" search={search} className={classes.back} aria-label="Back to the list">
        <IconArrowLeft aria-hidden className="flip" />
      </Link>
      <Link to="/cases">Cases</Link>
      <IconChevronRight aria-hidden className="flip" />
      {words === '' ? (
        <Link to="/cases" search={{ types: [type] }} className={classes.list}>
          {TYPE_PLURALS[type]}
        </Link>
      ) : (
        <Link to="/cases" search={search} className={classes.list}>
          {words}
        </Link>
      )}
      <IconChevronRight aria-hidden className="flip" />
      <b aria-current="page">
        <bdi>#{number}</bdi>
      </b>
    </nav>
  )
}

/** The cases before and after this one, as the list had them that it was opened from. */
function Neighbours({ id }: { id: string }) {
  const ids = useStore(trail, (value) => value.ids)
  const navigate = useNavigate()
  const { previous, next } = neighboursOf(ids, id)
  if (previous === null && next === null) return null
  const go = (to: string | null) => to !== null && void navigate({ to: '/cases/$id', params: { id: to } })
  return (
    <span className={classes.neighbours}>
      <IconButton label="Previous case" shortcut="K" disabled={previous === null} onClick={() => go(previous)}>
        <IconChevronUp aria-hidden />
      </IconButton>
      <IconButton label="Next case" shortcut="J" disabled={next === null} onClick={() => go(next)}>
        <IconChevronDown aria-hidden />
      </IconButton>
    </span>
  )
}

function Follow({ shown, acts }: { shown: ShownCase; acts: CaseActs }) {
  const { following, toggle } = useFollow(shown, acts)
  return (
    <Button
      tone="quiet"
      shortcut="F"
      className={classes.onlyWide}
      aria-pressed={following}
      disabled={acts.busy}
      onClick={toggle}
    >
      {following ? <IconBellFilled aria-hidden /> : <IconBell aria-hidden />}
      {following ? 'Following' : 'Follow'}
    </Button>
  )
}

/** The likely end, with how many it tells; of a case that is over, the way back. */
function End({ shown, acts, move }: BarProps) {
  const told = toldBy(shown, 'resolved')
  if (isOver(shown)) {
    return (
      <Button disabled={acts.busy} onClick={() => void move.to('open')}>
        <IconRotate aria-hidden />
        Reopen
      </Button>
    )
  }
  return (
    <Button tone="primary" shortcut="E" disabled={acts.busy} onClick={() => void move.to('resolved')}>
      <IconCheck aria-hidden />
      <span>Resolve{told > 0 && <span className={classes.onlyWide}> and tell {told.toLocaleString('en')}</span>}</span>
    </Button>
  )
}

/** Why the last act did not happen. */
export function BarFault({ id }: { id: string }) {
  const words = useStore(caseFault, (fault) => (fault?.case === id ? fault.words : null))
  if (words === null) return null
  return (
    <div className={classes.fault} role="alert">
      <IconAlertCircle aria-hidden />
      <p>{words}</p>
      <IconButton label="Close" onClick={() => caseFault.set(() => null)}>
        <IconX aria-hidden />
      </IconButton>
    </div>
  )
}
