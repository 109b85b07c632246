import { IconRefresh } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import styles from './app.module.css'
import type { Snapshot } from './live/snapshot.ts'
import button from './look/button.module.css'

/** Shown while the sandbox does not answer; when all is well there is nothing. */
export function AwayStrip({ status, onRetry }: { status: Snapshot['status']; onRetry: () => void }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (status === 'live') return
    const timer = setTimeout(() => setLate(true), 600)
    return () => clearTimeout(timer)
  }, [status])
  if (status === 'live' || !late) return null
  return (
    <div className={styles.strip} role="status">
      <span>The sandbox is away. What you see may be old; nothing can be sent. It is tried again by itself.</span>
      <button type="button" className={button.btn} onClick={onRetry}>
        <IconRefresh size={15} aria-hidden /> Try now
      </button>
    </div>
  )
}
