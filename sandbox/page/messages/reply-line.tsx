import { parseMarkdown, plainText } from '../../../src/protocol/markdown.ts'
import type { SandboxMessage } from '../../contract.ts'
import { fromWire } from '../composer/mentions.ts'
import { Picture } from '../creatures/picture.tsx'
import { nameOf, useActing } from '../window/acting.ts'
import styles from './message.module.css'

/** The message that is answered, in one line; pressing it leads there. */
export function ReplyLine({ message }: { message: SandboxMessage }) {
  const { state, place, go } = useActing()
  const known = state.messages[message.channel_id]?.find((each) => each.id === message.message_reference?.message_id)
  const other = known ?? message.referenced_message
  if (!other) return <p className={styles.reply}>The message was deleted</p>
  return (
    <button
      type="button"
      className={styles.reply}
      aria-label={`Reply to ${nameOf(state, other.author)}: go to the message`}
      onClick={() => go(place, other.id)}
    >
      <Picture user={other.author} size={16} />
      <b>
        <bdi>{nameOf(state, other.author)}</bdi>
      </b>
      <span dir="auto">{plainText(parseMarkdown(fromWire(state, other.content))) || 'Press to see what it holds'}</span>
    </button>
  )
}
