/** What a newcomer may try. Both windows share the list, and the browser remembers it. */
export const LESSONS = [
  { name: 'help', words: (app: string) => `Type /helpme to ask ${app} for help` },
  { name: 'reply', words: () => 'Point at a message and press Reply' },
  { name: 'edit', words: () => 'Press ↑ to edit what you wrote last' },
] as const

export type Lesson = (typeof LESSONS)[number]['name']

interface Learned {
  done: Lesson[]
  away: boolean
}

const KEY = 'sandbox.lessons'
const listeners = new Set<() => void>()
let current: Learned = recall()

function recall(): Learned {
  try {
    return { done: [], away: false, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Learned>) }
  } catch {
    return { done: [], away: false }
  }
}

function put(next: Learned): void {
  current = next
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Then the list comes again with the next visit, which does no harm.
  }
  for (const listener of listeners) listener()
}

export const learned = {
  read: () => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

export function learn(lesson: Lesson): void {
  if (!current.done.includes(lesson)) put({ ...current, done: [...current.done, lesson] })
}

export function putAway(): void {
  put({ ...current, away: true })
}
