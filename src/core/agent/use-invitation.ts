import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { GivenRole } from '../../protocol/agents.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { DEAD_INVITATION, waiting } from './invitation.ts'
import { hashOf } from './secret-token.ts'
import { agent, invitation } from './tables.ts'

const OFFER: Statement = {
  name: 'agent_invitation_offer',
  text: `select w.name as "workspaceName", i.role, a.public_name as "invitedBy"
    from invitation i
    join workspace w on w.id = i.workspace
    join agent a on a.workspace = i.workspace and a.id = i.invited_by and a.deactivated_at is null
    where i.hash = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2`,
}

export interface Offer {
  workspaceName: string
  role: GivenRole
  /** Public name of who invited. */
  invitedBy: string
}

/**
 * What an invitation offers to whoever holds it; also the look before anything costly is done for them. Those of somebody who was
 * deactivated since are dead.
 * @throws Refusal `forbidden` when it is unknown, old, used or withdrawn
 */
export async function showInvitation(reader: Reader, { token, now }: { token: string; now: Date }): Promise<Offer> {
  const [offer] = await reader.run<Offer>(OFFER, [hashOf(token), now])
  if (!offer) throw new Refusal('forbidden', DEAD_INVITATION)
  return offer
}

export interface Joining {
  token: string
  /** Their sign-in, which may be of the same transaction. */
  userId: string
  name: string
  publicName: string
  at: Date
}

/**
 * Uses an invitation up: whoever holds it becomes an agent of its workspace. Answers which.
 * @throws Refusal `forbidden` for a dead one, `conflict` for who is in this team already, or was deactivated there
 */
export async function useInvitation(
  tx: Transaction,
  { token, userId, name, publicName, at }: Joining,
): Promise<{ workspace: number; agent: string }> {
  const [used] = await tx.orm
    .update(invitation)
    .set({ acceptedAt: at })
    .where(and(eq(invitation.hash, hashOf(token)), waiting(at)))
    .returning({
      workspace: invitation.workspace,
      role: invitation.role,
      invitedBy: invitation.invitedBy,
      id: invitation.id,
    })
  if (!used || !(await isActive(tx, used))) throw new Refusal('forbidden', DEAD_INVITATION)
  const { workspace, role } = used
  const id = newId()
  const made = await tx.orm
    .insert(agent)
    .values({ workspace, id, userId, role, name, publicName, createdAt: at })
    .onConflictDoNothing({ target: [agent.workspace, agent.userId] })
    .returning({ id: agent.id })
  if (made.length === 0)
    throw new Refusal('conflict', 'You are in this team already, or were. Ask an admin to let you in.')
  const facts = { invitation: used.id, role }
  await recordAudit(tx, { workspace, agent: id, act: 'agent.joined', subject: `agent:${id}`, facts, at })
  await appendEvents(tx, [{ workspace, kind: 'agent.changed', conversation: null, agent: id, at }])
  return { workspace, agent: id }
}

async function isActive(tx: Transaction, { workspace, invitedBy }: { workspace: number; invitedBy: string }) {
  const rows = await tx.orm
    .select({ id: agent.id })
    .from(agent)
    .where(and(eq(agent.workspace, workspace), eq(agent.id, invitedBy), isNull(agent.deactivatedAt)))
  return rows.length > 0
}
