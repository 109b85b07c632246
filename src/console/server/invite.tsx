import { IconExternalLink } from '@tabler/icons-react'
import classes from './server.module.css'

/** Adds the bot again with what it lacks; nothing where a person must do something else. */
export function Invite({ href }: { href: string | null }) {
  if (href === null) return null
  return (
    <a href={href} target="_blank" rel="noopener" className={classes.invite}>
      Give it the right
      <span className="unseen"> in Discord, in a new window</span>
      <IconExternalLink aria-hidden className="flip" />
    </a>
  )
}
