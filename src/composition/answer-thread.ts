import { workerData } from 'node:worker_threads'
import { answerFeed } from './feeds/answer-feed.ts'
import { answerLessons } from './train/answer-lessons.ts'

/** In a thread: does what it was handed. */
export function answerThread(): void {
  if ('feed' in workerData) void answerFeed()
  else answerLessons()
}
