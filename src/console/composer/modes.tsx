import { IconCornerDownRight, IconLock, IconMessage2 } from '@tabler/icons-react'
import type { Detail } from '../live/queries.ts'
import { Key } from '../look/button.tsx'
import classes from './composer.module.css'
import type { Mode } from './drafts.ts'
import { NoteMode } from './note-mode.tsx'

interface ModesProps {
  mode: Mode
  setMode: (mode: Mode) => void
  editing: boolean
}

/** Whether the words go to the member or to the team. They differ in more than the word: the whole box turns amber for a note. */
export function Modes({ mode, setMode, editing }: ModesProps) {
  if (editing)
    return <span className={`${classes.mode} ${classes.on}`}>{mode === 'note' ? 'Edit the note' : 'Edit'}</span>
  return (
    <fieldset className={classes.modes} aria-label="To whom">
      <button
        type="button"
        className={`${classes.mode} ${mode === 'reply' ? classes.on : ''}`}
        aria-pressed={mode === 'reply'}
        aria-keyshortcuts="R"
        onClick={() => setMode('reply')}
      >
        <IconMessage2 aria-hidden />
        Reply
        {mode !== 'reply' && <Key>R</Key>}
      </button>
      <NoteMode on={mode === 'note'} choose={() => setMode('note')} />
    </fieldset>
  )
}

/** Where the reply will go. */
export function Where({ detail: { place } }: { detail: Detail }) {
  if (place === null) return null
  if (place === 'direct') return <span className={classes.to}>to a direct message</span>
  return (
    <span className={classes.to}>
      {place === 'thread' ? <IconCornerDownRight aria-hidden className="flip" /> : <IconLock aria-hidden />}
      {place === 'thread' ? 'to a private thread' : 'as a note only they see'}
    </span>
  )
}
