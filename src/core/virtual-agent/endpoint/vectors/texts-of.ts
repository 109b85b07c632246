import { parseMarkdown, plainText } from '../../../../protocol/markdown.ts'
import type { Lesson } from '../../engine/train.ts'

/** A text of an article that a question may be near to. */
export interface IndexedText {
  article: string
  kind: 'title' | 'example' | 'text'
  /** Of an example: its place among the article's. */
  place: number
  words: string
}

const MOST_EXAMPLES = 40
/** So many texts are searched in six milliseconds, and take six megabytes. */
const MOST_TEXTS = 4000
const START_LENGTH = 400

/** What of articles is given vectors: titles, beginnings of texts, and examples, as many of each article as there is room for. */
export function textsOf(lessons: readonly Lesson[]): IndexedText[] {
  const each = lessons.map(({ id: article, title, text, examples }): IndexedText[] => [
    { article, kind: 'title', place: 0, words: title },
    { article, kind: 'text', place: 0, words: plainText(parseMarkdown(text)).slice(0, START_LENGTH) },
    ...examples
      .slice(0, MOST_EXAMPLES)
      .map((words, place): IndexedText => ({ article, kind: 'example', place, words })),
  ])
  const room = Math.max(1, Math.floor(MOST_TEXTS / Math.max(1, lessons.length)))
  return each.flatMap((texts) => texts.filter(({ words }) => words.trim() !== '').slice(0, room)).slice(0, MOST_TEXTS)
}
