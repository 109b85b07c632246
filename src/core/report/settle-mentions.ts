import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const SETTLE: Statement = {
  name: 'telling_settle_mention',
  text: `with settled as (
      update case_telling set state = $4, settled_at = $5 where workspace = $1 and news_id = $2 and batch = $3 and state = 'mention'
      returning news_id
    )
    select n.case_id as "case" from case_news n where n.workspace = $1 and n.id = $2 and exists (select 1 from settled)`,
}

const GIVE_UP: Statement = {
  name: 'telling_give_up',
  text: `with settled as (
      update case_telling set state = 'unreached', settled_at = $4
      where workspace = $1 and news_id = $2 and contact_id = any($3::uuid[]) and state = 'due' returning news_id
    )
    select n.case_id as "case" from case_news n where n.workspace = $1 and n.id = $2 and exists (select 1 from settled)`,
}

interface Of {
  workspace: number
  news: string
}

/** The message that names a batch stands (`told`), or never will. */
export function settleMentions(
  kernel: Kernel,
  { workspace, news, batch, told }: Of & { batch: number; told: boolean },
): Promise<void> {
  const now = kernel.clock.now()
  return settle(kernel, workspace, SETTLE, [workspace, news, batch, told ? 'told' : 'unreached', now])
}

/** No way leads to these contacts who are due: they have left, or there is no thread to name them in. */
export function giveUpTellings(
  kernel: Kernel,
  { workspace, news, contacts }: Of & { contacts: readonly string[] },
): Promise<void> {
  return settle(kernel, workspace, GIVE_UP, [workspace, news, contacts, kernel.clock.now()])
}

/** Screens that show how far it is may take their time. */
function settle(kernel: Kernel, workspace: number, statement: Statement, values: unknown[]): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const [settled] = await tx.run<{ case: string }>(statement, values)
    if (!settled) return
    const fact = { workspace, kind: 'case.changed' as const, conversation: null, case: settled.case }
    await appendEvents(tx, [{ ...fact, at: kernel.clock.now() }], { unhurried: true })
  })
}
