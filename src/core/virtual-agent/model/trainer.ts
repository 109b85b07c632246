import type { ModelFigures } from '../../../protocol/learning.ts'
import type { Lesson } from '../engine/train.ts'

/** Raised where what is wanted stopped being wanted. */
export class TrainingStopped extends Error {}

export interface TrainingOptions {
  /** Questions that no article answers, as agents have said. */
  unanswered: readonly string[]
  /** Ends the training before its end; it then rejects with TrainingStopped. */
  signal?: AbortSignal
}

/** A model as it is stored, and what it is worth. */
export interface Trained {
  /** As `packModel` makes them. */
  packed: Uint8Array
  figures: ModelFigures
}

/** Where models are trained, off the way of live chats; one after the other. Implemented by the composition. */
export interface Trainer {
  /**
   * @param lessons their text is Markdown
   * @param progress hears the share that is done, from 0 to 1, now and then
   */
  train(lessons: readonly Lesson[], options: TrainingOptions, progress?: (share: number) => void): Promise<Trained>
}
