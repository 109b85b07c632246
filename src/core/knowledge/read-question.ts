import type { Reader, Statement } from '../../kernel/database.ts'
import { COMMON_WORDS } from './common-words.ts'
import { dictionaryOf, stemSql } from './language.ts'
import { misspelt } from './misspelt.ts'
import { wordsOf } from './words.ts'

/** More different words than this say nothing new about a question, and cost time. */
const MOST_WORDS = 48
/** Words that no article has and that are looked up as misspelt ones; each costs a walk of an index. */
const MOST_CORRECTED = 12
const SHORTEST_CORRECTED = 4
/** How much a word of COMMON_WORDS tells, beside any other. */
const COMMON_SHARE = 0.12
/** As if there were so many more articles: with three of them, how often a word occurs says little. */
const PRIOR_ARTICLES = 50

/** A word of the question as the index knows it. */
export interface Term {
  language: string
  stem: string
  /** How much it tells: the fewer articles have it, the more. */
  weight: number
  /** What stands in the index for it, with how sure that is: itself with 1, or what it may have been misspelt from. */
  meant: { stem: string; sureness: number }[]
}

interface Counted {
  language: string
  word: string
  stem: string
  articles: number
}

const COUNT: Statement = {
  name: 'question_count',
  text: `select q.language, q.word, q.stem, coalesce(c.articles, 0) as articles
    from (select l.language, w.word, w.at, ${stemSql('l.dictionary', 'w.word')} as stem
      from unnest($2::text[], $3::text[]) l(language, dictionary), unnest($4::text[]) with ordinality w(word, at)) q
    left join article_stem c on c.workspace = $1 and c.language = q.language and c.stem = q.stem
    order by q.at`,
}

const NEAR: Statement = {
  name: 'question_near',
  text: `select q.language, q.wanted, n.stem
    from unnest($2::text[], $3::text[]) q(language, wanted)
    cross join lateral (select c.stem from article_stem c where c.workspace = $1 and c.language = q.language
      order by (c.stem || '') <-> q.wanted limit 8) n`,
}

/** How much a stem tells that so many of the articles have. */
export const tells = (articles: number, total: number): number => Math.log((total + PRIOR_ARTICLES) / (articles + 1))

/**
 * Reads a question into terms, once for each language that published articles are written in.
 * @param totals how many articles there are, by language
 */
export async function readQuestion(
  reader: Reader,
  workspace: number,
  question: string,
  totals: ReadonlyMap<string, number>,
): Promise<Term[]> {
  const words = [...new Set(wordsOf(question))].slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const languages = [...totals.keys()]
  const counted = await reader.run<Counted>(COUNT, [workspace, languages, languages.map(dictionaryOf), words])
  const terms = new Map<string, Term>()
  for (const { language, word, stem, articles } of counted) {
    const common = COMMON_WORDS.has(word)
    const weight = tells(articles, totals.get(language) ?? 0) * (common ? COMMON_SHARE : 1)
    const meant = articles > 0 ? [{ stem, sureness: 1 }] : []
    const key = `${language} ${stem}`
    if (!terms.has(key)) terms.set(key, { language, stem, weight, meant })
  }
  await correct(reader, workspace, [...terms.values()])
  return [...terms.values()]
}

/** Finds what words that no article has may have been meant for. */
async function correct(reader: Reader, workspace: number, terms: readonly Term[]): Promise<void> {
  const unknown = terms
    .filter(({ meant, stem }) => meant.length === 0 && stem.length >= SHORTEST_CORRECTED)
    .slice(0, MOST_CORRECTED)
  if (unknown.length === 0) return
  const languages = unknown.map(({ language }) => language)
  const stems = unknown.map(({ stem }) => stem)
  const near = await reader.run<{ language: string; wanted: string; stem: string }>(NEAR, [workspace, languages, stems])
  for (const { language, wanted, stem } of near) {
    const sureness = misspelt(wanted, stem)
    const term = unknown.find((each) => each.language === language && each.stem === wanted)
    if (sureness > 0) term?.meant.push({ stem, sureness })
  }
}
