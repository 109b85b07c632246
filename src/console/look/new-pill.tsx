import { IconArrowUp } from '@tabler/icons-react'
import classes from './new-pill.module.css'

interface NewPillProps {
  count: number
  letIn: () => void
  /** Where it lies, for who does not see it. */
  place?: string
  className?: string | undefined
}

/** What is new gathers behind this, so that nothing moves under the eyes; it stands nowhere while there is none. */
export function NewPill({ count, letIn, place, className }: NewPillProps) {
  if (count === 0) return null
  return (
    <button type="button" className={`${classes.pill} ${className ?? ''}`} onClick={letIn}>
      <IconArrowUp aria-hidden />
      {count} new
      {place && <span className="unseen"> in {place}</span>}
    </button>
  )
}
