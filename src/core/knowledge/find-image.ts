import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { ArticleImageView } from '../../protocol/articles.ts'
import { type ImageColumns, presentImage } from './view.ts'

const FIND: Statement = {
  name: 'article_image_find',
  text: `select id, name, media_type as "mediaType", bytes::int, width, height, blob from article_image where workspace = $1 and id = $2`,
}

/**
 * An article's image, as the desk shows it and with the blob that has its bytes.
 * @throws Refusal not_found
 */
export async function findImage(
  reader: Reader,
  workspace: number,
  id: string,
): Promise<{ view: ArticleImageView; blob: string }> {
  const [row] = await reader.run<ImageColumns>(FIND, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such image.')
  return { view: presentImage(row), blob: row.blob }
}
