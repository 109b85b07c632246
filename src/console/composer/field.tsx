import { type ClipboardEvent, type RefObject, useLayoutEffect } from 'react'
import classes from './composer.module.css'
import type { Mode } from './drafts.ts'
import type { Picker } from './use-picker.ts'

interface FieldProps {
  field: RefObject<HTMLTextAreaElement | null>
  mode: Mode
  /** Whom the reply goes to. */
  name: string
  text: string
  limit: number
  picker: Picker
  write: (text: string) => void
  send: () => void
  paste: (event: ClipboardEvent) => void
}

/** Where the words are written. Control or Command with Enter sends them; a slash looks for an article. */
export function Field({ field, mode, name, text, limit, picker, write, send, paste }: FieldProps) {
  const note = mode === 'note'
  useAutosize(field, text)
  return (
    <textarea
      ref={field}
      className={classes.field}
      aria-label={note ? 'Note' : 'Reply'}
      dir="auto"
      rows={2}
      maxLength={limit}
      placeholder={note ? 'Write to your team' : `Write to ${name}, or / for an article`}
      value={text}
      onChange={(event) => {
        write(event.target.value)
        picker.look(event.target)
      }}
      onSelect={(event) => picker.look(event.currentTarget)}
      onKeyDown={(event) => {
        if (picker.takesKey(event)) return
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return
        event.preventDefault()
        send()
      }}
      onBlur={picker.close}
      onPaste={paste}
      {...picker.field}
    />
  )
}

/** The field is as high as its words, up to a third of the window. */
export function useAutosize(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = text === '' ? '' : `${Math.min(area.scrollHeight, window.innerHeight / 3)}px`
  }, [field, text])
}
