import type { ContactView } from '../../protocol/conversations.ts'
import { useStore } from '../live/store.ts'
import { typing } from '../live/typing.ts'
import { Picture } from '../look/picture.tsx'
import classes from './conversation.module.css'

/** Its room is always kept, so that the feed does not move when somebody begins to type. */
export function Typing({ conversation, contact }: { conversation: string; contact: ContactView }) {
  const on = useStore(typing, (all) => all.has(conversation))
  return (
    <div className={classes.typing}>
      {on && (
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
      )}
    </div>
  )
}
