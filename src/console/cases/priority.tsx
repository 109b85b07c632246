import type { CasePriority } from '../../protocol/cases.ts'
import classes from './priority.module.css'

/** One to three bars, a red square for what is urgent. The word stands beside it or is said by who draws it. */
export function Priority({ priority }: { priority: CasePriority }) {
  if (priority === 'urgent') {
    return (
      <span className={classes.urgent} aria-hidden>
        !
      </span>
    )
  }
  return (
    <span className={`${classes.bars} ${classes[priority]}`} aria-hidden>
      <i />
      <i />
      <i />
    </span>
  )
}
