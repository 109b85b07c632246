import { IconAlertCircle, IconCheck, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useKeys } from '../inbox/keys.ts'
import { createStore, useStore } from '../live/store.ts'
import { Key } from './button.tsx'
import classes from './toast.module.css'

const SHOWN_MS = 8000

interface Said {
  words: string
  failed: boolean
  undo: (() => void) | null
}

const toast = createStore<Said | null>(null)

/** Says why an act did not happen, where there is no better place. One at a time; the newest wins. */
export function sayFailed(words: string): void {
  toast.set(() => ({ words, failed: true, undo: null }))
}

/** Says what an act did that the page does not show, and offers to undo it while it is said. */
export function sayDone(words: string, undo: (() => void) | null = null): void {
  toast.set(() => ({ words, failed: false, undo }))
}

export function Toast() {
  const shown = useStore(toast, (value) => value)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => toast.set((now) => (now === shown ? null : now)), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown])
  const undo = () => {
    if (!shown?.undo) return
    toast.set(() => null)
    shown.undo()
  }
  useKeys({ z: undo })
  return (
    <div className={classes.place} role="status">
      {shown && (
        <div className={`${classes.toast} ${shown.failed ? classes.failed : ''}`}>
          {shown.failed ? <IconAlertCircle aria-hidden /> : <IconCheck aria-hidden />}
          <span>{shown.words}</span>
          {shown.undo && (
            <button type="button" className={classes.undo} onClick={undo} aria-keyshortcuts="Z">
              Undo <Key>Z</Key>
            </button>
          )}
          <button type="button" className={classes.close} aria-label="Close" onClick={() => toast.set(() => null)}>
            <IconX aria-hidden />
          </button>
        </div>
      )}
    </div>
  )
}
