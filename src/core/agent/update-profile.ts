import { and, eq } from 'drizzle-orm'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type AuditAct, recordAudit } from '../audit/record-audit.ts'
import { agent } from './tables.ts'

export interface ProfileChange {
  workspace: number
  agent: string
  /** Already held to the contract's rule for public names. */
  publicName?: string | undefined
  /** The stored picture, or null for none. */
  picture?: { blob: string; mediaType: string } | null
  /** Whether new conversations may come to them. */
  available?: boolean | undefined
}

/** Changes what an agent may change of themselves; screens hear of it by `agent.changed`. */
export async function updateProfile(kernel: Kernel, change: ProfileChange): Promise<void> {
  const at = kernel.clock.now()
  const { workspace, agent: id } = change
  const acts = actsOf(change)
  if (acts.length === 0) return
  await kernel.db.transaction(async (tx) => {
    await tx.orm
      .update(agent)
      .set(columnsOf(change))
      .where(and(eq(agent.workspace, workspace), eq(agent.id, id)))
    for (const act of acts) await recordAudit(tx, { workspace, agent: id, act, subject: `agent:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'agent.changed', conversation: null, agent: id, at }])
  })
}

function columnsOf({ publicName, picture, available }: ProfileChange) {
  return {
    ...(publicName === undefined ? {} : { publicName }),
    ...(available === undefined ? {} : { available }),
    ...(picture === undefined ? {} : { pictureBlob: picture?.blob ?? null, pictureType: picture?.mediaType ?? null }),
  }
}

function actsOf({ publicName, picture, available }: ProfileChange): AuditAct[] {
  return [
    ...(publicName === undefined ? [] : ['agent.renamed' as const]),
    ...(available === undefined ? [] : [available ? ('agent.available' as const) : ('agent.away' as const)]),
    ...(picture === undefined ? [] : ['agent.pictured' as const]),
  ]
}
