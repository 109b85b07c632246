import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseStatus, CaseType, SimilarCase } from '../../protocol/cases.ts'
import { COMMON_WORDS } from '../knowledge/common-words.ts'
import { dictionaryOf, stemSql } from '../knowledge/language.ts'
import { wordsOf } from '../knowledge/words.ts'
import { type Candidate, likenessOf } from './likeness.ts'
import { foldSql } from './stems.ts'

/** Words of a text that are looked at. */
const MOST_WORDS = 12
/** Cases are looked up by words that stand in fewer than so many; by pairs of those that stand in more; by none that nearly all have. */
const RARE = 1000
const TELLING = 15_000
const PAIRED = 4
/** Cases that one word, and that one pair, may bring in. */
const EACH = 200
const EACH_PAIR = 40
/** Cases that are compared closely. */
const COMPARED = 40
/** Less alike than this is chance. */
const LEAST = 0.2

export interface Resembling {
  workspace: number
  text: string
  types?: readonly CaseType[]
  /** Of those that are not over: resolved and closed ones are never found. */
  statuses?: readonly CaseStatus[]
  /** Only those that members see. */
  published?: boolean
  except?: string
  limit: number
}

const STEM = (language: string): string => stemSql(`'${dictionaryOf(language)}'`, 'word')

// How common a word is PostgreSQL has counted for its own plans; what it does not name is rare.
const STEMS: Statement = {
  name: 'case_similar_stems',
  text: `with common as materialized (
      select stem, share from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) c(stem, share)
      where schemaname = current_schema() and tablename = 'support_case' and attname = 'stems' and stem is not null
    )
    select m.stems, coalesce((select max(share) from common where stem = any(m.stems)), 0) * greatest(
      (select reltuples from pg_class where oid = 'support_case'::regclass), 0) as cases
    from unnest($1::text[]) word cross join lateral (
      select array(select distinct unnest(array[${STEM('en')}, ${STEM('pt')}])) as stems
    ) m`,
}

// Each word brings in a bounded number of cases, those that many have first: by the index of stems, because no other has that order. What
// common words share is found by their pairs. Weighed by how few cases a word brings in, the best are compared closely.
const FIND: Statement = {
  name: 'case_similar_find',
  text: `with asked as materialized (
      select row_number() over () as n, query::tsquery as query, most from unnest($2::text[], $3::int[]) q(query, most)
    ), hit as materialized (
      select a.n, s.id from asked a cross join lateral (
        select s.id from support_case s where s.workspace = $1 and s.stems @@ a.query and s.status not in ('resolved', 'closed')
          and ($4::text[] is null or s.type = any($4)) and ($5::text[] is null or s.status = any($5))
          and ($6::boolean is not true or s.published) and s.id is distinct from $7::uuid
        order by -s.reporter_count limit a.most
      ) s
    ), best as (
      select h.id from hit h join (select n, count(*) as cases from hit group by n) f on f.n = h.n
      group by h.id order by sum(ln(2 + ${EACH}::float8 / f.cases)) desc limit ${COMPARED}
    )
    select s.id, s.number::float8 as number, s.status, s.type, s.subject, s.reporter_count as reporters, tsvector_to_array(s.stems) as stems,
      tsvector_to_array(to_tsvector('english', ${foldSql('s.subject')})) as english,
      tsvector_to_array(to_tsvector('portuguese', ${foldSql('s.subject')})) as portuguese,
      similarity(s.subject, $8) as likely
    from best b join support_case s on s.workspace = $1 and s.id = b.id`,
}

/**
 * The cases that are not over and that a text resembles, the likest first, each with a likeness from 0 to 1. Reads English and Portuguese
 * stems of subject and description, and the letters of the subject. Never throws for what the text says; the work is bounded.
 */
export async function findSimilar(reader: Reader, asked: Resembling): Promise<SimilarCase[]> {
  const { workspace, text, types = null, statuses = null, published = false, except = null, limit } = asked
  const words = [...new Set(wordsOf(text))].filter((word) => word.length > 1 && !COMMON_WORDS.has(word))
  if (words.length === 0) return []
  const meant = await reader.run<Meant>(STEMS, [words.slice(0, MOST_WORDS)])
  const single = meant.filter(({ cases }) => cases < RARE).map(queryOf)
  const pairs = pairsOf(meant.filter(({ cases }) => cases >= RARE && cases < TELLING))
  const firstLine = text.trim().split('\n', 1)[0] ?? ''
  const found = await reader.run<Candidate>(FIND, [
    ...[workspace, [...single, ...pairs], [...single.map(() => EACH), ...pairs.map(() => EACH_PAIR)]],
    ...[types, statuses, published, except, firstLine.slice(0, 200)],
  ])
  const stems = meant.map((word) => word.stems)
  return found
    .map((candidate) => presented(candidate, likenessOf(stems, candidate, found)))
    .filter(({ likeness }) => likeness >= LEAST)
    .toSorted((a, b) => b.likeness - a.likeness || b.reporters - a.reporters)
    .slice(0, limit)
}

function presented(candidate: Candidate, likeness: number): SimilarCase {
  const { id, number, status, type, subject, reporters } = candidate
  return { id, number, status, type, subject, reporters, likeness: Math.round(likeness * 100) / 100 }
}

/** The stems of a word in either language, and in about how many cases one of them stands. */
interface Meant {
  stems: string[]
  cases: number
}

/** Words are letters and digits only, so a stem in quotes is nothing but itself. */
const queryOf = ({ stems }: Meant): string => stems.map((stem) => `'${stem}'`).join(' | ')

/** Two at a time, the rarest of them. */
function pairsOf(common: readonly Meant[]): string[] {
  const queries = common
    .toSorted((a, b) => a.cases - b.cases)
    .slice(0, PAIRED)
    .map((word) => `(${queryOf(word)})`)
  if (common.length === 1) return common.map(queryOf)
  return queries.flatMap((one, at) => queries.slice(at + 1).map((other) => `${one} & ${other}`))
}
