import { and, eq, gt, sql } from 'drizzle-orm'
import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { hashOfCode, readCode } from './discord-code.ts'
import { agent, discordCode, discordCodeTries } from './tables.ts'

/** So many wrong codes in a row, then the account waits. */
const WRONG_LIMIT = 5
const WAIT_MS = 15 * 60 * 1000

export interface DiscordProof {
  workspace: number
  /** As it was typed; spaces, hyphens and small letters do no harm. */
  code: string
  /** Who typed it, as Discord says. */
  discordUserId: string
  discordName: string
}

/** `wrong`: no such living code. `wait`: too many wrong ones, until then. `taken`: another agent has proved this account. */
export type DiscordProved =
  | { result: 'linked'; agent: string; publicName: string }
  | { result: 'wrong' }
  | { result: 'wait'; until: Date }
  | { result: 'taken' }

/** Links a Discord account to the agent whose code was typed by it. The code is used up by that; an earlier account gives way. */
export function proveDiscord(kernel: Kernel, proof: DiscordProof): Promise<DiscordProved> {
  const { workspace, discordUserId, discordName } = proof
  const at = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const until = await waitsUntil(tx, proof, at)
    if (until) return { result: 'wait', until }
    const found = await findCode(tx, proof, at)
    if (!found) {
      await countWrong(tx, proof, at)
      return { result: 'wrong' }
    }
    const [other] = await tx.orm
      .select({ id: agent.id })
      .from(agent)
      .where(and(eq(agent.workspace, workspace), eq(agent.discordUserId, discordUserId)))
    if (other && other.id !== found.id) return { result: 'taken' }
    await tx.orm.delete(discordCode).where(and(eq(discordCode.workspace, workspace), eq(discordCode.agentId, found.id)))
    await tx.orm
      .update(agent)
      .set({ discordUserId, discordName })
      .where(and(eq(agent.workspace, workspace), eq(agent.id, found.id)))
    const subject = `agent:${found.id}`
    await recordAudit(tx, {
      workspace,
      agent: found.id,
      act: 'agent.discord_linked',
      subject,
      facts: { discordUserId },
      at,
    })
    await appendEvents(tx, [{ workspace, kind: 'agent.changed', conversation: null, agent: found.id, at }])
    return { result: 'linked', agent: found.id, publicName: found.publicName }
  })
}

// One try at a time for each account: the row is made first and then held, so that many at once are counted one after the other.
const HOLD: Statement = {
  name: 'agent_hold_code_tries',
  text: `insert into discord_code_tries (workspace, discord_user_id, wrong, since) values ($1, $2, 0, $3)
    on conflict (workspace, discord_user_id) do update set
      wrong = case when discord_code_tries.since <= $4 then 0 else discord_code_tries.wrong end,
      since = case when discord_code_tries.since <= $4 then $3 else discord_code_tries.since end
    returning wrong, since`,
}

async function waitsUntil(tx: Transaction, { workspace, discordUserId }: DiscordProof, at: Date): Promise<Date | null> {
  const expired = new Date(at.getTime() - WAIT_MS)
  const [row] = await tx.run<{ wrong: number; since: Date }>(HOLD, [workspace, discordUserId, at, expired])
  return row && row.wrong >= WRONG_LIMIT ? new Date(row.since.getTime() + WAIT_MS) : null
}

async function findCode(tx: Transaction, { workspace, code }: DiscordProof, at: Date) {
  const [row] = await tx.orm
    .select({ id: agent.id, publicName: agent.publicName })
    .from(discordCode)
    .innerJoin(agent, and(eq(agent.workspace, discordCode.workspace), eq(agent.id, discordCode.agentId)))
    .where(
      and(
        eq(discordCode.workspace, workspace),
        eq(discordCode.hash, hashOfCode(workspace, readCode(code))),
        gt(discordCode.expiresAt, at),
        sql`${agent.deactivatedAt} is null`,
      ),
    )
    .for('update')
  return row
}

async function countWrong(tx: Transaction, { workspace, discordUserId }: DiscordProof, at: Date): Promise<void> {
  // The wait counts from the last wrong code.
  await tx.orm
    .update(discordCodeTries)
    .set({ wrong: sql`${discordCodeTries.wrong} + 1`, since: at })
    .where(and(eq(discordCodeTries.workspace, workspace), eq(discordCodeTries.discordUserId, discordUserId)))
}
