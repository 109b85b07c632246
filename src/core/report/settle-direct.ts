import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { STATUS_NEWS } from './news.ts'

// Somebody of whom any part has arrived has been told. What did not arrive, or of which nobody can say so, becomes due again without a
// direct message. What an agent deleted before it went is told to nobody any more.
const SETTLE: Statement = {
  name: 'telling_settle_direct',
  text: `with ended as (
      select t.contact_id, bool_or(d.state = 'sent') as arrived, bool_and(d.state = 'cancelled') as taken_back
      from case_telling t join delivery d on d.workspace = t.workspace and d.message_id = t.message_id and d.operation = 'send'
      where t.workspace = $1 and t.news_id = $2 and t.state = 'direct'
      group by t.contact_id having bool_and(d.state not in ('queued', 'sending'))
    )
    update case_telling t set
      state = case when e.arrived then 'told' when e.taken_back then 'unreached' else 'due' end,
      direct = t.direct and e.arrived, settled_at = case when e.arrived or e.taken_back then $3::timestamptz end
    from ended e where t.workspace = $1 and t.news_id = $2 and t.contact_id = e.contact_id and t.state = 'direct'
    returning t.contact_id as contact, t.state`,
}

// What did not arrive is not told later than what came after it: that alone says how far the case is (as in `tellNews`).
const OUTDATED: Statement = {
  name: 'telling_drop_outdated',
  text: `delete from case_telling t using case_news n
    where t.workspace = $1 and t.news_id = $2 and t.contact_id = any($4::uuid[]) and t.state = 'due'
      and n.workspace = $1 and n.id = $2 and n.kind = any($3) and n.texts = '{}'::jsonb and exists (
        select 1 from case_news later where later.workspace = n.workspace and later.case_id = n.case_id and later.kind = any($3)
          and (later.at, later.id) > (n.at, n.id))`,
}

const OPEN: Statement = {
  name: 'telling_open_direct',
  text: `select count(*)::int as open, (select case_id from case_news where workspace = $1 and id = $2) as "case"
    from case_telling where workspace = $1 and news_id = $2 and state = 'direct'`,
}

/** Looks what became of the direct messages of a piece of news. Answers how many are still under way. */
export function settleDirect(
  kernel: Kernel,
  { workspace, news }: { workspace: number; news: string },
): Promise<{ open: number }> {
  return kernel.db.transaction(async (tx) => {
    const at = kernel.clock.now()
    const settled = await tx.run<{ contact: string; state: string }>(SETTLE, [workspace, news, at])
    const again = settled.flatMap(({ contact, state }) => (state === 'due' ? [contact] : []))
    if (again.length > 0) tx.later(OUTDATED, [workspace, news, STATUS_NEWS, again])
    const [left] = await tx.run<{ open: number; case: string | null }>(OPEN, [workspace, news])
    if (settled.length > 0 && left?.case) {
      const fact = { workspace, kind: 'case.changed' as const, conversation: null, case: left.case, at }
      await appendEvents(tx, [fact], { unhurried: true })
    }
    return { open: left?.open ?? 0 }
  })
}
