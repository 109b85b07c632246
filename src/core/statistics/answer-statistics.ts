import type { Reader, Statement } from '../../kernel/database.ts'
import type { AnswerStatistics } from '../../protocol/learning.ts'
import { languageOfLocale } from '../knowledge/language.ts'
import { add, COUNTED, type Counted } from './counted.ts'

const DAY_MS = 86_400_000
const MOST_ARTICLES = 100

/** SQL that tells whether a question is of the language `$4`, whichever region it is spoken in; null: any. */
const IN_LANGUAGE = `($4::text is null or locale = $4 or locale like $4 || '-%')`

// Both are planned with their values: a plan for any span takes it for short, and sorts what it should count.
const DAYS: Statement = {
  name: '',
  text: `select date_bin('1 day', asked_at, '2000-01-01T00:00:00Z') as day, locale, ${COUNTED} from question
    where workspace = $1 and asked_at >= $2 and asked_at < $3 and ${IN_LANGUAGE}
    group by 1, 2`,
}

// What was picked of the suggested ones was the answer; where nothing was known no article was shown.
const ARTICLES: Statement = {
  name: '',
  text: `select q.article, coalesce(a.title, '') as title, q.asked, q.answered, q.suggested, q.unknown, q.helped, q."notHelped",
      q."handedOver", q."right", q.wrong
    from (
      select coalesce(picked_id, article_id) as article, ${COUNTED} from question
      where workspace = $1 and asked_at >= $2 and asked_at < $3 and ${IN_LANGUAGE}
        and decision <> 'unknown' and coalesce(picked_id, article_id) is not null
      group by 1 order by asked desc, 1 limit ${MOST_ARTICLES}) q
    left join article a on a.workspace = $1 and a.id = q.article
    order by q.asked desc, q.article`,
}

interface Asked {
  workspace: number
  /** Days in UTC, today included. */
  days: number
  /** Only questions in its language. */
  locale: string | undefined
  now: Date
}

/** What became of the questions of the last days: in all, by day, article and language, and the same length of time before. */
export async function answerStatistics(
  reader: Reader,
  { workspace, days, locale, now }: Asked,
): Promise<Omit<AnswerStatistics, 'asOf'>> {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const since = new Date(today - (days - 1) * DAY_MS)
  const before = new Date(since.getTime() - days * DAY_MS)
  const language = locale ? languageOfLocale(locale) : null
  const end = new Date(today + DAY_MS)
  const [rows, articles] = await Promise.all([
    reader.run<Counted & { day: Date; locale: string }>(DAYS, [workspace, before, end, language]),
    reader.run<Counted & { article: string; title: string }>(ARTICLES, [workspace, since, end, language]),
  ])
  const current = rows.filter(({ day }) => day >= since)
  return {
    totals: add(current),
    before: add(rows.filter(({ day }) => day < since)),
    days: Array.from({ length: days }, (_, at) => {
      const day = new Date(since.getTime() + at * DAY_MS)
      return {
        day: day.toISOString().slice(0, 10),
        ...add(current.filter((row) => row.day.getTime() === day.getTime())),
      }
    }),
    articles,
    languages: languagesOf(current),
  }
}

function languagesOf(rows: readonly (Counted & { locale: string })[]): AnswerStatistics['languages'] {
  const found = Map.groupBy(rows, ({ locale }) => languageOfLocale(locale))
  return [...found]
    .map(([locale, some]) => ({ locale, ...add(some) }))
    .sort((a, b) => b.asked - a.asked || (a.locale < b.locale ? -1 : 1))
}
