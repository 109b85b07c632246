import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { ArticleVersionView } from '../../protocol/articles.ts'
import { type AuthorColumns, presentAuthor } from './view.ts'

const LIST: Statement = {
  name: 'article_versions',
  text: `select v.version, v.what, v.locale, v.title, v.body, v.examples, v.at, g.id as agent_id, g.public_name, g.picture_blob
    from article_version v left join agent g on g.workspace = v.workspace and g.id = v.agent_id
    where v.workspace = $1 and v.article_id = $2 and v.version < $3 order by v.version desc limit $4`,
}

const THERE: Statement = { name: 'article_there', text: 'select id from article where workspace = $1 and id = $2' }

type Row = AuthorColumns & Omit<ArticleVersionView, 'at' | 'by'> & { at: Date }

const FROM_THE_LAST = 2_147_483_647

/**
 * What an article said, youngest first.
 * @throws Refusal not_found; invalid, for a cursor that is not of this list
 */
export async function listVersions(
  reader: Reader,
  input: { workspace: number; article: string; cursor: string | undefined; limit: number },
): Promise<{ items: ArticleVersionView[]; next: string | null }> {
  const { workspace, article, limit } = input
  const below = readCursor(input.cursor)
  const [rows, there] = await Promise.all([
    reader.run<Row>(LIST, [workspace, article, below, limit + 1]),
    reader.run(THERE, [workspace, article]),
  ])
  if (there.length === 0) throw new Refusal('not_found', 'There is no such article.')
  const items = rows.slice(0, limit).map(present)
  return { items, next: rows.length > limit ? String(items.at(-1)?.version ?? '') : null }
}

function present({ version, what, locale, title, body, examples, at, ...author }: Row): ArticleVersionView {
  return { version, what, locale, title, body, examples, at: at.toISOString(), by: presentAuthor(author) }
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return FROM_THE_LAST
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor)
  throw new Refusal('invalid', 'This cursor is not one of ours: begin with the first page.', { field: 'cursor' })
}
