import { IconLock } from '@tabler/icons-react'
import { Key } from '../look/button.tsx'
import classes from './composer.module.css'

/** The tab by which a composer writes for the team alone. */
export function NoteMode({ on, choose }: { on: boolean; choose: () => void }) {
  return (
    <button
      type="button"
      className={`${classes.mode} ${on ? classes.on : ''}`}
      aria-pressed={on}
      aria-keyshortcuts="N"
      onClick={choose}
    >
      <IconLock aria-hidden />
      Note
      {!on && <Key>N</Key>}
    </button>
  )
}
