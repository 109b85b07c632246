import { parseMarkdown, plainText } from '../../../protocol/markdown.ts'
import { packModel } from '../engine/store.ts'
import { type Lesson, train } from '../engine/train.ts'
import type { Trained } from './trainer.ts'

/**
 * Trains a model of lessons whose texts are Markdown, and packs it. Pure computing, long: for a thread of its own.
 * @param progress is told every few milliseconds which share is done, from 0 to 1
 */
export function learnLessons(
  lessons: readonly Lesson[],
  unanswered: readonly string[],
  progress: (share: number) => void = () => {},
): Trained {
  const began = performance.now()
  const read = lessons.map((lesson) => ({ ...lesson, text: plainText(parseMarkdown(lesson.text)) }))
  const model = train(read, { unanswered, progress })
  const packed = packModel(model)
  const seconds = Math.round(performance.now() - began) / 1000
  const measured = model.measured ?? { right: null, leftUnanswered: null }
  return { packed, figures: { ...measured, seconds, bytes: packed.byteLength } }
}
