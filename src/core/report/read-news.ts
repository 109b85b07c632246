import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseOutcome, CaseType } from '../../protocol/cases.ts'
import type { NewsKind, NewsTexts } from './news.ts'

/** A piece of news with what its words need of its case. */
export interface News {
  id: string
  case: string
  number: number
  type: CaseType
  subject: string
  outcome: CaseOutcome | null
  kind: NewsKind
  texts: NewsTexts
  fixedIn: string | null
  /** When it was told, the reader among them. */
  reporters: number
  at: Date
  /** Everybody was told, or could not be. */
  done: boolean
  /** Members see the case now, and it may be spoken of where all read. */
  published: boolean
  /** The language of the workspace. */
  locale: string
}

const READ: Statement = {
  name: 'news_read',
  text: `select n.id, n.case_id as "case", s.number::float8 as number, s.type, s.subject, s.outcome, n.kind, n.texts,
      n.fixed_in as "fixedIn", n.reporters, n.at, n.done_at is not null as done, s.published, w.locale
    from case_news n join support_case s on s.workspace = n.workspace and s.id = n.case_id join workspace w on w.id = n.workspace
    where n.workspace = $1 and n.id = $2`,
}

/** One piece of news; null when there is none. */
export async function readNews(reader: Reader, workspace: number, id: string): Promise<News | null> {
  const [news] = await reader.run<News>(READ, [workspace, id])
  return news ?? null
}
