import { wordsOf } from '../../knowledge/words.ts'
import type { Candidate } from '../answer-engine.ts'
import type { PublishedArticle } from './read-published.ts'

/** What of an article shares most words with a question. Pure. */
export function matchedBy(words: readonly string[], { title, examples }: PublishedArticle): Candidate['matched'] {
  const asked = new Set(words.flatMap(wordsOf))
  const ofTitle = likeness(asked, title)
  const ofExamples = examples.reduce((best, example) => Math.max(best, likeness(asked, example)), 0)
  if (ofTitle === 0 && ofExamples === 0) return 'text'
  return ofExamples >= ofTitle ? 'example' : 'title'
}

/** Words in common, of all words of both: from 0 to 1. */
function likeness(asked: ReadonlySet<string>, text: string): number {
  const own = new Set(wordsOf(text))
  const common = [...own].filter((word) => asked.has(word)).length
  return common === 0 ? 0 : common / (asked.size + own.size - common)
}
