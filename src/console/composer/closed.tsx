import { IconArrowBackUp, IconLock } from '@tabler/icons-react'
import type { Acts } from '../conversation/use-acts.ts'
import { Button } from '../look/button.tsx'
import classes from './composer.module.css'

/** Stands where the composer stands while a conversation is open. */
export function Closed({ acts, note }: { acts: Acts; note: () => void }) {
  return (
    <div className={classes.closed}>
      <p>Resolved. It opens again when the member writes, or when you reopen it.</p>
      <Button tone="quiet" shortcut="N" onClick={note}>
        <IconLock aria-hidden />
        Note
      </Button>
      <Button disabled={acts.busy} onClick={() => void acts.reopen()}>
        <IconArrowBackUp aria-hidden className="flip" />
        Reopen
      </Button>
    </div>
  )
}
