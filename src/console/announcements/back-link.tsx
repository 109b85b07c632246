import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import classes from './announcements.module.css'

interface BackLinkProps {
  to: '/announcements'
  words: string
  look?: 'sources'
}

/** Where one came from: words beside the page, an arrow on a phone. */
export function BackLink({ to, words, look }: BackLinkProps) {
  return (
    <Link to={to} search={look ? { show: look } : {}} className={classes.backLink}>
      <IconArrowLeft aria-hidden className="flip" />
      <span>{words}</span>
    </Link>
  )
}
