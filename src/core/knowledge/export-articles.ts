import type { Reader, Statement } from '../../kernel/database.ts'
import type { ArticleLine } from '../../protocol/articles.ts'

const PAGE = 200

/** Originals go before translations, so that whoever reads the file knows what is translated. */
const READ: Statement = {
  name: 'article_export',
  text: `select a.id, a.title, a.body, a.examples, a.locale, a.form, c.name as collection, a.translation_of as "translationOf",
      a.status = 'published' as published
    from article a left join collection c on c.workspace = a.workspace and c.id = a.collection_id
    where a.workspace = $1 and (a.translation_of is not null) = $2 and a.id > $3 order by a.id limit ${PAGE}`,
}

/**
 * All articles of a workspace as JSON Lines, piece by piece: of published ones what members read, without what was changed since; no
 * images and no history. `importArticles` reads it.
 */
export async function* exportArticles(reader: Reader, workspace: number): AsyncGenerator<string> {
  for (const translations of [false, true]) {
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const rows = await reader.run<ArticleLine & { id: string }>(READ, [workspace, translations, after])
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      after = rows.at(-1)?.id ?? after
      if (rows.length < PAGE) break
    }
  }
}
