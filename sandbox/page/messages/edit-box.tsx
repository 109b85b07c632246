import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SandboxMessage } from '../../contract.ts'
import { fromWire, toWire } from '../composer/mentions.ts'
import { call, sentence } from '../live/call.ts'
import { useActing } from '../window/acting.ts'
import { learn } from '../window/lessons.ts'
import styles from './message.module.css'

/** Edits an own message where it stands. */
export function EditBox({ message, onEnd }: { message: SandboxMessage; onEnd: () => void }) {
  const { state, self } = useActing()
  const [text, setText] = useState(() => fromWire(state, message.content))
  const [wrong, setWrong] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.setSelectionRange(box.current.value.length, box.current.value.length)
  }, [])
  const save = async () => {
    const content = toWire(state, text.trim())
    if (content === message.content) return onEnd()
    if (content === '' && message.attachments.length === 0)
      return setWrong('An empty message cannot be kept. Delete it instead.')
    try {
      await call('edit', { member: self.user.id, channel: message.channel_id, message: message.id, content })
      learn('edit')
      onEnd()
    } catch (error) {
      setWrong(sentence(error))
    }
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onEnd()
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void save()
  }
  return (
    <>
      <textarea
        ref={box}
        className={styles.edit}
        aria-label="Edit message"
        value={text}
        rows={1}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys}
      />
      {wrong ? (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      ) : null}
      <p className={styles.keys}>
        escape to{' '}
        <button type="button" onClick={onEnd}>
          cancel
        </button>{' '}
        · enter to{' '}
        <button type="button" onClick={() => void save()}>
          save
        </button>
      </p>
    </>
  )
}
