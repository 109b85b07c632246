import type { Statement } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import { recordAudit } from '../../audit/record-audit.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { wakeEmbedding } from './vectors/wake-embedding.ts'

const REMOVE: Statement = { name: 'endpoint_remove', text: 'delete from endpoint where workspace = $1 returning 1' }
const FORGET: Statement = { name: 'embedding_forget_all', text: 'delete from embedding where workspace = $1' }

/** Removes a workspace's endpoint, its key and its vectors; what it was used for today stays counted. There may be none. */
export async function removeEndpoint(
  tools: EndpointTools,
  { workspace, agent }: { workspace: number; agent: string },
): Promise<void> {
  const { kernel } = tools
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const removed = await tx.run(REMOVE, [workspace])
    if (removed.length === 0) return
    tx.later(FORGET, [workspace])
    await recordAudit(tx, { workspace, agent, act: 'endpoint.removed', subject: `workspace:${workspace}`, at })
    await wakeEmbedding(tx, workspace, at)
    await appendEvents(tx, [{ workspace, kind: 'endpoint.changed', conversation: null, agent, at }])
  })
  tools.forgetTrouble(workspace)
}
