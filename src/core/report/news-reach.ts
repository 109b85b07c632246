import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { catalogueLocale } from '../../texts/format.ts'
import { MENTIONS_MOST } from './batch-mentions.ts'

export interface NewsReach {
  /** Who is probably reached by direct message: they may be, and have talked with us there. */
  direct: number
  mentioned: number
  /** No way leads to them: no card's thread stands, in which they could be named. */
  unreachable: number
  languages: { locale: string; count: number }[]
  seconds: number
}

/** Messages a second that news may take beside live chats: 60 % of the 50 that Discord takes. */
const PACE = 30

const REACH: Statement = {
  name: 'news_reach',
  text: `select coalesce(i.locale, i.spoken, w.locale) as locale, count(*)::int as "all", count(*) filter (where (p.role = 'reporter' or p.direct)
        and exists (select 1 from conversation c where c.workspace = p.workspace and c.identity_id = i.id and c.place ->> 'kind' = 'direct')
      )::int as direct
    from case_party p join workspace w on w.id = p.workspace left join lateral (
      select id, locale, spoken from identity i where i.workspace = p.workspace and i.contact_id = p.contact_id order by created_at, id limit 1
    ) i on true
    where p.workspace = $1 and p.case_id = $2 group by 1`,
}

const THREAD: Statement = {
  name: 'news_reach_thread',
  text: `select k.thread_id is not null and k.state = 'standing' as thread from support_case s
    left join case_card k on k.workspace = s.workspace and k.case_id = s.id where s.workspace = $1 and s.id = $2`,
}

/**
 * Whom news of a case would reach now, before they are sent. An estimate: whether a direct message arrives, and who has left, is known only when
 * it is tried.
 * @throws Refusal not_found
 */
export async function newsReach(reader: Reader, workspace: number, id: string): Promise<NewsReach> {
  const [card] = await reader.run<{ thread: boolean | null }>(THREAD, [workspace, id])
  if (!card) throw new Refusal('not_found', 'There is no such case.')
  const rows = await reader.run<{ locale: string; all: number; direct: number }>(REACH, [workspace, id])
  const all = rows.reduce((sum, row) => sum + row.all, 0)
  const direct = rows.reduce((sum, row) => sum + row.direct, 0)
  const others = all - direct
  const languages = new Map<string, number>()
  for (const row of rows) {
    const locale = catalogueLocale(row.locale)
    languages.set(locale, (languages.get(locale) ?? 0) + row.all)
  }
  const messages = direct + Math.ceil(others / MENTIONS_MOST)
  return {
    direct,
    mentioned: card.thread ? others : 0,
    unreachable: card.thread ? 0 : others,
    languages: [...languages].map(([locale, count]) => ({ locale, count })).sort((a, b) => b.count - a.count),
    seconds: Math.ceil(messages / PACE),
  }
}
