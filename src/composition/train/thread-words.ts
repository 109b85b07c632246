import type { Lesson } from '../../core/virtual-agent/engine/train.ts'
import type { Trained } from '../../core/virtual-agent/model/trainer.ts'

/** What the thread is handed when it begins. */
export interface ThreadWork {
  lessons: readonly Lesson[]
  unanswered: readonly string[]
}

/** What the thread says. */
export type ThreadWord = { kind: 'progress'; share: number } | { kind: 'trained'; trained: Trained }
