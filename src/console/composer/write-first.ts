import { type RefObject, useEffect } from 'react'
import { createStore } from '../live/store.ts'

/** A conversation that was opened to be written in: its composer takes the keyboard once and clears this. */
export const writeFirst = createStore<string | null>(null)

export function useWriteFirst(conversation: string, field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    if (writeFirst.get() !== conversation) return
    writeFirst.set(() => null)
    field.current?.focus()
  }, [conversation, field])
}
