import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './note.module.css'

const ICONS = { ok: IconCircleCheck, info: IconInfoCircle, warn: IconAlertTriangle, bad: IconAlertCircle }

interface NoteProps {
  tone: keyof typeof ICONS
  children: ReactNode
  /** What to do now. */
  acts?: ReactNode
}

/** What is true, or went wrong, in the place where it matters. What is bad is spoken at once. */
export function Note({ tone, children, acts }: NoteProps) {
  const Icon = ICONS[tone]
  return (
    <div className={`${classes.note} ${classes[tone]}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon aria-hidden />
      <div>{children}</div>
      {acts && <div className={classes.acts}>{acts}</div>}
    </div>
  )
}
