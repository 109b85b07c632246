import { and, eq, isNotNull } from 'drizzle-orm'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { mayAct, type Ranked } from './rank.ts'
import { readAgent } from './read-agent.ts'
import { agent } from './tables.ts'

/**
 * Lets a deactivated agent work again, in the role they had. They are away until they say that they are there; keys and the Discord account
 * are to be made anew. An active one is left as they are.
 * @throws Refusal `not_found`, `forbidden` (rank.ts)
 */
export async function reactivateAgent(
  kernel: Kernel,
  { workspace, by, agent: id }: { workspace: number; by: Ranked; agent: string },
): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    mayAct(by, await readAgent(tx, workspace, id))
    const back = await tx.orm
      .update(agent)
      .set({ deactivatedAt: null })
      .where(and(eq(agent.workspace, workspace), eq(agent.id, id), isNotNull(agent.deactivatedAt)))
      .returning({ id: agent.id })
    if (back.length === 0) return
    await recordAudit(tx, { workspace, agent: by.id, act: 'agent.reactivated', subject: `agent:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'agent.changed', conversation: null, agent: id, at }])
  })
}
