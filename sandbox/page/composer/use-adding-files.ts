import { type ClipboardEvent, type DragEvent, type RefObject, useState } from 'react'
import { refuseFiles } from './files.ts'
import type { Writing } from './use-writing.ts'

/** The three ways in which files come to a message: chosen, pasted, dropped. */
export function useAddingFiles(writing: Writing, box: RefObject<HTMLTextAreaElement | null>) {
  const [dropping, setDropping] = useState(false)
  const { files, setFiles, setWrong } = writing
  const add = (more: File[]) => {
    if (more.length === 0) return
    const refusal = refuseFiles(files, more)
    setWrong(refusal)
    if (!refusal) setFiles([...files, ...more])
    box.current?.focus()
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    add([...event.clipboardData.files])
  }
  const zone = {
    onDrop(event: DragEvent) {
      event.preventDefault()
      setDropping(false)
      add([...event.dataTransfer.files])
    },
    onDragOver(event: DragEvent) {
      event.preventDefault()
      setDropping(true)
    },
    onDragLeave: () => setDropping(false),
  }
  return { add, paste, zone, dropping }
}
