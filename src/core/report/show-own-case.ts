import type { Reader, Statement } from '../../kernel/database.ts'
import { type Member, type OwnCase, THEIRS } from './list-own-cases.ts'
import { BRIEF_COLUMNS, BRIEF_JOINS } from './read-case-brief.ts'
import { type News, readNews } from './read-news.ts'

/** A case as one member may see it. `role` null: they have no part in it. */
export interface ShownCase extends Omit<OwnCase, 'role'> {
  role: OwnCase['role'] | null
  /** What was told last, and when; null where nothing was. */
  news: (News & { at: Date }) | null
}

interface Row extends Omit<ShownCase, 'news'> {
  newsId: string | null
  newsAt: Date | null
}

// What was taken back was never shown to anybody else.
const SHOW: Statement = {
  name: 'case_show_own',
  text: `select ${BRIEF_COLUMNS}, p.role, n.id as "newsId", n.at as "newsAt" from support_case s
    left join identity i on i.workspace = s.workspace and i.channel = $2 and i.address = $3
    left join case_party p on p.workspace = s.workspace and p.case_id = s.id and p.contact_id = i.contact_id
    left join lateral (
      select id, at from case_news w where w.workspace = s.workspace and w.case_id = s.id order by at desc limit 1
    ) n on true
    ${BRIEF_JOINS}
    where s.workspace = $1 and s.number = $4::bigint
      and ((p.role is not null and ${THEIRS}) or (s.published and s.outcome is distinct from 'withdrawn'))`,
}

/** A case that members see, or that is this member's own; null where there is none, which is the same to them as one that they may not see. */
export async function showOwnCase(
  reader: Reader,
  { workspace, channel, address }: Member,
  number: number,
): Promise<ShownCase | null> {
  if (!Number.isSafeInteger(number)) return null
  const [row] = await reader.run<Row>(SHOW, [workspace, channel, address, number])
  if (!row) return null
  const news = row.newsId ? await readNews(reader, workspace, row.newsId) : null
  // What it belongs to may be a case of the team's own.
  const mergedInto = row.mergedInto?.published ? row.mergedInto : null
  return { ...row, mergedInto, news: news && row.newsAt ? { ...news, at: row.newsAt } : null }
}
