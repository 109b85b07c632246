import { and, eq } from 'drizzle-orm'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { waiting } from './invitation.ts'
import { mayGive, type Ranked } from './rank.ts'
import { invitation } from './tables.ts'

/**
 * Withdraws an invitation that nobody has used.
 * @throws Refusal `not_found` where none waits under this id, `forbidden` when somebody but the owner withdraws an admin's
 */
export async function revokeInvitation(
  kernel: Kernel,
  { workspace, by, id }: { workspace: number; by: Ranked; id: string },
): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const [ended] = await tx.orm
      .update(invitation)
      .set({ revokedAt: at })
      .where(and(eq(invitation.workspace, workspace), eq(invitation.id, id), waiting(at)))
      .returning({ role: invitation.role })
    if (!ended) throw new Refusal('not_found', 'There is no such invitation, or it was used.')
    mayGive(by, ended.role)
    await recordAudit(tx, { workspace, agent: by.id, act: 'invitation.revoked', subject: `invitation:${id}`, at })
  })
}
