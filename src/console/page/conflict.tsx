import type { ReactNode } from 'react'
import { Button } from '../look/button.tsx'
import { Note } from './note.tsx'

interface ConflictProps {
  /** What was changed by whom, as one sentence. */
  words: string
  /** How the other version reads. */
  children: ReactNode
  keepMine: () => void
  takeTheirs: () => void
}

/** A colleague has stored something else under what is being typed: both stand side by side, and a person chooses. */
export function Conflict({ words, children, keepMine, takeTheirs }: ConflictProps) {
  return (
    <div role="alert">
      <Note
        tone="warn"
        acts={
          <>
            <Button size="small" onClick={takeTheirs}>
              Take theirs
            </Button>
            <Button size="small" onClick={keepMine}>
              Keep mine
            </Button>
          </>
        }
      >
        <p>
          <b>{words}</b> What you typed is still here, and nothing of it is saved yet.
        </p>
        {children}
      </Note>
    </div>
  )
}
