import { createStore } from './store.ts'

const SHOWN_MS = 8000
const timers = new Map<string, ReturnType<typeof setTimeout>>()

/** Conversations whose member is typing now. */
export const typing = createStore<ReadonlySet<string>>(new Set())

export function noteTyping(conversation: string): void {
  clearTimeout(timers.get(conversation))
  timers.set(
    conversation,
    setTimeout(() => forgetTyping(conversation), SHOWN_MS),
  )
  typing.set((before) => (before.has(conversation) ? before : new Set([...before, conversation])))
}

export function forgetTyping(conversation: string): void {
  clearTimeout(timers.get(conversation))
  timers.delete(conversation)
  typing.set((before) => {
    if (!before.has(conversation)) return before
    return new Set([...before].filter((each) => each !== conversation))
  })
}
