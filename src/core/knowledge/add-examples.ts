import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { ARTICLE_EXAMPLE_LENGTH, ARTICLE_EXAMPLES } from '../../protocol/limits.ts'
import { type ArticleAct, lockArticle } from './article.ts'
import { saveArticle } from './save-article.ts'
import { wordsOf } from './words.ts'

const folded = (text: string): string => wordsOf(text).join(' ')

/** The ones that an article does not have yet, each once, cut to what an example may be. */
export function newExamples(has: readonly string[], texts: readonly string[]): string[] {
  const known = new Set(['', ...has.map(folded)])
  return texts
    .map((text) => text.trim().slice(0, ARTICLE_EXAMPLE_LENGTH).toWellFormed())
    .filter((text) => {
      const words = folded(text)
      if (known.has(words)) return false
      known.add(words)
      return true
    })
}

/**
 * Gives an article more example questions; those it has already are left out. Where it is published they are at once, beside whatever
 * else is being changed in it. Part of the caller's transaction, which has written everything else. Answers how many were new.
 * @throws Refusal not_found; invalid where it has as many as it may
 */
export async function addExamples(
  tx: Transaction,
  act: ArticleAct & { examples: readonly string[]; at: Date },
): Promise<number> {
  const { workspace, agent, at } = act
  const before = await lockArticle(tx, workspace, act.article)
  const { draft } = before
  const examples = newExamples(before.examples, act.examples)
  if (examples.length === 0) return 0
  const after = {
    ...before,
    examples: [...before.examples, ...examples],
    // Publishing what is being changed would else take them away again.
    draft: draft && { ...draft, examples: [...draft.examples, ...newExamples(draft.examples, examples)] },
  }
  if (Math.max(after.examples.length, after.draft?.examples.length ?? 0) > ARTICLE_EXAMPLES) {
    throw new Refusal('invalid', `An article has at most ${ARTICLE_EXAMPLES} example questions.`, { field: 'article' })
  }
  await saveArticle(tx, { workspace, agent, at, before, after, what: 'edited' })
  return examples.length
}
