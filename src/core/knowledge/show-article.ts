import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { ArticleDraft, ArticleView, Slot } from '../../protocol/articles.ts'
import {
  AGENT_JOIN,
  HEAD_COLUMNS,
  type HeadColumns,
  type ImageColumns,
  imagesSql,
  presentHead,
  presentImage,
} from './view.ts'

/**
 * A translation is behind when members read other words of the original than it had when the translation was saved last. A draft of the
 * original makes none behind, nor does an example.
 */
const BEHIND = `t.translation_of is not null and coalesce(o.published_at, o.updated_at) > t.updated_at
    and not exists (select 1 from (select v.title, v.body from article_version v
        where v.workspace = $1 and v.article_id = o.id and v.at <= t.updated_at
        order by v.what = 'published' desc, v.version desc limit 1) seen
      where seen.title = o.title and seen.body = o.body)`

const SHOW: Statement = {
  name: 'article_show',
  text: `select ${HEAD_COLUMNS}, a.body, a.examples, a.form, a.draft, ${imagesSql('a.id')} as images,
      (select coalesce(json_agg(json_build_object('id', t.id, 'locale', t.locale, 'status', t.status, 'behind', ${BEHIND})
          order by t.locale, t.id), '[]')
        from article t join article o on o.workspace = a.workspace and o.id = coalesce(a.translation_of, a.id)
        where t.workspace = a.workspace and t.id <> a.id and (t.id = o.id or t.translation_of = o.id)) as translations
    from article a ${AGENT_JOIN} where a.workspace = $1 and a.id = $2`,
}

interface Row extends HeadColumns {
  body: string
  examples: string[]
  form: Slot[]
  draft: ArticleDraft | null
  images: ImageColumns[]
  translations: ArticleView['translations']
}

/**
 * One article whole, as the desk shows it: with the words that are published, and beside them what was changed since.
 * @throws Refusal not_found
 */
export async function showArticle(reader: Reader, workspace: number, id: string): Promise<ArticleView> {
  const [row] = await reader.run<Row>(SHOW, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such article.')
  const { body, examples, form, draft, translations } = row
  return { ...presentHead(row), body, examples, form, draft, translations, images: row.images.map(presentImage) }
}
