import { createArticle } from '../../src/core/knowledge/create-article.ts'
import { publishArticle } from '../../src/core/knowledge/publish-article.ts'
import { noteOutcome } from '../../src/core/virtual-agent/learning/note-outcome.ts'
import { notePick } from '../../src/core/virtual-agent/learning/note-pick.ts'
import { type RecordedQuestion, recordQuestion } from '../../src/core/virtual-agent/learning/record-question.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { TestCore } from './core.ts'

/** Puts questions, what was said around them, and articles where learning finds them. */
export class LearningDesk {
  readonly core: Pick<TestCore, 'kernel' | 'workspace' | 'agent'> & { database: TestCore['database'] }

  constructor(core: LearningDesk['core']) {
    this.core = core
  }

  /** A published article. Answers its id. */
  async publish(title: string, more: { body?: string; examples?: string[]; draft?: boolean } = {}): Promise<string> {
    const { kernel, workspace, agent } = this.core
    const by = { workspace, agent }
    const { body = `${title}: see below.`, examples = [], draft = false } = more
    const article = await createArticle(kernel, { ...by, title, body, examples, locale: 'en' })
    if (!draft) await publishArticle(kernel, { ...by, article })
    return article
  }

  /** Records a question of a chat, answered unless said otherwise. */
  async record(more: Partial<RecordedQuestion> = {}) {
    const { kernel, workspace } = this.core
    const ids = { id: newId(), conversation: newId(), reply: newId() }
    const asked = {
      text: 'How do I pay?',
      locale: 'en',
      messages: [],
      way: 'chat',
      contact: newId(),
      guild: null,
    } as const
    const judged = { decision: 'answer', article: null, sureness: 0.8 } as const
    const question = { workspace, ...ids, ...asked, ...judged, now: kernel.clock.now(), ...more }
    await kernel.db.transaction(async (tx) => recordQuestion(tx, question))
    return { ...ids, ...more } as typeof ids
  }

  async pick(conversation: string, article: string): Promise<void> {
    const { kernel, workspace } = this.core
    await kernel.db.transaction(async (tx) => notePick(tx, { workspace, conversation, article }))
  }

  async outcome(conversation: string, outcome: 'helped' | 'not_helped' | 'handed_over'): Promise<void> {
    const { kernel, workspace } = this.core
    const now = kernel.clock.now()
    await kernel.db.transaction(async (tx) => noteOutcome(tx, { workspace, conversation, outcome, now }))
  }

  /** Opens a conversation of this id unless it is there, and says something in it. Answers the message's id. */
  async say(
    conversation: string,
    said: { author: 'contact' | 'agent' | 'virtual_agent'; text: string; article?: string },
  ): Promise<string> {
    const { database, workspace, agent, kernel } = this.core
    const { pool } = database
    const now = kernel.clock.now()
    const id = newId()
    await pool.query(
      `with c as (insert into contact (workspace, id, name, created_at) select $1, $2, 'Mei', $3
         where not exists (select 1 from conversation where workspace = $1 and id = $2)),
       i as (insert into identity (workspace, id, contact_id, channel, address, name, created_at)
         select $1, $2, $2, 'discord', $2::text, 'Mei', $3
         where not exists (select 1 from conversation where workspace = $1 and id = $2))
       insert into conversation (workspace, id, contact_id, identity_id, channel, status, opened_at, last_message_at)
       values ($1, $2, $2, $2, 'discord', 'assigned', $3, $3) on conflict do nothing`,
      [workspace, conversation, now],
    )
    await pool.query(
      `insert into message (workspace, id, conversation_id, direction, author, agent_id, kind, text, article_id, sent_at, created_at)
       values ($1, $2, $3, case when $4 = 'contact' then 'inbound' else 'outbound' end, $4,
         case when $4 = 'agent' then $5::uuid end, 'text', $6, $7, $8, $8)`,
      [workspace, id, conversation, said.author, agent, said.text, said.article ?? null, now],
    )
    return id
  }
}
