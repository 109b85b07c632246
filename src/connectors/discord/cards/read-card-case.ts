import { CARD_COLUMNS, type Card, cardUrl } from '../../../core/report/card.ts'
import type { NewsTexts } from '../../../core/report/news.ts'
import type { Reader, Statement } from '../../../kernel/database.ts'
import type { CaseFields, CaseType } from '../../../protocol/cases.ts'
import type { CardCase } from './card-case.ts'

interface Row extends Omit<CardCase, 'type' | 'platforms' | 'area' | 'into' | 'news'> {
  type: CaseType
  fields: CaseFields
  intoId: string | null
  intoNumber: number | null
  newsTexts: NewsTexts | null
  newsAt: Date | null
}

// Its news are those with the team's own words: the status stands on the card anyway.
const READ: Statement = {
  name: 'discord_card_case',
  text: `select s.id, s.number::float8 as number, s.type, s.status, s.outcome, s.subject, s.description, s.fields, s.tags,
      s.fixed_in as "fixedIn", s.published, s.reporter_count as reporters, s.follower_count as followers, s.opened_at as "openedAt",
      t.id as "intoId", t.number::float8 as "intoNumber", n.texts as "newsTexts", n.at as "newsAt"
    from support_case s
    left join support_case t on t.workspace = s.workspace and t.id = s.merged_into_id
    left join lateral (
      select texts, at from case_news where workspace = s.workspace and case_id = s.id and texts <> '{}'::jsonb order by at desc limit 1
    ) n on true
    where s.workspace = $1 and s.id = $2`,
}

const READ_CARD: Statement = {
  name: 'discord_card_other',
  text: `select ${CARD_COLUMNS} from case_card c where workspace = $1 and case_id = $2`,
}

/** What a case's card is to show; null where there is no such case. One of a type that has no cards is shown as one taken back. */
export async function readCardCase(reader: Reader, workspace: number, id: string): Promise<CardCase | null> {
  const [row] = await reader.run<Row>(READ, [workspace, id])
  if (!row) return null
  const { type, fields, intoId, intoNumber, newsTexts, newsAt, ...rest } = row
  const hasCards = type === 'bug' || type === 'feature'
  const [other] = intoId ? await reader.run<Card>(READ_CARD, [workspace, intoId]) : []
  return {
    ...rest,
    type: hasCards ? type : 'bug',
    published: rest.published && hasCards,
    platforms: fields.platforms ?? [],
    area: fields.area ?? null,
    into: intoNumber === null ? null : { number: intoNumber, url: other ? cardUrl(other) : null },
    news: newsTexts && newsAt ? { texts: newsTexts, at: newsAt } : null,
  }
}
