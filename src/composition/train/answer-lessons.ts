import { setPriority, type } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { learnLessons } from '../../core/virtual-agent/model/learn-lessons.ts'
import { openStepAside } from './step-aside.ts'
import type { ThreadWord, ThreadWork } from './thread-words.ts'

/** Live chats come first where there are fewer processors than work; what is learnt in seconds steps back less, or it would take minutes. */
const NICE = { short: 3, long: 10 }
/** Examples from which on learning is long. */
const LONG = 2000
const SAY_EVERY_MS = 250

/** In the thread: learns what it was handed, says how far it is, and ends. */
export function answerLessons(): void {
  const say = (word: ThreadWord, moved: ArrayBuffer[] = []) => parentPort?.postMessage(word, moved)
  const { lessons, unanswered } = workerData as ThreadWork
  const examples = lessons.reduce((sum, lesson) => sum + lesson.examples.length, 0)
  // Linux knows priorities of threads; elsewhere the whole process would step back.
  if (type() === 'Linux') setPriority(examples < LONG ? NICE.short : NICE.long)
  const stepAside = openStepAside()
  let said = Number.NEGATIVE_INFINITY
  const trained = learnLessons(lessons, unanswered, (share) => {
    stepAside()
    const now = performance.now()
    if (now - said < SAY_EVERY_MS) return
    said = now
    say({ kind: 'progress', share })
  })
  say({ kind: 'trained', trained }, [trained.packed.buffer as ArrayBuffer])
}
