import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { byAgent } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import { changeStatus } from '../case/change-status.ts'
import { lockMeant } from '../case/lock-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import { tellNews } from '../report/tell-news.ts'
import type { IncidentTexts } from './incident.ts'

const FIND: Statement = {
  name: 'incident_find',
  text: 'select case_id as "caseId" from incident where workspace = $1 and id = $2 and ended_at is null',
}

const END: Statement = {
  name: 'incident_end',
  text: `update incident set ended_at = $3, ended_by = $4, resolves_for = $5 where workspace = $1 and id = $2 and ended_at is null returning id`,
}

export interface EndedIncident {
  workspace: number
  agent: string
  incident: string
  /** A word to all who have it, beside the sentence that it is over. */
  texts: IncidentTexts
  /** Resolves the case with it. */
  resolveCase: boolean
  fixedIn: string | null
  /** Resolves the chats of all who said that they have it, and of nobody else. */
  resolveConversations: boolean
}

/** Ends an incident: all who have it are told, once. @throws Refusal `not_found` when it does not go on */
export function endIncident(kernel: Kernel, ended: EndedIncident): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, incident, texts } = ended
    const now = kernel.clock.now()
    const actor = byAgent(agent)
    const [found] = await tx.run<{ caseId: string }>(FIND, [workspace, incident])
    if (!found) throw gone()
    // Who said that they have it, after its case became a duplicate, is on the other one.
    const locked = await lockMeant(tx, workspace, found.caseId)
    const done = await tx.run(END, [workspace, incident, now, agent, ended.resolveConversations ? agent : null])
    if (done.length === 0) throw gone()
    addEntry(tx, { workspace, case: locked.id, kind: 'incident', facts: { to: 'ended' }, actor, now })
    await tellNews(tx, {
      workspace,
      case: locked,
      kind: 'incident_over',
      texts,
      fixedIn: ended.resolveCase ? ended.fixedIn : null,
      actor,
      now,
    })
    if (ended.resolveCase) {
      const { fixedIn } = ended
      const change = { workspace, case: locked, status: 'resolved' as const, outcome: 'fixed' as const, actor, now }
      await changeStatus(tx, fixedIn === null ? change : { ...change, fixedIn })
      await wakeCard(tx, workspace, locked.id, now)
    }
    await recordAudit(tx, { workspace, agent, act: 'incident.ended', subject: `case:${locked.id}`, facts: {}, at: now })
    await appendEvents(tx, [
      { workspace, kind: 'case.changed', conversation: null, case: locked.id, agent, at: now },
      { workspace, kind: 'incident.changed', conversation: null, case: locked.id, agent, at: now },
    ])
  })
}

const gone = (): Refusal => new Refusal('not_found', 'There is no such incident, or it has ended.')
