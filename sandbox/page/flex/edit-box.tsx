import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { call, sentence } from '../live/call.ts'
import styles from './flex-page.module.css'
import type { FlexMessage, FlexWorker } from './types.ts'
import { Wrong } from './wrong.tsx'

/** Changes one's own words where they stand. */
export function EditBox({ message, me, onEnd }: { message: FlexMessage; me: FlexWorker; onEnd: () => void }) {
  const [text, setText] = useState(message.text ?? '')
  const [wrong, setWrong] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const save = async () => {
    if (text.trim() === '') return setWrong('An empty message cannot be kept. Delete it instead.')
    try {
      await call('flex-edit', { worker: me.sid, message: message.sid, text: text.trim() })
      onEnd()
    } catch (error) {
      setWrong(sentence(error))
    }
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEnd()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void save()
  }
  return (
    <div className={styles.edit}>
      <textarea
        ref={box}
        aria-label="Edit message"
        value={text}
        rows={1}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys}
      />
      <div className={styles.row}>
        <button type="button" className={`${styles.btn} ${styles.first}`} onClick={() => void save()}>
          Save
        </button>
        <button type="button" className={styles.btn} onClick={onEnd}>
          Cancel
        </button>
      </div>
      <Wrong words={wrong} />
    </div>
  )
}
