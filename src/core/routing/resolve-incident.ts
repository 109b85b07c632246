import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { end } from '../conversation/resolve-conversation.ts'
import { finishResolving } from '../incident/finish-resolving.ts'

/** Resolved in one look; the next look takes the next ones. */
const BATCH = 50

const OVER: Statement = {
  name: 'incident_over',
  text: 'select id, resolves_for as agent from incident where workspace = $1 and resolves_for is not null limit 1',
}

const LEFT: Statement = {
  name: 'incident_left',
  text: `select c.id from incident_hearing h join conversation c on c.workspace = h.workspace and c.id = h.conversation_id
    where h.workspace = $1 and h.incident_id = $2 and h.answer = 'me_too' and c.status <> 'resolved'
    order by c.id limit ${BATCH}`,
}

/** Resolves the chats of all who had an incident that is over, where whoever ended it asked for that. Answers how many. */
export async function resolveIncident(kernel: Kernel, workspace: number): Promise<number> {
  const [over] = await kernel.db.run<{ id: string; agent: string }>(OVER, [workspace])
  if (!over) return 0
  const left = await kernel.db.run<{ id: string }>(LEFT, [workspace, over.id])
  for (const { id } of left) await resolveOne(kernel, { workspace, id, agent: over.agent })
  if (left.length < BATCH) await finishResolving(kernel.db, workspace, over.id)
  return left.length
}

function resolveOne(
  kernel: Kernel,
  { workspace, id, agent }: { workspace: number; id: string; agent: string },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, workspace, id)
    if (conversation.status === 'resolved') return
    const now = kernel.clock.now()
    // They were just told that it is over; who only met the virtual agent needs no second word.
    const notice = conversation.status === 'automated' ? null : { kind: 'resolved' as const }
    const ending = { workspace, conversation, by: 'agent' as const, agent, outcome: 'solved' as const, notice, now }
    await appendEvents(tx, await end(tx, ending))
  })
}
