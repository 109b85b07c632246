import { and, eq } from 'drizzle-orm'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { agent } from './tables.ts'

export interface ProfileChange {
  workspace: number
  agent: string
  /** Already held to the contract's rule for public names. */
  publicName?: string
  /** The stored picture, or null for none. */
  picture?: { blob: string; mediaType: string } | null
}

/** Changes what members read and see of an agent; screens hear of it by `agent.changed`. */
export async function updateProfile(kernel: Kernel, change: ProfileChange): Promise<void> {
  const at = kernel.clock.now()
  const { workspace, agent: id, publicName, picture } = change
  await kernel.db.transaction(async (tx) => {
    await tx.orm
      .update(agent)
      .set({
        ...(publicName === undefined ? {} : { publicName }),
        ...(picture === undefined
          ? {}
          : { pictureBlob: picture?.blob ?? null, pictureType: picture?.mediaType ?? null }),
      })
      .where(and(eq(agent.workspace, workspace), eq(agent.id, id)))
    const act = publicName === undefined ? 'agent.pictured' : 'agent.renamed'
    await recordAudit(tx, { workspace, agent: id, act, subject: `agent:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'agent.changed', conversation: null, agent: id, at }])
  })
}
