import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseDetail } from '../../protocol/cases.ts'
import { catalogueLocale } from '../../texts/format.ts'

// Counted up to ten thousand people, so that no page waits for a crowd. Who has several addresses is told by the first.
const LOCALES: Statement = {
  name: 'inbox_case_locales',
  text: `select coalesce(i.locale, i.spoken, w.locale) as locale, count(*)::int as count
    from (select contact_id from case_party where workspace = $1 and case_id = $2 limit 10000) p
    join workspace w on w.id = $1
    left join lateral (
      select locale, spoken from identity where workspace = $1 and contact_id = p.contact_id order by id limit 1
    ) i on true
    group by 1`,
}

/** How many of a case's reporters and followers are told in each language, most of them first. */
export async function countLanguages(reader: Reader, workspace: number, id: string): Promise<CaseDetail['languages']> {
  const rows = await reader.run<{ locale: string; count: number }>(LOCALES, [workspace, id])
  const counts = new Map<string, number>()
  for (const { locale, count } of rows) {
    const own = catalogueLocale(locale)
    counts.set(own, (counts.get(own) ?? 0) + count)
  }
  return [...counts].map(([locale, count]) => ({ locale, count })).sort((a, b) => b.count - a.count)
}
