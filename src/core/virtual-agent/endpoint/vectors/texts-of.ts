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
/** So many texts are searched in a few milliseconds, and take some megabytes. */
const MOST_TEXTS = 6000
const START_LENGTH = 400

/** What of articles is given vectors: titles, examples and the beginnings of texts. */
export function textsOf(lessons: readonly Lesson[]): IndexedText[] {
  const each = lessons.map(({ id: article, title, text, examples }): IndexedText[] => [
    { article, kind: 'title', place: 0, words: title },
    ...examples
      .slice(0, MOST_EXAMPLES)
      .map((words, place): IndexedText => ({ article, kind: 'example', place, words })),
    { article, kind: 'text', place: 0, words: plainText(parseMarkdown(text)).slice(0, START_LENGTH) },
  ])
  return each
    .flat()
    .filter(({ words }) => words.trim() !== '')
    .slice(0, MOST_TEXTS)
}
