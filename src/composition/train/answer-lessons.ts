import { setPriority, type } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { learnLessons } from '../../core/virtual-agent/model/learn-lessons.ts'
import type { ThreadWord, ThreadWork } from './thread-words.ts'

/** Live chats come first where there are fewer processors than work. */
const NICE = 10
const SAY_EVERY_MS = 250

/** In the thread: learns what it was handed, says how far it is, and ends. */
export function answerLessons(): void {
  // Linux knows priorities of threads; elsewhere the whole process would step back.
  if (type() === 'Linux') setPriority(NICE)
  const say = (word: ThreadWord, moved: ArrayBuffer[] = []) => parentPort?.postMessage(word, moved)
  const { lessons, unanswered } = workerData as ThreadWork
  let said = Number.NEGATIVE_INFINITY
  const trained = learnLessons(lessons, unanswered, (share) => {
    const now = performance.now()
    if (now - said < SAY_EVERY_MS) return
    said = now
    say({ kind: 'progress', share })
  })
  say({ kind: 'trained', trained }, [trained.packed.buffer as ArrayBuffer])
}
