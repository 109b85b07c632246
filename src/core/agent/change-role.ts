import { and, eq, isNull } from 'drizzle-orm'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { GivenRole } from '../../protocol/agents.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { RIGHTS_CHANGED } from './agent.ts'
import { mayAct, type Ranked } from './rank.ts'
import { readAgent } from './read-agent.ts'
import { agent } from './tables.ts'

export interface RoleChange {
  workspace: number
  by: Ranked
  agent: string
  role: GivenRole
}

/**
 * Gives an agent another role; their open screens connect again as what they are now.
 * @throws Refusal `not_found`, `forbidden` (rank.ts), `conflict` when they were changed meanwhile or are deactivated
 */
export async function changeRole(kernel: Kernel, { workspace, by, agent: id, role }: RoleChange): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const target = await readAgent(tx, workspace, id)
    mayAct(by, target, role)
    const changed = await tx.orm
      .update(agent)
      .set({ role })
      .where(
        and(eq(agent.workspace, workspace), eq(agent.id, id), eq(agent.role, target.role), isNull(agent.deactivatedAt)),
      )
      .returning({ id: agent.id })
    if (changed.length === 0) throw new Refusal('conflict', 'This agent was changed by somebody else. Look again.')
    const facts = { from: target.role, to: role }
    await recordAudit(tx, { workspace, agent: by.id, act: 'agent.role_changed', subject: `agent:${id}`, facts, at })
    await appendEvents(tx, [{ workspace, kind: 'agent.changed', conversation: null, agent: id, at }])
    tx.wake(RIGHTS_CHANGED)
  })
}
