import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import classes from './knowledge.module.css'

/** On a phone the way back to the list; beside it everywhere else. */
export function Back() {
  return (
    <Link to="/knowledge" className={classes.back} aria-label="Back to the articles">
      <IconArrowLeft aria-hidden className="flip" />
    </Link>
  )
}
