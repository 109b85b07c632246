import type { Statement, Transaction } from '../../kernel/database.ts'
import type { ShownArticle } from './answer-for.ts'

const HOLD: Statement = {
  name: 'article_image_hold',
  text: `select id from article_image where workspace = $1 and id = any($2::uuid[]) order by id for key share`,
}

/**
 * Keeps the images of articles from being removed until the end of the transaction, in which they become files of a message: whoever removes one
 * looks afterwards whether it went out. Answers the articles with those images that are still theirs.
 */
export async function holdImages(
  tx: Transaction,
  workspace: number,
  articles: readonly ShownArticle[],
): Promise<ShownArticle[]> {
  const ids = articles.flatMap(({ images }) => images.map(({ id }) => id))
  if (ids.length === 0) return [...articles]
  const rows = await tx.run<{ id: string }>(HOLD, [workspace, ids])
  const held = new Set(rows.map(({ id }) => id))
  return articles.map((article) => ({ ...article, images: article.images.filter(({ id }) => held.has(id)) }))
}
