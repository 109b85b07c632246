import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { BULK } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import type { Actor } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import type { LockedCase } from '../case/lock-case.ts'
import { NEWS_ROUTE, type NewsKind, type NewsTexts, STATUS_NEWS } from './news.ts'

export interface Telling {
  workspace: number
  case: LockedCase
  kind: NewsKind
  /** An agent's words beside the sentence; empty where there are none. */
  texts: NewsTexts
  /** The version that brings the fix, of `fixed` and `incident_over`. */
  fixedIn: string | null
  actor: Actor
  now: Date
}

const KEEP: Statement = {
  name: 'news_keep',
  text: `insert into case_news (workspace, id, case_id, kind, texts, fixed_in, reporters, agent_id, at)
    values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9)`,
}

// Whom no channel leads to cannot be told. However many wait for a case, this is one statement.
const RECIPIENTS: Statement = {
  name: 'news_recipients',
  text: `insert into case_telling (workspace, news_id, contact_id, role, direct, state)
    select p.workspace, $3, p.contact_id, p.role, p.role = 'reporter' or p.direct, 'due' from case_party p
    where p.workspace = $1 and p.case_id = $2
      and exists (select 1 from identity i where i.workspace = p.workspace and i.contact_id = p.contact_id)
    returning contact_id as contact`,
}

// Who has not been told how far it was is told only how far it is; what an agent wrote besides is told all the same. Whom somebody is about to
// write to at this moment is passed over, as being told already.
const SUPERSEDE: Statement = {
  name: 'news_supersede',
  text: `delete from case_telling t using (
      select u.news_id, u.contact_id from case_news n join case_telling u on u.workspace = n.workspace and u.news_id = n.id
      where n.workspace = $1 and n.case_id = $2 and n.done_at is null and n.kind = any($3) and n.texts = '{}'::jsonb and u.state = 'due'
      for update of u skip locked
    ) old
    where t.workspace = $1 and t.news_id = old.news_id and t.contact_id = old.contact_id`,
}

/**
 * Has everybody who waits for a locked case told of something, once: each reporter and follower of this moment gets a row, which the lane of
 * the news works off. Writes a line into the history. Answers the news' id; null when nobody is there to be told. States no event.
 */
export async function tellNews(tx: Transaction, telling: Telling): Promise<string | null> {
  const { workspace, case: held, kind, texts, actor, now } = telling
  if (held.reporters + held.followers === 0) return null
  const id = newId()
  if (STATUS_NEWS.includes(kind)) tx.later(SUPERSEDE, [workspace, held.id, STATUS_NEWS])
  tx.later(KEEP, [
    ...[workspace, id, held.id, kind, JSON.stringify(texts), telling.fixedIn, held.reporters, actor.agent, now],
  ])
  tx.later(RECIPIENTS, [workspace, held.id, id])
  // The history keeps the words of each language.
  const text = [texts.en, texts['pt-BR']].filter((words) => words?.trim()).join('\n\n')
  addEntry(tx, { workspace, case: held.id, kind: 'news', actor, text, facts: { news: id, to: kind }, now })
  await wakeLanes(tx, [{ workspace, subject: id, route: NEWS_ROUTE, priority: BULK }], now)
  return id
}
