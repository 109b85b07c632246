import type { Reader, Statement } from '../../../kernel/database.ts'
import type { Asked } from '../answer-engine.ts'

/** A published article that the model named. */
export interface PublishedArticle {
  id: string
  title: string
  examples: string[]
}

// While an original is not published one of its translations stands for it.
const READ: Statement = {
  name: 'model_published',
  text: `select u.label, s.id, s.title, s.examples from unnest($2::uuid[]) u(label)
    cross join lateral (
      select a.id, a.title, a.examples, a.collection_id from article a where a.workspace = $1 and a.id = u.label and a.status = 'published'
      union all
      select * from (select a.id, a.title, a.examples, a.collection_id from article a
        where a.workspace = $1 and a.translation_of = u.label and a.status = 'published' order by a.created_at, a.id limit 1) t
      limit 1) s
    where $3::uuid[] is null or s.collection_id is null or s.collection_id = any($3)`,
}

/** Of the articles that a model named those that are published now, in the asked collections; by the name that the model has for them. */
export async function readPublished(
  reader: Reader,
  { workspace, collections = null }: Asked,
  candidates: readonly { article: string }[],
): Promise<Map<string, PublishedArticle>> {
  if (candidates.length === 0) return new Map()
  const labels = candidates.map(({ article }) => article)
  const rows = await reader.run<PublishedArticle & { label: string }>(READ, [workspace, labels, collections])
  return new Map(rows.map(({ label, ...article }) => [label, article]))
}
