import type { Statement, Transaction } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/ids.ts'
import { newExamples } from '../../knowledge/add-examples.ts'

const EXAMPLES: Statement = {
  name: 'suggestion_examples',
  text: 'select id, examples from article where workspace = $1 and id = any($2::uuid[])',
}

// The order is one for all, so that two who suggest at once never wait for each other.
const STORE: Statement = {
  name: 'suggestion_store',
  text: `insert into example_suggestion (workspace, id, article_id, text, folded, asked, state, at)
    select $1, s.id, s.article, s.text, s.folded, s.asked, 'new', $7
    from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[]) s(id, article, text, folded, asked) order by s.article, s.folded
    on conflict (workspace, article_id, folded) do update set asked = greatest(example_suggestion.asked, excluded.asked)
    returning id`,
}

/** A question that an article may answer. */
export interface Mined {
  text: string
  folded: string
  article: string
  /** How often it was asked alike. */
  asked: number
}

/** Suggests examples that their articles do not have; one that was added or dismissed once stays so. Answers how many are new. */
export async function storeSuggestions(
  tx: Transaction,
  { workspace, mined, at }: { workspace: number; mined: readonly Mined[]; at: Date },
): Promise<number> {
  if (mined.length === 0) return 0
  const articles = [...new Set(mined.map(({ article }) => article))]
  const rows = await tx.run<{ id: string; examples: string[] }>(EXAMPLES, [workspace, articles])
  const known = new Map(rows.map(({ id, examples }) => [id, examples]))
  const fresh = mined
    .filter(({ article, text }) => newExamples(known.get(article) ?? [], [text]).length > 0)
    .map((one) => ({ ...one, id: newId() }))
  const stored = await tx.run<{ id: string }>(STORE, [
    workspace,
    fresh.map(({ id }) => id),
    fresh.map(({ article }) => article),
    fresh.map(({ text }) => text),
    fresh.map(({ folded }) => folded),
    fresh.map(({ asked }) => asked),
    at,
  ])
  const made = new Set(fresh.map(({ id }) => id))
  return stored.filter(({ id }) => made.has(id)).length
}
