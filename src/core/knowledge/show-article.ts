import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { ArticleView } from '../../protocol/articles.ts'
import { AGENT_JOIN, HEAD_COLUMNS, type HeadColumns, presentHead } from './view.ts'

const SHOW: Statement = {
  name: 'article_show',
  text: `select ${HEAD_COLUMNS}, a.body, a.examples from article a ${AGENT_JOIN} where a.workspace = $1 and a.id = $2`,
}

/**
 * One article whole, as the desk shows it.
 * @throws Refusal not_found
 */
export async function showArticle(reader: Reader, workspace: number, id: string): Promise<ArticleView> {
  const [row] = await reader.run<HeadColumns & { body: string; examples: string[] }>(SHOW, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such article.')
  return { ...presentHead(row), body: row.body, examples: row.examples }
}
