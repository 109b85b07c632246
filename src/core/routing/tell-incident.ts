import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { giveNotice } from '../conversation/give-notice.ts'
import { localeOf } from '../conversation/locale-of.ts'
import { hear } from '../incident/hear.ts'
import { type ActiveIncident, activeIncident, incidentWords } from '../incident/incident.ts'

/** Told in one look; the next look takes the next ones. */
const BATCH = 50

const WAITING: Statement = {
  name: 'incident_waiting',
  text: `select c.id from conversation c where c.workspace = $1 and c.status = 'queued'
      and not exists (select 1 from incident_hearing h where h.workspace = $1 and h.incident_id = $2 and h.conversation_id = c.id)
    order by c.queue_order limit ${BATCH}`,
}

/** Tells those who wait for a person of the incident that goes on, each once. Answers how many. */
export async function tellIncident(kernel: Kernel, workspace: number): Promise<number> {
  const incident = await activeIncident(kernel.db, workspace)
  if (!incident) return 0
  const waiting = await kernel.db.run<{ id: string }>(WAITING, [workspace, incident.id])
  let told = 0
  for (const { id } of waiting) if (await tellOne(kernel, workspace, id, incident)) told++
  return told
}

function tellOne(kernel: Kernel, workspace: number, id: string, incident: ActiveIncident): Promise<boolean> {
  return kernel.db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, workspace, id)
    const now = kernel.clock.now()
    if (conversation.status !== 'queued') return false
    if (!(await hear(tx, { workspace, incident: incident.id, conversation: id, now }))) return false
    const locale = await localeOf(tx, workspace, conversation.identityId)
    const notice = { kind: 'incident' as const, words: incidentWords(incident.texts, locale), case: incident.caseId }
    const once = `${incident.id}:${id}`
    const message = await giveNotice(tx, { workspace, conversation: id, locale, notice, once, now })
    if (message) await appendEvents(tx, [{ workspace, kind: 'message.created', conversation: id, message, at: now }])
    return message !== null
  })
}
