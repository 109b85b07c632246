import { ARTICLE_EXAMPLE_LENGTH, ARTICLE_EXAMPLES } from '../../../protocol/limits.ts'

export interface Added {
  examples: string[]
  /** Why not all of it was taken, as one sentence; null when all was. */
  left: string | null
}

/**
 * Adds questions to those that are there: one on each line, without the marks of lists, none twice.
 * @param typed what was typed or pasted
 */
export function addExamples(before: readonly string[], typed: string): Added {
  const examples = [...before]
  const known = new Set(before.map((example) => example.toLowerCase()))
  let left: string | null = null
  for (const line of typed.split(/\r?\n/)) {
    const question = line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim()
    if (question === '' || known.has(question.toLowerCase())) continue
    if (question.length > ARTICLE_EXAMPLE_LENGTH) {
      left = `A question has at most ${ARTICLE_EXAMPLE_LENGTH} characters. A longer one was left out.`
      continue
    }
    if (examples.length === ARTICLE_EXAMPLES) {
      left = `${ARTICLE_EXAMPLES} questions are the most. The rest was left out.`
      break
    }
    known.add(question.toLowerCase())
    examples.push(question)
  }
  return { examples, left }
}
