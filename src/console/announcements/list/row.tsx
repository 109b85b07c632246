import { IconAt, IconBroadcast, IconPin } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { fullDate } from '../../look/time.ts'
import { State } from '../state.tsx'
import { crosspostWords, lead, rowWhen } from '../words.ts'
import classes from './list.module.css'

interface RowProps {
  view: AnnouncementView
  now: number
  /** The group above says its state already. */
  short?: boolean
  children?: ReactNode
}

/** One announcement as a line of the list: its words, where it goes and whom it notifies, and when. */
export function Row({ view, now, short = false, children }: RowProps) {
  const { id, text, state, words, dueAt, postedAt, changedAt } = view
  const { title, rest } = lead(text)
  const at = dueAt !== null && state === 'scheduled' ? dueAt : (postedAt ?? changedAt)
  return (
    <li className={classes.row}>
      <State state={state} short={short} />
      <div className={classes.what}>
        <Link
          id={`announcement-${id}`}
          data-announcement={id}
          to="/announcements/$announcement"
          params={{ announcement: id }}
          className={classes.link}
        >
          <bdi dir="auto">{title}</bdi> {rest !== '' && <span dir="auto">{rest}</span>}
        </Link>
        <Marks view={view} now={now} />
        {state === 'failed' && words !== null && <p className={classes.bad}>{words}</p>}
      </div>
      <time className={classes.when} dateTime={at} title={fullDate(at)}>
        {rowWhen(view, now)}
      </time>
      {children && <div className={classes.acts}>{children}</div>}
    </li>
  )
}

function Marks({ view, now }: { view: AnnouncementView; now: number }) {
  const { place, mention, pin, pinned, source, crosspost } = view
  const published = crosspostWords(view, now)
  return (
    <p className={classes.marks}>
      <bdi>#{place.name}</bdi>
      {mention !== null && (
        <span>
          <IconAt aria-hidden />
          <span className="unseen">mentions </span>
          <bdi>{mention.id === 'everyone' ? 'everyone' : mention.name}</bdi>
        </span>
      )}
      {published !== null && (
        <span className={crosspost === 'failed' ? classes.bad : ''}>
          <IconBroadcast aria-hidden />
          {published}
        </span>
      )}
      {(pinned || (pin && view.state !== 'posted')) && (
        <span>
          <IconPin aria-hidden />
          {pinned ? 'Pinned' : 'Will be pinned'}
        </span>
      )}
      {source !== null && (
        <span>
          from <bdi>{source.name}</bdi>
        </span>
      )}
    </p>
  )
}
