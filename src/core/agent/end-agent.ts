import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '../../kernel/database.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { RIGHTS_CHANGED } from './agent.ts'
import { mayAct, type Ranked } from './rank.ts'
import { readAgent } from './read-agent.ts'
import { agent, apiKey, discordCode } from './tables.ts'

/**
 * Ends what an agent may do: sign-in, sockets, keys for good, and the proved Discord account, so that it can be proved anew. Waits
 * for those who just now give the agent a conversation. Answers false where that was done already.
 * @throws Refusal `not_found`, `forbidden` (rank.ts)
 */
export async function endAgent(
  tx: Transaction,
  { workspace, by, agent: id, at }: { workspace: number; by: Ranked; agent: string; at: Date },
): Promise<boolean> {
  const target = await readAgent(tx, workspace, id)
  mayAct(by, target)
  const ended = await tx.orm
    .update(agent)
    .set({ deactivatedAt: at, available: false, discordUserId: null, discordName: null })
    .where(
      and(eq(agent.workspace, workspace), eq(agent.id, id), eq(agent.role, target.role), isNull(agent.deactivatedAt)),
    )
    .returning({ id: agent.id })
  if (ended.length === 0) return false
  await tx.orm
    .update(apiKey)
    .set({ revokedAt: at })
    .where(and(eq(apiKey.workspace, workspace), eq(apiKey.agentId, id), isNull(apiKey.revokedAt)))
  await tx.orm.delete(discordCode).where(and(eq(discordCode.workspace, workspace), eq(discordCode.agentId, id)))
  await recordAudit(tx, { workspace, agent: by.id, act: 'agent.deactivated', subject: `agent:${id}`, at })
  tx.wake(RIGHTS_CHANGED)
  return true
}
