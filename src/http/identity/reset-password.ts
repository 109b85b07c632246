import { hashPassword } from '@better-auth/utils/password'
import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import { RIGHTS_CHANGED } from '../../core/agent/agent.ts'
import { hashOf, newToken } from '../../core/agent/secret-token.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { passwordReset, session, signInAccount, user } from './tables.ts'

const LIFETIME_MS = 60 * 60 * 1000
const DEAD = 'This link was used or is too old. Ask for another one.'

export interface ResetFor {
  workspace: number
  /** The agent whose sign-in it is for. */
  agent: string
  userId: string
  /** Null where the command line asks. */
  by: string | null
}

/**
 * Makes the secret of a link by which somebody sets a new password: one hour, one use. Earlier ones end. Who may make one is the
 * caller's to hold.
 */
export async function createPasswordLink(
  kernel: Kernel,
  { workspace, agent, userId, by }: ResetFor,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken()
  const at = kernel.clock.now()
  const expiresAt = new Date(at.getTime() + LIFETIME_MS)
  await kernel.db.transaction(async (tx) => {
    const [known] = await tx.orm.select({ id: user.id }).from(user).where(eq(user.id, userId)).for('update')
    if (!known) throw new Refusal('conflict', 'This agent has no sign-in.')
    await tx.orm.delete(passwordReset).where(eq(passwordReset.userId, userId))
    await tx.orm.insert(passwordReset).values({ hash: hashOf(token), userId, expiresAt })
    await recordAudit(tx, { workspace, agent: by, act: 'password_link.created', subject: `agent:${agent}`, at })
  })
  return { token, expiresAt }
}

// A person has one password for all of their workspaces: what lets an admin of one in would let them in everywhere.
const BEYOND: Statement = {
  name: 'http_rank_elsewhere',
  text: `select 1 from agent other
    left join agent mine on mine.workspace = other.workspace and mine.user_id = $2 and mine.deactivated_at is null
    where other.user_id = $1 and other.deactivated_at is null and other.workspace <> $3
      and (mine.role = 'owner' or (mine.role = 'admin' and other.role = 'agent')) is not true
    limit 1`,
}

/**
 * Holds that whoever makes a link stands above the person in each of their other workspaces too.
 * @throws Refusal `forbidden`
 */
export async function mayResetElsewhere(
  kernel: Kernel,
  { userId, by, workspace }: { userId: string; by: string; workspace: number },
): Promise<void> {
  const beyond = await kernel.db.run(BEYOND, [userId, by, workspace])
  if (beyond.length > 0)
    throw new Refusal('forbidden', 'This person has another workspace too. Let them ask its owner.')
}

/**
 * Sets a new password by a link, and ends all sessions of that person. Answers the e-mail address to sign in with.
 * @throws Refusal `forbidden` when the link is unknown, old or used
 */
export async function resetPassword(
  kernel: Kernel,
  { token, password }: { token: string; password: string },
): Promise<string> {
  const at = kernel.clock.now()
  const hash = hashOf(token)
  const alive = and(eq(passwordReset.hash, hash), isNull(passwordReset.usedAt), gt(passwordReset.expiresAt, at))
  // Hashing is slow on purpose, and strangers may call this.
  const [waiting] = await kernel.db.orm.select({ hash: passwordReset.hash }).from(passwordReset).where(alive)
  if (!waiting) throw new Refusal('forbidden', DEAD)
  const hashed = await hashPassword(password)
  return kernel.db.transaction(async (tx) => {
    const [used] = await tx.orm
      .update(passwordReset)
      .set({ usedAt: at })
      .where(alive)
      .returning({ userId: passwordReset.userId })
    if (!used) throw new Refusal('forbidden', DEAD)
    const { userId } = used
    await tx.orm
      .update(signInAccount)
      .set({ password: hashed, updatedAt: at })
      .where(and(eq(signInAccount.userId, userId), eq(signInAccount.providerId, 'credential')))
    await tx.orm.delete(session).where(eq(session.userId, userId))
    await tx.orm.delete(passwordReset).where(and(eq(passwordReset.userId, userId), ne(passwordReset.hash, hash)))
    await auditEverywhere(tx, userId, at)
    tx.wake(RIGHTS_CHANGED)
    const [person] = await tx.orm.select({ email: user.email }).from(user).where(eq(user.id, userId))
    return person?.email ?? ''
  })
}

const AGENTS: Statement = {
  name: 'http_agents_of_person',
  text: 'select workspace, id from agent where user_id = $1 order by workspace',
}

async function auditEverywhere(tx: Transaction, userId: string, at: Date): Promise<void> {
  for (const { workspace, id } of await tx.run<{ workspace: number; id: string }>(AGENTS, [userId])) {
    await recordAudit(tx, { workspace, agent: id, act: 'password.reset', subject: `agent:${id}`, at })
  }
}
