import type { Reader, Statement } from '../../kernel/database.ts'
import { languageOfLocale } from './language.ts'
import { readQuestion, type Term } from './read-question.ts'
import { type ArticleMatch, type Phrase, scoreArticles } from './score-articles.ts'

/** Stems that articles are looked up by. */
const MOST_STEMS = 10
/** A stem that tells less than this share of what the most telling one does is compared, but nothing is looked up by it. */
const LEAST_SHARE = 0.2
/** Titles and examples that are compared closely, and articles that are looked at for their whole text alone. */
const MOST_PHRASES = 120
const MOST_WHOLE = 20

const TOTALS: Statement = {
  name: 'article_totals',
  text: `select language, articles from article_stem where workspace = $1 and stem = ''`,
}

/** Long phrases share words more easily, so what is shared is seen against their length. Position 0 is the whole article. */
const findSql = (limit: string): string =>
  `with hit as materialized (
      select p.article_id, p.position, p.language, sum(t.weight) as gain, array_agg(t.stem) as shared,
        max(cardinality(p.stems)) as size
      from unnest($2::text[], $3::text[], $4::float8[]) t(language, stem, weight)
      join article_phrase p on p.workspace = $1 and p.language = t.language and p.stems @> array[t.stem]${limit}
      group by p.article_id, p.position, p.language
    ), short as materialized (
      select article_id, position from hit where position > 0 order by gain / sqrt(size + 2) desc limit $5
    ), whole as (
      select article_id from short union (select article_id from hit where position = 0 order by gain desc limit $6)
    )
    select h.article_id as article, 'text' as kind, h.language, h.shared as stems, null as articles
    from hit h where h.position = 0 and h.article_id in (select article_id from whole)
    union all
    select p.article_id, p.kind, p.language, p.stems,
      array(select coalesce(c.articles, 0) from unnest(p.stems) with ordinality u(stem, at)
        left join article_stem c on c.workspace = $1 and c.language = p.language and c.stem = u.stem order by u.at)
    from short s join article_phrase p on p.workspace = $1 and p.article_id = s.article_id and p.position = s.position`

const FIND: Statement = { name: 'article_find', text: findSql('') }

const FIND_WITHIN: Statement = {
  name: 'article_find_within',
  text: findSql(`
        and exists (select 1 from article a where a.workspace = $1 and a.id = p.article_id
          and (a.collection_id is null or a.collection_id = any($7::uuid[])))`),
}

/** Of each article the one that stands for it and its translations: the original, or itself while that is not published. */
const TITLES: Statement = {
  name: 'article_titles',
  text: `select a.id, coalesce(a.translation_of, a.id) as family, coalesce(o.id, a.id) as stands, coalesce(o.title, a.title) as title
    from article a
    left join article o on o.workspace = a.workspace and o.id = a.translation_of and o.status = 'published'
    where a.workspace = $1 and a.id = any($2::uuid[]) and a.status = 'published'`,
}

interface Titled {
  id: string
  family: string
  stands: string
  title: string
}

export interface FoundArticle extends ArticleMatch {
  title: string
}

export interface FindOptions {
  workspace: number
  question: string
  /** Language in which it is asked, where that is known. */
  locale: string | null
  /** How many are wanted. */
  most: number
  /** Collections to which answers are limited, beside the articles that stand in none; null or left out: all. */
  collections?: readonly string[] | null
}

/**
 * The published articles that may answer a question, best first, each with a score from 0 to 1. Of articles that answer it alike
 * those in the asker's language stand first. An article and its translations count as one, which the original stands for. Never
 * throws for what the question says; the work is bounded whatever its length.
 */
export async function findArticles(reader: Reader, options: FindOptions): Promise<FoundArticle[]> {
  const { workspace, question, locale } = options
  const totals = await countByLanguage(reader, workspace)
  if (totals.size === 0) return []
  const terms = await readQuestion(reader, workspace, question, totals)
  const phrases = await findPhrases(reader, options, terms)
  const matches = scoreArticles(terms, phrases, { totals, language: locale && languageOfLocale(locale) })
  return (await oneEach(reader, workspace, matches)).slice(0, options.most)
}

/** Of an article and its translations the best stays. What was unpublished in this moment is left out. */
async function oneEach(reader: Reader, workspace: number, matches: readonly ArticleMatch[]): Promise<FoundArticle[]> {
  if (matches.length === 0) return []
  const rows = await reader.run<Titled>(TITLES, [workspace, matches.map(({ article }) => article)])
  const titles = new Map(rows.map((row) => [row.id, row]))
  const found = new Map<string, FoundArticle>()
  for (const match of matches) {
    const row = titles.get(match.article)
    if (row && !found.has(row.family)) found.set(row.family, { ...match, article: row.stands, title: row.title })
  }
  return [...found.values()]
}

/** How many articles are published, by language. */
async function countByLanguage(reader: Reader, workspace: number): Promise<Map<string, number>> {
  const rows = await reader.run<{ language: string; articles: number }>(TOTALS, [workspace])
  return new Map(rows.map(({ language, articles }) => [language, articles]))
}

async function findPhrases(reader: Reader, options: FindOptions, terms: readonly Term[]): Promise<Phrase[]> {
  const { workspace, collections = null } = options
  const known = terms.flatMap(({ language, weight, meant }) =>
    meant.map(({ stem, sureness }) => ({ language, stem, weight: weight * sureness })),
  )
  const stems = known.toSorted((a, b) => b.weight - a.weight)
  const least = (stems[0]?.weight ?? 0) * LEAST_SHARE
  const wanted = stems.filter(({ weight }) => weight >= least).slice(0, MOST_STEMS)
  if (wanted.length === 0) return []
  return reader.run<Phrase>(collections ? FIND_WITHIN : FIND, [
    workspace,
    wanted.map(({ language }) => language),
    wanted.map(({ stem }) => stem),
    wanted.map(({ weight }) => weight),
    MOST_PHRASES,
    MOST_WHOLE,
    ...(collections ? [collections] : []),
  ])
}
