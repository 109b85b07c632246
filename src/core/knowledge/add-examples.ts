import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { ARTICLE_EXAMPLE_LENGTH, ARTICLE_EXAMPLES } from '../../protocol/limits.ts'
import { type ArticleAct, lockArticle } from './article.ts'
import { indexArticle } from './index-article.ts'
import { SEARCH_SQL, searchWords } from './search-words.ts'
import { unindexArticle } from './unindex-article.ts'
import { wakeLearning } from './wake-learning.ts'
import { wordsOf } from './words.ts'

// What is being changed in it and is not published yet gets them as well, or publishing it would take them away.
const ADD: Statement = {
  name: 'article_add_examples',
  text: `update article set version = version + 1, examples = examples || $3::text[], updated_at = $4, updated_by = $5,
      draft = case when draft is not null then jsonb_set(draft, '{examples}', draft -> 'examples' || to_jsonb($3::text[])) end,
      search = ${SEARCH_SQL('$6', '$7', '$8')}
    where workspace = $1 and id = $2`,
}

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
 * Gives an article more example questions, published at once where it is; those it has already are left out. Part of the caller's
 * transaction, which states the event `article.changed`. Answers how many were new.
 * @throws Refusal not_found; invalid where it has as many as it may
 */
export async function addExamples(
  tx: Transaction,
  act: ArticleAct & { examples: readonly string[]; at: Date },
): Promise<number> {
  const { workspace, agent, at } = act
  const article = await lockArticle(tx, workspace, act.article)
  const examples = newExamples(article.examples, act.examples)
  if (examples.length === 0) return 0
  if (article.examples.length + examples.length > ARTICLE_EXAMPLES) {
    throw new Refusal('invalid', `An article has at most ${ARTICLE_EXAMPLES} example questions.`, { field: 'article' })
  }
  const after = { ...article, examples: [...article.examples, ...examples] }
  tx.later(ADD, [workspace, article.id, examples, at, agent, ...searchWords(after)])
  if (article.status === 'published') {
    await unindexArticle(tx, workspace, article.id)
    await indexArticle(tx, workspace, after)
    await wakeLearning(tx, workspace, at)
  }
  return examples.length
}
