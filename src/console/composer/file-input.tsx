import { IconPaperclip } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { IconButton } from '../look/button.tsx'
import { addFiles } from './uploads.ts'

/** Files come by the button, by pasting and by dropping; `left` says which of them were not taken. */
export function useFiles(draft: string) {
  const [dragged, setDragged] = useState(false)
  const [left, setLeft] = useState<string | null>(null)
  const take = (list: FileList | null) => {
    if (list && list.length > 0) setLeft(addFiles(draft, [...list]))
  }
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setDragged(true)
    },
    onDragLeave: () => setDragged(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setDragged(false)
      take(event.dataTransfer.files)
    },
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    take(event.clipboardData.files)
  }
  return { take, left, forgive: () => setLeft(null), dragged, drop, paste }
}

export function Attach({ take }: { take: (list: FileList | null) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <IconButton label="Attach files" onClick={() => input.current?.click()}>
        <IconPaperclip aria-hidden />
      </IconButton>
    </>
  )
}
