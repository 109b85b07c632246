import { parseMarkdown, plainText } from '../../../protocol/markdown.ts'
import { packModel } from '../engine/store.ts'
import { type Lesson, train } from '../engine/train.ts'
import type { Trained } from './trainer.ts'

/** Trains a model of lessons whose texts are Markdown, and packs it. Pure computing, long: for a thread of its own. */
export function learnLessons(lessons: readonly Lesson[], unanswered: readonly string[]): Trained {
  const began = performance.now()
  const read = lessons.map((lesson) => ({ ...lesson, text: plainText(parseMarkdown(lesson.text)) }))
  const packed = packModel(train(read, { unanswered }))
  const seconds = Math.round(performance.now() - began) / 1000
  return { packed, figures: { right: null, leftUnanswered: null, seconds, bytes: packed.byteLength } }
}
