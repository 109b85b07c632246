import type { Reader, Statement } from '../../kernel/database.ts'
import type { Slot } from '../../protocol/articles.ts'
import { languageOfLocale } from './language.ts'
import { type ImageColumns, imagesSql } from './view.ts'

/** What a member is shown of an article: the words of one language. */
export interface ShownArticle {
  /** The id that was asked for. */
  asked: string
  /** The shown one's original, itself where it is no translation: what judgements, models and statistics name. */
  original: string
  /** The article whose words these are, and which is to be cited. */
  id: string
  locale: string
  title: string
  /** Markdown. */
  body: string
  form: Slot[]
  /** At most four, in their order; a translation without any has those of its original. */
  images: ImageColumns[]
}

/** An article and its translations are reached by either id: the one asked for names the group, the group holds the candidates. */
const ANSWER: Statement = {
  name: 'article_answer',
  text: `select w.id as asked, w.original, shown.id, shown.locale, shown.title, shown.body, shown.form,
      case when own.any_image then ${imagesSql('shown.id')} else ${imagesSql('w.original')} end as images
    from (select s.id, coalesce(s.translation_of, s.id) as original, u.at
      from unnest($2::uuid[]) with ordinality u(id, at) join article s on s.workspace = $1 and s.id = u.id) w
    cross join lateral (select a.id, a.locale, a.title, a.body, a.form, a.translation_of
      from article a
      where a.workspace = $1 and a.status = 'published' and (a.id = w.original or a.translation_of = w.original)
      order by a.locale is not distinct from $3 desc, split_part(a.locale, '-', 1) is not distinct from $4 desc,
        a.id = w.original desc, a.created_at, a.id
      limit 1) shown
    cross join lateral (select exists (select 1 from article_image n where n.workspace = $1 and n.article_id = shown.id) as any_image) own
    order by w.at`,
}

/**
 * What a member who reads `locale` is answered with for each of these articles: the translation in their language, else the original,
 * else any other that is published. In the order of the ids; one of whose group nothing is published is left out.
 * @param articles ids of originals or of translations
 * @param locale null where it is not known
 */
export function answerFor(
  reader: Reader,
  workspace: number,
  articles: readonly string[],
  locale: string | null,
): Promise<ShownArticle[]> {
  const language = locale && languageOfLocale(locale)
  return reader.run<ShownArticle>(ANSWER, [workspace, articles, locale, language])
}
