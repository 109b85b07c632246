import type { Reader, Statement } from '../../../kernel/database.ts'
import type { Serving } from './served-model.ts'

/** Who publishes says when before it can be read, so what was published just before the lessons were read is looked at as well. */
const MARGIN_MS = 10_000
const MOST = 200

// By the index of the list: what was published since was updated since.
const FRESH: Statement = {
  name: 'model_fresh',
  text: `select a.id, coalesce(o.id, a.id) as stands, coalesce(a.translation_of, a.id) as label, a.published_at > $2 as later
    from article a
    left join article o on o.workspace = a.workspace and o.id = a.translation_of and o.status = 'published'
    where a.workspace = $1 and a.status = 'published' and a.updated_at > $3 and a.published_at > $3
    order by a.updated_at desc limit ${MOST}`,
}

/** Ids of articles that were published after the model had read its lessons, as words name them. */
export async function findFresh(
  reader: Reader,
  workspace: number,
  { trainedAt, model }: Serving,
): Promise<Set<string>> {
  const since = new Date(trainedAt.getTime() - MARGIN_MS)
  const rows = await reader.run<{ stands: string; label: string; later: boolean }>(FRESH, [workspace, trainedAt, since])
  const unknown = rows.filter(({ label, later }) => later || !model.articles.includes(label))
  return new Set(unknown.map(({ stands }) => stands))
}
