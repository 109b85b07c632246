import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { GivenRole } from '../../protocol/agents.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { INVITATION_DAYS } from './invitation.ts'
import { mayGive, type Ranked } from './rank.ts'
import { hashOf, newToken } from './secret-token.ts'
import { invitation } from './tables.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface NewInvitation {
  workspace: number
  by: Ranked
  role: GivenRole
  note: string
}

/**
 * Makes a one-time link by which somebody becomes an agent. Answers its id and the secret, which can be read this once.
 * @throws Refusal `forbidden` when somebody but the owner invites an admin
 */
export async function createInvitation(
  kernel: Kernel,
  { workspace, by, role, note }: NewInvitation,
): Promise<{ id: string; token: string }> {
  mayGive(by, role)
  const token = newToken()
  const id = newId()
  const at = kernel.clock.now()
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY_MS)
  await kernel.db.transaction(async (tx) => {
    const row = { workspace, id, hash: hashOf(token), role, note, invitedBy: by.id, createdAt: at, expiresAt }
    await tx.orm.insert(invitation).values(row)
    const subject = `invitation:${id}`
    await recordAudit(tx, { workspace, agent: by.id, act: 'invitation.created', subject, facts: { role }, at })
  })
  return { id, token }
}
