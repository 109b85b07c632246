import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { linkTold } from '../case/link-told.ts'
import { holdNewest, makeOver } from '../conversation/hold-newest.ts'
import { tellMany } from '../conversation/tell-many.ts'
import { readSettings } from '../workspace/settings.ts'
import { newsWords } from './news-words.ts'
import { readNews } from './read-news.ts'

// Two who work the same news, after a lease was lost, share them out: what one has begun the other does not find any more.
const BEGIN: Statement = {
  name: 'telling_begin_direct',
  text: `with mine as materialized (
      select contact_id from case_telling where workspace = $1 and news_id = $2 and contact_id = any($3::uuid[]) and state = 'due' and direct
      order by contact_id for update
    )
    update case_telling t set state = 'direct' from mine, identity i, workspace w
    where t.workspace = $1 and t.news_id = $2 and t.contact_id = mine.contact_id and w.id = $1
      and i.workspace = $1 and i.id = (
        select id from identity where workspace = $1 and contact_id = mine.contact_id order by created_at, id limit 1)
    returning t.contact_id as contact, t.role, i.name, coalesce(i.locale, i.spoken, w.locale) as locale`,
}

const MESSAGES: Statement = {
  name: 'telling_messages',
  text: `update case_telling t set message_id = m.message from jsonb_to_recordset($3::jsonb) as m(contact uuid, message uuid)
    where t.workspace = $1 and t.news_id = $2 and t.contact_id = m.contact`,
}

/**
 * Writes to contacts who are due, each in their language, in their newest conversation, which is not opened by it; in one transaction, at most
 * 100 at once. Whether it arrives is seen by `settleDirect`.
 */
export function tellDirect(
  kernel: Kernel,
  { workspace, news: id, contacts }: { workspace: number; news: string; contacts: readonly string[] },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const news = await readNews(tx, workspace, id)
    if (!news || contacts.length === 0) return
    const asks = news.kind === 'need_info'
    // Conversations first, as everybody locks them before what is told of a case. Words that answer a question are to open the one again in
    // which it was asked.
    const since = asks ? await graceBegan(tx, workspace, now) : null
    const held = await holdNewest(tx, { workspace, contacts, since })
    const begun = await tx.run<{ contact: string; role: 'reporter' | 'follower'; name: string; locale: string }>(
      BEGIN,
      [workspace, id, contacts],
    )
    const without = begun.map(({ contact }) => contact).filter((contact) => !held.has(contact))
    const made = makeOver(tx, { workspace, contacts: without, now })
    const told = begun.flatMap(({ contact, ...to }) => {
      const conversation = held.get(contact) ?? made.get(contact)
      return conversation ? { contact, conversation, words: newsWords(news, to), key: `news:${id}:${contact}` } : []
    })
    const { messages, events } = await tellMany(tx, { workspace, told, now })
    const written = told.map(({ contact, conversation }) => ({ contact, message: messages.get(conversation) }))
    tx.later(MESSAGES, [workspace, id, JSON.stringify(written)])
    // What they answer stands in their conversation, which staff is to find from the case.
    if (asks) linkTold(tx, { workspace, case: news.case, conversations: [...messages.keys()], now })
    await appendEvents(tx, events, { unhurried: true })
  })
}

/** What ended before this moment is not opened again by an answer. */
async function graceBegan(tx: Transaction, workspace: number, now: Date): Promise<Date> {
  const { graceHours } = (await readSettings(tx, workspace)).times
  return new Date(now.getTime() - graceHours * 3_600_000)
}
