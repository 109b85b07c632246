import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { MessageView } from '../../protocol/messages.ts'
import { createStore, useStore } from '../live/store.ts'
import { fullDate } from '../look/time.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import classes from './message.module.css'
import { Words } from './words.tsx'

const shown = createStore<MessageView | null>(null)

export function openHistory(message: MessageView): void {
  shown.set(() => message)
}

/** The earlier wordings of one message, newest first. */
export function HistoryDialog() {
  const message = useStore(shown, (value) => value)
  return (
    <Modal
      opened={message !== null}
      onClose={() => shown.set(() => null)}
      title="What it said"
      size={520}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {message && <Wordings message={message} />}
    </Modal>
  )
}

function Wordings({ message }: { message: MessageView }) {
  const { data, error } = useQuery({
    queryKey: ['revisions', message.id, message.editedAt],
    queryFn: () => rpc.messages.revisions({ id: message.id }),
  })
  if (error) return <p className={classes.badWords}>{failureOf(error).words}</p>
  const earlier = (data?.items ?? []).toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return (
    <ol className={classes.wordings}>
      <li>
        <small>Now</small>
        <Words text={message.text} linksOff={message.scam !== null} />
      </li>
      {earlier.map(({ at, text }) => (
        <li key={at}>
          <small>{fullDate(at)}</small>
          <Words text={text} linksOff={message.scam !== null} />
        </li>
      ))}
    </ol>
  )
}
