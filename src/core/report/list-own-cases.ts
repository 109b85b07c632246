import type { Reader, Statement } from '../../kernel/database.ts'
import { BRIEF_COLUMNS, BRIEF_JOINS, type CaseBrief } from './read-case-brief.ts'

/** Who asks: an address of a contact on a channel. */
export interface Member {
  workspace: number
  channel: 'discord'
  address: string
}

export interface OwnCase extends CaseBrief {
  role: 'reporter' | 'follower'
}

/**
 * Whether a case `s` is one that its reporters know of: they filed it or asked for a person, members see it, or they were told of it. What the
 * team opened for itself bears the team's own words, which were promised to stay there.
 */
export const THEIRS = `(s.published or s.source in ('form', 'handoff')
  or exists (select 1 from case_news w where w.workspace = s.workspace and w.case_id = s.id))`

// A duplicate is left out, since its people stand on the other one too; so is a report that was taken back for another.
const LIST: Statement = {
  name: 'case_list_own',
  text: `with mine as (
      select p.case_id, p.role, p.joined_at from identity i
      join case_party p on p.workspace = i.workspace and p.contact_id = i.contact_id
      join support_case s on s.workspace = p.workspace and s.id = p.case_id
      where i.workspace = $1 and i.channel = $2 and i.address = $3 and s.merged_into_id is null and ${THEIRS}
        and not (s.source = 'form' and s.outcome is not distinct from 'withdrawn')
    ), page as (
      select case_id, role, joined_at, count(*) over ()::int as total from mine order by joined_at desc, case_id desc limit $4
    )
    select ${BRIEF_COLUMNS}, m.role, m.total from page m join support_case s on s.workspace = $1 and s.id = m.case_id
    ${BRIEF_JOINS} order by m.joined_at desc, m.case_id desc`,
}

/** What a member has reported or follows, the youngest first, and how many there are in all. */
export async function listOwnCases(
  reader: Reader,
  { workspace, channel, address }: Member,
  limit: number,
): Promise<{ cases: OwnCase[]; total: number }> {
  const rows = await reader.run<OwnCase & { total: number }>(LIST, [workspace, channel, address, limit])
  return { cases: rows, total: rows[0]?.total ?? 0 }
}
