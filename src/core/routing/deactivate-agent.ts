import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { endAgent } from '../agent/end-agent.ts'
import { publicNameOf } from '../agent/public-name.ts'
import { mayAct, type Ranked } from '../agent/rank.ts'
import { readAgent } from '../agent/read-agent.ts'
import { releaseCases } from '../case/release-cases.ts'
import { ASSIGNED, requeueConversations } from './requeue-conversations.ts'

const HOLD: Statement = {
  name: 'routing_hold_conversations_of_agent',
  text: `select id from conversation where workspace = $1 and assignee_id = $2 and status = 'assigned'
    order by identity_id for update`,
}

/** So often it is begun anew when somebody gave the agent a conversation in the moment of it; then it waits for that one, come what may. */
const TRIES = 5

/** The agent was given a conversation while we waited for their row. Nothing was done. */
class GivenMeanwhile extends Error {}

export interface Deactivation {
  workspace: number
  by: Ranked
  agent: string
}

/**
 * Deactivates an agent at once: whatever they may do ends, their sockets are closed, their conversations go back to the queue and
 * their cases to nobody, in one transaction. Where that was done already, nothing happens.
 * @throws Refusal `not_found`, `forbidden` (core/agent/rank.ts)
 */
export async function deactivateAgent(kernel: Kernel, act: Deactivation): Promise<void> {
  const now = kernel.clock.now()
  for (let tries = 1; ; tries++) {
    try {
      return await kernel.db.transaction((tx) => deactivate(tx, { ...act, now, last: tries === TRIES }))
    } catch (error) {
      if (!(error instanceof GivenMeanwhile)) throw error
    }
  }
}

async function deactivate(
  tx: Transaction,
  { workspace, by, agent, now, last }: Deactivation & { now: Date; last: boolean },
): Promise<void> {
  const target = await readAgent(tx, workspace, agent)
  mayAct(by, target)
  if (!target.active) return
  const name = await publicNameOf(tx, workspace, agent)
  // Conversations are locked before agents everywhere, and before cases. The agent ends before they are queued, so that contacts are not told
  // that somebody is there who has just gone.
  const held = await tx.run<{ id: string }>(HOLD, [workspace, agent])
  if (!(await endAgent(tx, { workspace, by, agent, at: now }))) return
  const given = await tx.run<{ id: string }>(ASSIGNED, [workspace, agent])
  if (!last && given.some(({ id }) => !held.some((one) => one.id === id))) throw new GivenMeanwhile()
  const released = await releaseCases(tx, { workspace, agent, by: by.id, now })
  const words = `${name} left the team. Back in the queue.`
  const events = await requeueConversations(tx, { workspace, agent, words, by: by.id, now })
  await appendEvents(tx, [
    ...events,
    ...released,
    { workspace, kind: 'agent.changed', conversation: null, agent, at: now },
  ])
}
