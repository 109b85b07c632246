import type { Reader, Statement } from '../../kernel/database.ts'
import { likeOf, numbersOf, wordsOf } from './search-terms.ts'

/** What a search for cases asks PostgreSQL: a case is found by any of the three. */
export interface CaseSearch {
  numbers: string[]
  /** A tsquery, or null where there are no words. */
  words: string | null
  /** Cases of the people whose name or handle resembles the words. */
  cases: string[]
}

/** A name that more people have, or that have more cases, is none to search by. */
const MOST_PEOPLE = 200
const MOST_CASES = 1000

/** With its sign a number is a case's and no word. */
const SIGNED = /(?<=^|\s)#\d{1,9}(?=$|\s)/g

const OF_PEOPLE: Statement = {
  name: 'case_search_people',
  text: `select distinct p.case_id from (
      select contact_id from identity where workspace = $1 and (name ilike $2 or handle ilike $2)
      order by greatest(similarity(name, $3), similarity(coalesce(handle, ''), $3)) desc, id desc limit ${MOST_PEOPLE}
    ) i
    join case_party p on p.workspace = $1 and p.contact_id = i.contact_id and p.role = 'reporter'
    limit ${MOST_CASES}`,
}

/**
 * Reads what the words of a search mean: numbers of cases, words in them, or the name of a reporter. Of the name's cases no more than
 * 1,000 are taken; so many are no answer.
 */
export async function readCaseSearch(reader: Reader, workspace: number, q: string): Promise<CaseSearch> {
  const name = q.replace(/^@/, '')
  const isNumber = /^#?\d+$/.test(q)
  const found = isNumber ? [] : await reader.run<{ case_id: string }>(OF_PEOPLE, [workspace, likeOf(name), name])
  return { numbers: numbersOf(q), words: wordsOf(q.replace(SIGNED, ' ')), cases: found.map(({ case_id }) => case_id) }
}
