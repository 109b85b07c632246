import { IconClockPause } from '@tabler/icons-react'
import type { ContactView, ConversationDetail } from '../../protocol/conversations.ts'
import { useStore } from '../live/store.ts'
import { typing } from '../live/typing.ts'
import { Picture } from '../look/picture.tsx'
import { fullDate, whenWords } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import classes from './conversation.module.css'

interface TypingProps {
  conversation: string
  contact: ContactView
  ending: ConversationDetail['ending']
}

/**
 * What the member does right now: types, or is silent, and then what their silence will bring by itself. Its room is always kept,
 * so that the feed does not move when somebody begins to type.
 */
export function Typing({ conversation, contact, ending }: TypingProps) {
  const on = useStore(typing, (all) => all.has(conversation))
  return (
    <div className={classes.typing}>
      {on ? (
        <>
          <Picture of={contact} size={20} />
          <span className={classes.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          <span className="clip">
            <bdi dir="auto">{contact.name}</bdi> is typing
          </span>
        </>
      ) : (
        ending && <Ending ending={ending} name={contact.name} />
      )}
    </div>
  )
}

function Ending({ ending, name }: { ending: NonNullable<ConversationDetail['ending']>; name: string }) {
  const now = useNow(60_000)
  const { remindAt, endAt } = ending
  const first = remindAt ?? endAt
  return (
    <>
      <IconClockPause aria-hidden className={classes.pause} />
      <span className={classes.ending} title={`Ends ${fullDate(endAt)}`}>
        {remindAt === null ? 'Ends' : 'Reminder'} <time dateTime={first}>{whenWords(first, now)}</time> if{' '}
        <bdi dir="auto">{name}</bdi> stays silent{remindAt === null ? '' : ', then this ends'}
      </span>
    </>
  )
}
