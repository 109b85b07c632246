import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { endAgent } from '../agent/end-agent.ts'
import { publicNameOf } from '../agent/public-name.ts'
import { mayAct, type Ranked } from '../agent/rank.ts'
import { readAgent } from '../agent/read-agent.ts'
import { releaseCases } from '../case/release-cases.ts'
import { requeueConversations } from './requeue-conversations.ts'

const HOLD: Statement = {
  name: 'routing_hold_conversations_of_agent',
  text: `select id from conversation where workspace = $1 and assignee_id = $2 and status = 'assigned'
    order by identity_id for update`,
}

/**
 * Deactivates an agent at once: whatever they may do ends, their sockets are closed, their conversations go back to the queue and
 * their cases to nobody, in one transaction. Where that was done already, nothing happens.
 * @throws Refusal `not_found`, `forbidden` (core/agent/rank.ts)
 */
export async function deactivateAgent(
  kernel: Kernel,
  { workspace, by, agent }: { workspace: number; by: Ranked; agent: string },
): Promise<void> {
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const target = await readAgent(tx, workspace, agent)
    mayAct(by, target)
    if (!target.active) return
    const name = await publicNameOf(tx, workspace, agent)
    // Conversations are locked before agents everywhere. The agent ends before they are queued, so that contacts are not told that
    // somebody is there who has just gone; and what was given to the agent while we waited for that is found then too.
    await tx.run(HOLD, [workspace, agent])
    if (!(await endAgent(tx, { workspace, by, agent, at: now }))) return
    const released = await releaseCases(tx, { workspace, agent, by: by.id, now })
    const words = `${name} left the team. Back in the queue.`
    const events = await requeueConversations(tx, { workspace, agent, words, by: by.id, now })
    await appendEvents(tx, [
      ...events,
      ...released,
      { workspace, kind: 'agent.changed', conversation: null, agent, at: now },
    ])
  })
}
