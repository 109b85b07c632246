import { IconLock } from '@tabler/icons-react'
import type { MessageView } from '../../protocol/messages.ts'
import type { Detail } from '../live/queries.ts'
import { clock, fullDate } from '../look/time.ts'
import { useMe } from '../session/session.ts'
import type { Aim } from './aim.ts'
import { Bubble } from './bubble.tsx'
import inside from './message.module.css'
import classes from './note.module.css'

interface NoteProps {
  message: MessageView
  detail: Detail
  lit: string | null
  jump: (id: string) => void
  aim: (aim: Aim) => void
}

/** What agents say among themselves: as wide as the feed, amber, and never sent anywhere. */
export function Note({ message, ...rest }: NoteProps) {
  const me = useMe().agent
  const mine = message.agent?.id === me.id
  const name = mine ? 'You' : (message.agent?.publicName ?? 'Somebody')
  return (
    <div className={classes.note}>
      <p className={classes.head}>
        <IconLock aria-hidden />
        <span>
          {mine ? 'Your note' : 'Note from '}
          {!mine && <bdi>{name}</bdi>}
          <span className={classes.quiet}> · only your team sees this</span>
        </span>
        <time dateTime={message.sentAt} title={fullDate(message.sentAt)}>
          {clock(message.sentAt)}
        </time>
      </p>
      <div className={inside.inNote}>
        <Bubble message={message} name={name} {...rest} />
      </div>
    </div>
  )
}
