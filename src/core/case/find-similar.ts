import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseStatus, CaseType, SimilarCase } from '../../protocol/cases.ts'
import { COMMON_WORDS } from '../knowledge/common-words.ts'
import { dictionaryOf, stemSql } from '../knowledge/language.ts'
import { wordsOf } from '../knowledge/words.ts'
import { type Candidate, likenessOf } from './likeness.ts'
import { foldSql } from './stems.ts'

/** Words that cases are looked up by, and of those the ones whose pairs are looked up besides. */
const MOST_WORDS = 12
const PAIRED = 6
/** Cases that one word, and that one pair, may bring in; a word that is in more tells nothing. */
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

const STEMS: Statement = {
  name: 'case_similar_stems',
  text: `select word, array(select distinct unnest(array[${stemSql(`'${dictionaryOf('en')}'`, 'word')}, ${stemSql(`'${dictionaryOf('pt')}'`, 'word')}])) as stems
    from unnest($1::text[]) word`,
}

// Each word brings in a bounded number of cases, so a common one costs no more than a rare one; what several common words share is found by
// their pairs. Weighed by how rare they are, the best are compared closely.
const FIND: Statement = {
  name: 'case_similar_find',
  text: `with asked as materialized (
      select row_number() over () as n, query::tsquery as query, most from unnest($2::text[], $3::int[]) q(query, most)
    ), hit as materialized (
      select a.n, s.id from asked a cross join lateral (
        select s.id from support_case s where s.workspace = $1 and s.stems @@ a.query and s.status not in ('resolved', 'closed')
          and ($4::text[] is null or s.type = any($4)) and ($5::text[] is null or s.status = any($5))
          and ($6::boolean is not true or s.published) and s.id is distinct from $7::uuid limit a.most
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
  const meant = await reader.run<{ word: string; stems: string[] }>(STEMS, [words.slice(0, MOST_WORDS)])
  const single = meant.map(({ stems }) => queryOf(stems))
  const pairs = single.slice(0, PAIRED).flatMap((one, at) => {
    return single.slice(at + 1, PAIRED).map((other) => `(${one}) & (${other})`)
  })
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

/** Words are letters and digits only, so a stem in quotes is nothing but itself. */
const queryOf = (stems: readonly string[]): string => stems.map((stem) => `'${stem}'`).join(' | ')
