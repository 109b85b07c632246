import { IconChevronRight } from '@tabler/icons-react'
import type { SandboxMessage } from '../../contract.ts'
import { useActing } from '../window/acting.ts'
import { countInWords, readRoom } from '../window/rooms.ts'
import styles from './thread-chip.module.css'

/** The thread that began with a message, as the way into it. It bears the message's id; what is known of it now counts, not what it was. */
export function ThreadChip({ message }: { message: SandboxMessage }) {
  const { state, place, go } = useActing()
  const view = state.channels.find((each) => each.id === message.id)
  // Inside of the thread, and of a forum post, the first message is its own beginning.
  if (!view || place === message.id) return null
  const room = readRoom(view)
  return (
    <button type="button" className={styles.chip} onClick={() => go(room.id)}>
      <b dir="auto">{room.name}</b>
      <span>
        {countInWords(room.count)}
        {room.archived ? ', archived' : ''} <IconChevronRight size={14} aria-hidden />
      </span>
    </button>
  )
}
