import { Worker } from 'node:worker_threads'
import type { Lesson } from '../../core/virtual-agent/engine/train.ts'
import {
  type Trained,
  type Trainer,
  type TrainingOptions,
  TrainingStopped,
} from '../../core/virtual-agent/model/trainer.ts'
import { threadFile } from '../thread-file.ts'
import type { ThreadWord, ThreadWork } from './thread-words.ts'

type Progress = (share: number) => void

/** Memory beside its numbers, which stand outside of it: whoever needs more fails alone, and not the process. */
const HEAP_MB = 1024
/** What is young is garbage soon here; more room for it would only be filled. */
const YOUNG_MB = 4

/** Trains each model in a thread that lives as long as the training; one at a time, since there are chats to be answered as well. */
export class ThreadTrainer implements Trainer {
  #last: Promise<unknown> = Promise.resolve()

  train(lessons: readonly Lesson[], options: TrainingOptions, progress?: Progress): Promise<Trained> {
    const trained = this.#last.then(() => trainInThread(lessons, options, progress))
    this.#last = trained.catch(() => undefined)
    return trained
  }
}

function trainInThread(lessons: readonly Lesson[], options: TrainingOptions, progress?: Progress): Promise<Trained> {
  const { unanswered, signal } = options
  if (signal?.aborted) return Promise.reject(new TrainingStopped())
  const work: ThreadWork = { lessons, unanswered }
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB }
  const thread = new Worker(threadFile(), { workerData: work, resourceLimits })
  let stop = (): void => undefined
  return new Promise<Trained>((resolve, reject) => {
    stop = () => reject(new TrainingStopped())
    signal?.addEventListener('abort', stop, { once: true })
    thread.on('message', (word: ThreadWord) => {
      if (word.kind === 'progress') progress?.(word.share)
      else resolve(word.trained)
    })
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the thread ended with ${code} before the model was trained`)))
  }).finally(() => {
    // The signal lives as long as the process: what listens to it keeps the whole model.
    signal?.removeEventListener('abort', stop)
    return thread.terminate()
  })
}
