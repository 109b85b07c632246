import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { IncidentTexts } from './incident.ts'

const CHANGE: Statement = {
  name: 'incident_change',
  text: `update incident set texts = $3::jsonb where workspace = $1 and id = $2 and ended_at is null returning case_id as "caseId"`,
}

/** Other words for those who have not heard of it yet. @throws Refusal `not_found` when it does not go on */
export function changeIncident(
  kernel: Kernel,
  input: { workspace: number; agent: string; incident: string; texts: IncidentTexts },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, incident, texts } = input
    const [row] = await tx.run<{ caseId: string }>(CHANGE, [workspace, incident, JSON.stringify(texts)])
    if (!row) throw new Refusal('not_found', 'There is no such incident, or it has ended.')
    const at = kernel.clock.now()
    await appendEvents(tx, [{ workspace, kind: 'incident.changed', conversation: null, case: row.caseId, agent, at }])
  })
}
