import { parseMarkdown, plainText } from '../../../src/protocol/markdown.ts'
import type { SandboxMessage } from '../../contract.ts'
import { fromWire } from '../composer/mentions.ts'
import { Picture } from '../creatures/picture.tsx'
import { compareIds } from '../live/snapshot.ts'
import { nameOf, useActing } from '../window/acting.ts'
import styles from './message.module.css'

/** The message that is answered, in one line; pressing it leads there. */
export function ReplyLine({ message }: { message: SandboxMessage }) {
  const { state, place, go } = useActing()
  const list = state.messages[message.channel_id] ?? []
  const id = message.message_reference?.message_id ?? ''
  const known = list.find((each) => each.id === id)
  // As far back as this page has read, what is not there was deleted; further back the message itself knows.
  const covered = list[0] !== undefined && compareIds(list[0].id, id) <= 0
  const other = covered ? known : message.referenced_message
  if (!other) return <p className={styles.reply}>The message was deleted</p>
  return (
    <button type="button" className={styles.reply} onClick={() => go(place, other.id)}>
      <span className="unseen">In answer to </span>
      <Picture user={other.author} size={16} />
      <b>
        <bdi>{nameOf(state, other.author)}</bdi>
      </b>
      <span dir="auto">
        {plainText(parseMarkdown(fromWire(state, other.content))) ||
          (other.attachments.length ? 'A file' : 'Press to see it')}
      </span>
    </button>
  )
}
