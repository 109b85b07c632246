import type { Reader, Statement } from '../../kernel/database.ts'
import type { NewsTexts } from './news.ts'

const LAST: Statement = {
  name: 'news_last_texts',
  text: 'select texts from case_news where workspace = $1 and case_id = $2 order by at desc limit 1',
}

/** What those who wait for a case were told last in somebody's own words, by language; null where they were told nothing. */
export async function lastTold(reader: Reader, workspace: number, id: string): Promise<NewsTexts | null> {
  const [row] = await reader.run<{ texts: NewsTexts }>(LAST, [workspace, id])
  return row?.texts ?? null
}
