import {
  IconAlertCircle,
  IconCalendarClock,
  IconCheck,
  IconCircleDashed,
  IconEye,
  IconLoader2,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import type { AnnouncementState } from '../../protocol/announcements.ts'
import classes from './announcements.module.css'
import { STATE_WORDS } from './words.ts'

const ICONS = {
  draft: IconCircleDashed,
  waiting: IconEye,
  scheduled: IconCalendarClock,
  posting: IconLoader2,
  posted: IconCheck,
  failed: IconAlertCircle,
  dismissed: IconX,
  deleted: IconTrash,
}

/** The state as icon and word; where the list says the word already, the icon with its name unseen. */
export function State({ state, short = false }: { state: AnnouncementState; short?: boolean }) {
  const Icon = ICONS[state]
  return (
    <span className={`${classes.state} ${classes[state]}`}>
      <Icon aria-hidden />
      <span className={short ? 'unseen' : ''}>{STATE_WORDS[state]}</span>
    </span>
  )
}
