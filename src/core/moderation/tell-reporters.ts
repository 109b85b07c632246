import type { Statement, Transaction } from '../../kernel/database.ts'
import { byAgent } from '../case/actor.ts'
import type { LockedCase } from '../case/lock-case.ts'
import { tellNews } from '../report/tell-news.ts'

const TOLD: Statement = {
  name: 'moderation_reporters_told',
  text: `select 1 from case_news where workspace = $1 and case_id = $2 and kind = 'looked_at' limit 1`,
}

/**
 * Tells who reported it that moderators have looked at it, once, however often it is opened again; not what was done, nor to whom. By direct
 * message alone, since such a case has no card. It takes lanes' locks.
 */
export async function tellReporters(
  tx: Transaction,
  telling: { workspace: number; held: LockedCase; agent: string; now: Date },
): Promise<void> {
  const { workspace, held, agent, now } = telling
  if ((await tx.run(TOLD, [workspace, held.id])).length > 0) return
  const actor = byAgent(agent)
  await tellNews(tx, { workspace, case: held, kind: 'looked_at', texts: {}, fixedIn: null, actor, now })
}
