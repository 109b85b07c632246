import type { Statement } from '../../kernel/database.ts'
import type { NewsKind } from '../report/news.ts'
import { newsWords } from '../report/news-words.ts'
import { readNews } from '../report/read-news.ts'
import { callNobody } from './call-nobody.ts'
import { readLinkedIssue } from './linked-issue.ts'
import type { SyncTools } from './sync-tools.ts'
import { newsMark } from './tracker.ts'

/** What members are asked, what is told of a trouble of the moment, and what moderators look at says nothing to whoever mends it. */
const UNTOLD: readonly NewsKind[] = ['need_info', 'incident', 'incident_over', 'looked_at']

const NEXT: Statement = {
  name: 'tracker_next_news',
  text: `select id from case_news where workspace = $1 and case_id = $2 and at >= $3 and ($4::uuid is null or id > $4) and kind <> all($5::text[])
    order by id limit 1`,
}

const TELLING: Statement = {
  name: 'tracker_telling',
  text: 'update tracker_issue set telling = $3 where workspace = $1 and case_id = $2',
}

const TOLD: Statement = {
  name: 'tracker_told',
  text: 'update tracker_issue set told = $3, telling = null where workspace = $1 and case_id = $2',
}

/**
 * Writes below the issue what members were told since it was linked, each once: one whose attempt was cut off is looked for first.
 * @throws TrackerFault
 */
export async function commentNews({ kernel, workspace, tracker, place }: SyncTools, id: string): Promise<void> {
  const { db } = kernel
  for (;;) {
    const issue = await readLinkedIssue(db, workspace, id)
    if (!issue || issue.number === null) return
    const [next] = await db.run<{ id: string }>(NEXT, [workspace, id, issue.linkedAt, issue.told, UNTOLD])
    const news = next && (await readNews(db, workspace, next.id))
    if (!news) return
    const mark = newsMark(news.id)
    const stands = issue.telling === news.id && (await tracker.hasComment(place, issue.number, mark, issue.linkedAt))
    if (!stands) {
      await db.transaction(async (tx) => tx.later(TELLING, [workspace, id, news.id]))
      const words = callNobody(newsWords(news, { role: 'everyone', locale: news.locale }))
      await tracker.comment(place, issue.number, `${words}\n\n${mark}`)
    }
    await db.transaction(async (tx) => tx.later(TOLD, [workspace, id, news.id]))
  }
}
