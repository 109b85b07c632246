import { IconAlertCircle, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { createStore, useStore } from '../live/store.ts'
import classes from './toast.module.css'

const SHOWN_MS = 8000
const toast = createStore<{ words: string } | null>(null)

/** Says why an act did not happen, where there is no better place. One at a time; the newest wins. */
export function sayFailed(words: string): void {
  toast.set(() => ({ words }))
}

export function Toast() {
  const shown = useStore(toast, (value) => value)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => toast.set((now) => (now === shown ? null : now)), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <div className={classes.place} role="status">
      {shown && (
        <div className={classes.toast}>
          <IconAlertCircle aria-hidden />
          <span>{shown.words}</span>
          <button type="button" aria-label="Close" onClick={() => toast.set(() => null)}>
            <IconX aria-hidden />
          </button>
        </div>
      )}
    </div>
  )
}
