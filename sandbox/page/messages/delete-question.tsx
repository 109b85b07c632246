import { useEffect, useRef, useState } from 'react'
import type { SandboxMessage } from '../../contract.ts'
import { call, sentence } from '../live/call.ts'
import button from '../look/button.module.css'
import { useActing } from '../window/acting.ts'
import styles from './message.module.css'

/** Deleting cannot be undone, so it asks, in the place where it happens. */
export function DeleteQuestion({ message, onEnd }: { message: SandboxMessage; onEnd: () => void }) {
  const { self } = useActing()
  const [wrong, setWrong] = useState<string | null>(null)
  const sure = useRef<HTMLButtonElement>(null)
  useEffect(() => sure.current?.focus(), [])
  const remove = () => {
    call('delete', { member: self.user.id, channel: message.channel_id, message: message.id }).catch((error: unknown) =>
      setWrong(sentence(error)),
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a second way out beside the button
    <div className={styles.question} onKeyDown={(event) => event.key === 'Escape' && onEnd()}>
      <span>{wrong ?? 'Delete this message?'}</span>
      <button ref={sure} type="button" className={`${button.btn} ${button.bad}`} onClick={remove}>
        Delete
      </button>
      <button type="button" className={button.btn} onClick={onEnd}>
        Keep
      </button>
    </div>
  )
}
