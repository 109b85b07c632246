import { and, eq, isNotNull } from 'drizzle-orm'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { agent } from './tables.ts'

/** Forgets which Discord account an agent has proved; where there is none, nothing happens. */
export async function unlinkDiscord(
  kernel: Kernel,
  { workspace, agent: id }: { workspace: number; agent: string },
): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const unlinked = await tx.orm
      .update(agent)
      .set({ discordUserId: null, discordName: null })
      .where(and(eq(agent.workspace, workspace), eq(agent.id, id), isNotNull(agent.discordUserId)))
      .returning({ id: agent.id })
    if (unlinked.length === 0) return
    await recordAudit(tx, { workspace, agent: id, act: 'agent.discord_unlinked', subject: `agent:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'agent.changed', conversation: null, agent: id, at }])
  })
}
