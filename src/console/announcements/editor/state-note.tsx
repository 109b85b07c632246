import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { Button } from '../../look/button.tsx'
import { fullDate } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { crosspostWords, dueWords } from '../words.ts'
import classes from './editor.module.css'

interface StateNoteProps {
  stored: AnnouncementView
  /** Undefined for who may not write. */
  again: (() => void) | undefined
}

/** What is true of it beyond the one word of its state: why it failed, what it waits for, and what to do. */
export function StateNote({ stored, again }: StateNoteProps) {
  const now = useNow(30_000)
  const { state, words, editing, clock, place } = stored
  const lines: ReactNode[] = []
  if (state === 'failed') {
    lines.push(
      <Note
        key="failed"
        tone="bad"
        acts={
          again && (
            <Button size="small" onClick={again}>
              Try again
            </Button>
          )
        }
      >
        Not posted: {words ?? 'Discord has not said why.'}
      </Note>,
    )
  }
  if (state === 'posting') {
    lines.push(
      <Note key="posting" tone="info">
        Being posted to #{place.name}. {words}
      </Note>,
    )
  }
  if (state === 'scheduled') {
    lines.push(
      <Note key="due" tone={clock === 'plain' ? 'info' : 'warn'}>
        Goes out {dueWords(stored, now)}. {words ?? CLOCK_WORDS[clock]}
      </Note>,
    )
  }
  if (state === 'deleted' || state === 'dismissed') lines.push(<Over key="over" stored={stored} may={!!again} />)
  if (editing) {
    lines.push(
      <Note key="editing" tone="info">
        The change is on its way to Discord. {state === 'posted' && words}
      </Note>,
    )
  }
  if (state === 'posted') lines.push(<Published key="published" stored={stored} now={now} />)
  return <>{lines}</>
}

const CLOCK_WORDS = {
  plain: '',
  skipped: 'Clocks skip that hour: it is posted at the first moment after.',
  twice: 'That hour comes twice: it is posted the first time.',
}

/** Publishing that is not simply done. */
function Published({ stored, now }: { stored: AnnouncementView; now: number }) {
  const said = crosspostWords(stored, now)
  const { crosspost, words, editing } = stored
  if (crosspost === 'waiting' || crosspost === 'wanted') {
    return (
      <Note tone="info">
        {said}. {!editing && words}
      </Note>
    )
  }
  if (crosspost === 'failed') return <Note tone="bad">{`${said}: ${words ?? 'Discord has not said why.'}`}</Note>
  return words !== null && !editing ? <Note tone="warn">{words}</Note> : null
}

/** It does not stand in Discord any more, or never will: what it said can be written anew. */
function Over({ stored, may }: { stored: AnnouncementView; may: boolean }) {
  const { state, words, changedAt, changedBy, id } = stored
  const by = changedBy ? ` by ${changedBy.publicName}` : ''
  const said = state === 'deleted' ? 'Deleted in Discord.' : `Dismissed${by}.`
  return (
    <Note
      tone="info"
      acts={
        may && (
          <Link
            to="/announcements/$announcement"
            params={{ announcement: 'new' }}
            search={{ from: id }}
            className={classes.again}
          >
            Write it anew
          </Link>
        )
      }
    >
      <span title={fullDate(changedAt)}>{words ?? said}</span>
    </Note>
  )
}
