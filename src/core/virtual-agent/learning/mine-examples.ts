import type { Statement } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { ARTICLE_EXAMPLE_LENGTH } from '../../../protocol/limits.ts'
import { type Mined, storeSuggestions } from './store-suggestions.ts'
import { TAKEN_BACK } from './unanswered.ts'

/** Questions of so many days are looked at; what is older was looked at then. */
const DAYS = 7
const MOST = 500

// What an agent says it should have been, what the member picked and was content with, or the article with which an agent answered what
// was asked last before it.
const MINE: Statement = {
  name: 'question_mine',
  text: `select min(q.text) as text, q.folded, f.article, count(*)::int as asked from question q,
      lateral (select case
        when q.mark = 'wrong' then q.should_be
        when q.picked_id is not null and q.outcome is distinct from 'not_helped' and q.outcome is distinct from 'handed_over' then q.picked_id
        when q.decision <> 'answer' or q.outcome in ('not_helped', 'handed_over') then (
          select m.article_id from message m
          where m.workspace = q.workspace and m.conversation_id = q.conversation_id and m.author = 'agent' and m.article_id is not null
            and m.deleted_at is null and m.sent_at > q.asked_at and m.article_id is distinct from q.article_id
            and not exists (select 1 from question n where n.workspace = q.workspace and n.conversation_id = q.conversation_id
              and n.asked_at > q.asked_at and n.asked_at < m.sent_at)
          order by m.sent_at limit 1)
        end as article) f
    where q.workspace = $1 and q.asked_at > $2 and q.folded like '% %' and length(q.text) <= ${ARTICLE_EXAMPLE_LENGTH}
      and f.article is not null and not ${TAKEN_BACK}
      and exists (select 1 from article a where a.workspace = q.workspace and a.id = f.article)
    group by q.folded, f.article order by max(q.asked_at) desc limit ${MOST}`,
}

/**
 * Looks in the last days' questions for examples that articles could learn, and suggests them; what was suggested before is only counted.
 * Answers how many are new.
 */
export async function mineExamples(kernel: Kernel, workspace: number): Promise<number> {
  const at = kernel.clock.now()
  const since = new Date(at.getTime() - DAYS * 86_400_000)
  return kernel.db.transaction(async (tx) => {
    const made = await storeSuggestions(tx, { workspace, mined: await tx.run<Mined>(MINE, [workspace, since]), at })
    if (made === 0) return 0
    await appendEvents(tx, [{ workspace, kind: 'question.changed', conversation: null, at }], { unhurried: true })
    return made
  })
}
