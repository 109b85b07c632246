import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockWorkspace } from '../workspace/read-workspace.ts'
import { findOwner } from './find-agent.ts'
import { hashOf, newToken } from './secret-token.ts'
import { ownerLink } from './tables.ts'

const LIFETIME_MS = 60 * 60 * 1000

/**
 * Makes the secret of a one-time link by which the owner is made: one hour, one use. Earlier links of the workspace end.
 * @throws Refusal `conflict` when the workspace has its owner, `not_found` when there is no such workspace
 */
export async function createOwnerLink(kernel: Kernel, { workspace }: { workspace: number }): Promise<string> {
  const token = newToken()
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    if (!(await lockWorkspace(tx, workspace))) throw new Refusal('not_found', 'There is no such workspace.')
    if (await findOwner(tx, workspace)) throw new Refusal('conflict', 'This workspace has its owner already: sign in.')
    await tx.orm.delete(ownerLink).where(eq(ownerLink.workspace, workspace))
    const expiresAt = new Date(now.getTime() + LIFETIME_MS)
    await tx.orm.insert(ownerLink).values({ hash: hashOf(token), workspace, expiresAt })
    const subject = `workspace:${workspace}`
    await recordAudit(tx, { workspace, agent: null, act: 'owner_link.created', subject, at: now })
  })
  return token
}

/**
 * Looks whether a link would be taken, before anything costly is done for whoever sends one.
 * @throws Refusal `forbidden` when it is unknown, old or used
 */
export async function checkOwnerLink(reader: Reader, { token, now }: { token: string; now: Date }): Promise<void> {
  const [row] = await reader.orm.select({ hash: ownerLink.hash }).from(ownerLink).where(alive(token, now))
  if (!row) throw new Refusal('forbidden', DEAD)
}

/**
 * Uses a link up. Answers the workspace that it is for.
 * @throws Refusal `forbidden` when it is unknown, old or used
 */
export async function useOwnerLink(tx: Transaction, { token, now }: { token: string; now: Date }): Promise<number> {
  const [row] = await tx.orm
    .update(ownerLink)
    .set({ usedAt: now })
    .where(alive(token, now))
    .returning({ workspace: ownerLink.workspace })
  if (!row) throw new Refusal('forbidden', DEAD)
  return row.workspace
}

const DEAD = 'This link was used or is too old. Run "guildesk owner-link" for another one.'

const alive = (token: string, now: Date) =>
  and(eq(ownerLink.hash, hashOf(token)), isNull(ownerLink.usedAt), gt(ownerLink.expiresAt, now))
