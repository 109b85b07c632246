import { compareNumbers, distance } from './cursor.ts'
import { createStore } from './store.ts'

/** What this screen knows about how true it is. */
export interface Connection {
  online: boolean
  /** Events that the server has and this screen does not show yet. */
  behind: number
  head: string | null
  /** Server time of the last moment at which nothing was missing. */
  lastSure: string | null
  /** What keeps the channel from working until a person acts. */
  trouble: string | null
}

export const connection = createStore<Connection>({
  online: true,
  behind: 0,
  head: null,
  lastSure: null,
  trouble: null,
})

/** Takes the server's newest number; `patient` waits for frames that may be on their way before it speaks of being behind. */
export function noteHead(mine: string, head: { number: string; at: string }, patient: boolean): void {
  connection.set((before) => {
    const missing = Math.max(0, distance(mine, head.number))
    if (missing === 0) return { ...before, behind: 0, head: head.number, lastSure: head.at }
    return { ...before, head: head.number, behind: patient && before.behind === 0 ? 0 : missing }
  })
}

/** Counts down while frames are applied. */
export function noteApplied(mine: string): void {
  connection.set((before) => {
    if (before.behind === 0 || before.head === null) return before
    const behind = compareNumbers(mine, before.head) >= 0 ? 0 : distance(mine, before.head)
    return { ...before, behind, lastSure: behind === 0 ? new Date().toISOString() : before.lastSure }
  })
}

export function noteTrouble(trouble: string | null): void {
  connection.set((before) => (before.trouble === trouble ? before : { ...before, trouble }))
}

export function noteOnline(online: boolean): void {
  connection.set((before) => (before.online === online ? before : { ...before, online }))
}

/** The first answer is as certain as a head that is met. */
export function noteSure(at: string): void {
  connection.set((before) => ({ ...before, lastSure: at }))
}
