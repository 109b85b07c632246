import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { byAgent } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import { lockCase } from '../case/lock-case.ts'
import type { IncidentTexts } from './incident.ts'

const START: Statement = {
  name: 'incident_start',
  text: `insert into incident (workspace, id, case_id, texts, started_at, started_by) values ($1, $2, $3, $4::jsonb, $5, $6)
    on conflict (workspace) where ended_at is null do nothing returning id`,
}

/**
 * Starts an incident: from now on it is what every new chat hears first, and those who wait hear it once. Answers its id.
 * @throws Refusal `conflict` while another one goes on, or when the case is over
 */
export function startIncident(
  kernel: Kernel,
  input: { workspace: number; agent: string; case: string; texts: IncidentTexts },
): Promise<string> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, texts } = input
    const now = kernel.clock.now()
    const locked = await lockCase(tx, workspace, input.case)
    if (locked.status === 'closed' || locked.status === 'resolved') {
      throw new Refusal('conflict', `Case #${locked.number} is over. Open it again first.`)
    }
    const id = newId()
    const made = await tx.run(START, [workspace, id, locked.id, JSON.stringify(texts), now, agent])
    if (made.length === 0) throw new Refusal('conflict', 'An incident goes on already. End that one first.')
    const actor = byAgent(agent)
    addEntry(tx, { workspace, case: locked.id, kind: 'incident', facts: { to: 'started' }, actor, now })
    await recordAudit(tx, {
      workspace,
      agent,
      act: 'incident.started',
      subject: `case:${locked.id}`,
      facts: {},
      at: now,
    })
    await appendEvents(tx, [
      { workspace, kind: 'incident.changed', conversation: null, case: locked.id, agent, at: now },
    ])
    return id
  })
}
