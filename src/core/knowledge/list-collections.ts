import type { Reader, Statement } from '../../kernel/database.ts'
import type { CollectionView } from '../../protocol/articles.ts'

/** Translations are not counted: they stand where their original does. */
const LIST: Statement = {
  name: 'collection_list',
  text: `select c.id, c.name, c.position,
      (select count(*)::int from article a where a.workspace = c.workspace and a.collection_id = c.id and a.translation_of is null) as articles
    from collection c where c.workspace = $1 order by c.position, c.created_at, c.id`,
}

/** All collections of a workspace, at most a hundred, in the order that was set. */
export function listCollections(reader: Reader, workspace: number): Promise<CollectionView[]> {
  return reader.run<CollectionView>(LIST, [workspace])
}
