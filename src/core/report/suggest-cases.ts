import type { Reader, Statement } from '../../kernel/database.ts'
import { type Member, THEIRS } from './list-own-cases.ts'

export interface SuggestedCase {
  number: number
  subject: string
}

/** So many digits may still follow what was typed. */
const DIGITS = 4

const OWN: Statement = {
  name: 'case_suggest_own',
  text: `select s.number::float8 as number, s.subject from identity i
    join case_party p on p.workspace = i.workspace and p.contact_id = i.contact_id
    join support_case s on s.workspace = p.workspace and s.id = p.case_id
    where i.workspace = $1 and i.channel = $2 and i.address = $3 and s.merged_into_id is null and ${THEIRS}
      and ($4 = '' or starts_with(s.number::text, $4) or strpos(lower(s.subject), lower($4)) > 0)
    order by p.joined_at desc limit $5`,
}

// Numbers that begin with what was typed, as ranges: the index of numbers is asked once for each.
const OPEN: Statement = {
  name: 'case_suggest_open',
  text: `select f.number::float8 as number, f.subject from unnest($2::bigint[], $3::bigint[]) as r (low, high)
    cross join lateral (
      select s.number, s.subject from support_case s
      where s.workspace = $1 and s.number between r.low and r.high and s.published and s.merged_into_id is null
        and s.status not in ('resolved', 'closed')
      order by s.number desc limit $4
    ) f order by f.number limit $4`,
}

/** Cases that a member may mean by what they have typed so far: their own ones, and open ones that all see by their number. */
export async function suggestCases(
  reader: Reader,
  { workspace, channel, address }: Member,
  typed: string,
  limit: number,
): Promise<SuggestedCase[]> {
  const words = typed.replace(/^#/, '').trim()
  const own = await reader.run<SuggestedCase>(OWN, [workspace, channel, address, words, limit])
  if (!/^[1-9]\d{0,9}$/.test(words)) return own
  const low = Array.from({ length: DIGITS }, (_, digits) => Number(words) * 10 ** digits)
  const high = low.map((first, digits) => first + 10 ** digits - 1)
  const open = await reader.run<SuggestedCase>(OPEN, [workspace, low, high, limit])
  const known = new Set(own.map(({ number }) => number))
  return [...own, ...open.filter(({ number }) => !known.has(number))].slice(0, limit)
}
