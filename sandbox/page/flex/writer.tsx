import { IconPaperclip, IconSend2, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { encodeFiles } from '../composer/files.ts'
import { call, sentence } from '../live/call.ts'
import { refuseFile, TYPES } from './files.ts'
import styles from './flex-page.module.css'
import type { FlexTask, FlexWorker } from './types.ts'
import { Wrong } from './wrong.tsx'

/** Where one writes. Flex sends words and a file as two messages. */
export function Writer({ me, task }: { me: FlexWorker; task: FlexTask }) {
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const label = `Message ${task.contact ?? 'the contact'}`
  const send = async () => {
    if (busy || (text.trim() === '' && !file)) return
    setBusy(true)
    try {
      const [sent] = file ? await encodeFiles([file]) : []
      await call('flex-say', { worker: me.sid, task: task.sid, text: text.trim(), ...(sent ? { file: sent } : {}) })
      setText('')
      setFile(null)
      setWrong(null)
    } catch (error) {
      setWrong(sentence(error))
    }
    setBusy(false)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  const choose = (chosen: File | undefined) => {
    const refused = chosen ? refuseFile(chosen) : null
    setWrong(refused)
    setFile(refused ? null : (chosen ?? null))
  }
  return (
    <div className={styles.writer}>
      <Wrong words={wrong} />
      {file ? (
        <p className={styles.chip}>
          <bdi>{file.name}</bdi>
          <button type="button" aria-label={`Remove ${file.name}`} onClick={() => setFile(null)}>
            <IconX size={14} aria-hidden />
          </button>
        </p>
      ) : null}
      <div className={styles.box}>
        <FileButton onChoose={choose} />
        <textarea
          aria-label={label}
          placeholder={label}
          value={text}
          rows={1}
          maxLength={32_768}
          dir="auto"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keys}
        />
        <button
          type="button"
          className={styles.icon}
          aria-label="Send"
          disabled={busy || (text.trim() === '' && !file)}
          onClick={() => void send()}
        >
          <IconSend2 size={19} stroke={1.75} aria-hidden />
        </button>
      </div>
    </div>
  )
}

function FileButton({ onChoose }: { onChoose: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={styles.icon} aria-label="Add a file" onClick={() => input.current?.click()}>
        <IconPaperclip size={19} stroke={1.75} aria-hidden />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File"
        accept={TYPES.map((type) => `.${type}`).join(',')}
        onChange={(event) => {
          onChoose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}
