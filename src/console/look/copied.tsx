import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import classes from './copied.module.css'
import { sayFailed } from './toast.tsx'

const SHOWN_MS = 1600

/** Something to be taken elsewhere by a press. `label`: what it is, where nothing beside it says so. */
export function Copied({ words, label }: { words: string; label?: string }) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [done])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words)
      setDone(true)
    } catch {
      sayFailed('Not copied: this browser does not allow it here.')
    }
  }
  return (
    <button type="button" className={classes.copy} onClick={() => void copy()} title="Copy">
      {label !== undefined && <span className="unseen">{label} </span>}
      <bdi className="clip">{words}</bdi>
      {done ? <IconCheck aria-label="Copied" /> : <IconCopy aria-label="Copy" />}
    </button>
  )
}
