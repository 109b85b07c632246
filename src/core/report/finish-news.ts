import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const FINISH: Statement = {
  name: 'news_finish',
  text: `update case_news n set done_at = $3 where n.workspace = $1 and n.id = $2 and n.done_at is null and not exists (
      select 1 from case_telling t where t.workspace = n.workspace and t.news_id = n.id and t.state in ('due', 'direct', 'mention')
    ) returning case_id as "case"`,
}

const OPEN: Statement = {
  name: 'news_is_open',
  text: 'select 1 from case_news where workspace = $1 and id = $2 and done_at is null',
}

/** Closes a piece of news once everybody was told or could not be. False while somebody is still to be told. */
export function finishNews(kernel: Kernel, { workspace, news }: { workspace: number; news: string }): Promise<boolean> {
  return kernel.db.transaction(async (tx) => {
    const at = kernel.clock.now()
    const [done] = await tx.run<{ case: string }>(FINISH, [workspace, news, at])
    if (!done) return (await tx.run(OPEN, [workspace, news])).length === 0
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: done.case, at }])
    return true
  })
}
