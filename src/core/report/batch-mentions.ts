import type { Reader, Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { catalogueLocale } from '../../texts/format.ts'
import { agentWords, newsLine } from './news-words.ts'
import { readNews } from './read-news.ts'

/** Discord takes 100 mentions in a message, but only 2,000 characters: of ids of 20 digits so many leave room for the sentence. */
export const MENTIONS_MOST = 70

const HOLD: Statement = {
  name: 'news_hold',
  text: 'select id from case_news where workspace = $1 and id = $2 for update',
}

const DUE: Statement = {
  name: 'telling_mentioned',
  text: `select t.contact_id as contact, coalesce(i.locale, i.spoken, w.locale) as locale,
      coalesce((select max(batch) from case_telling where workspace = $1 and news_id = $2), 0) as last
    from case_telling t join workspace w on w.id = t.workspace cross join lateral (
      select locale, spoken from identity i where i.workspace = t.workspace and i.contact_id = t.contact_id
      order by i.created_at, i.id limit 1
    ) i
    where t.workspace = $1 and t.news_id = $2 and t.contact_id = any($3::uuid[]) and t.state = 'due' order by t.contact_id for update of t`,
}

const BATCH: Statement = {
  name: 'telling_batch',
  text: `update case_telling t set state = 'mention', batch = m.batch from jsonb_to_recordset($3::jsonb) as m(contact uuid, batch int)
    where t.workspace = $1 and t.news_id = $2 and t.contact_id = m.contact`,
}

const OPEN: Statement = {
  name: 'telling_open_mentions',
  text: `select t.batch, array_agg(i.address order by t.contact_id) as addresses,
      (array_agg(coalesce(i.locale, i.spoken, w.locale) order by t.contact_id))[1] as locale
    from case_telling t join workspace w on w.id = t.workspace cross join lateral (
      select address, locale, spoken from identity i where i.workspace = t.workspace and i.contact_id = t.contact_id and i.channel = 'discord'
      order by i.created_at, i.id limit 1
    ) i
    where t.workspace = $1 and t.news_id = $2 and t.state = 'mention' group by t.batch order by t.batch`,
}

/** One message in the card's thread that is to name people. */
export interface MentionBatch {
  /** Counts from 1 within its news; with the news it makes the message's key. */
  batch: number
  /** The channel's own ids of those who are named, at most MENTIONS_MOST. */
  addresses: string[]
  locale: string
  /** What has changed, in one sentence. */
  line: string
  /** What an agent adds; empty where nothing. At most 1,500 characters. */
  words: string
}

/** Puts contacts who are due into messages that will name them, those of one language together. Who is in one stays in it. */
export function batchMentions(
  kernel: Kernel,
  { workspace, news, contacts }: { workspace: number; news: string; contacts: readonly string[] },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    // Held, so that two who batch at once give no number twice.
    await tx.run(HOLD, [workspace, news])
    const due = await tx.run<{ contact: string; locale: string; last: number }>(DUE, [workspace, news, contacts])
    let batch = due[0]?.last ?? 0
    const named = [...Map.groupBy(due, ({ locale }) => catalogueLocale(locale)).values()].flatMap((alike) =>
      alike.map(({ contact }, at) => {
        if (at % MENTIONS_MOST === 0) batch += 1
        return { contact, batch }
      }),
    )
    if (named.length > 0) tx.later(BATCH, [workspace, news, JSON.stringify(named)])
  })
}

/** The messages that are to be posted, those among them that may have been before a kill: the same batch always names the same people. */
export async function openMentions(
  reader: Reader,
  { workspace, news: id }: { workspace: number; news: string },
): Promise<MentionBatch[]> {
  const news = await readNews(reader, workspace, id)
  if (!news) return []
  const rows = await reader.run<{ batch: number; addresses: string[]; locale: string }>(OPEN, [workspace, id])
  return rows.map((row) => {
    const locale = catalogueLocale(row.locale)
    const line = newsLine(news, { role: 'everyone', locale })
    return { ...row, locale, line, words: agentWords(news.texts, locale) }
  })
}
