import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { findAgentByDiscord } from '../agent/find-agent-by-discord.ts'

export interface NewBlock {
  workspace: number
  channel: 'discord'
  address: string
  /** As they were called; empty where nobody has seen them: then the name that we know of the address is taken, else the address itself. */
  name: string
  /** For the team alone. */
  reason: string
  agent: string | null
  /** Null: for good. */
  until: Date | null
  now: Date
}

// Who is blocked already is blocked anew, from now on and until then; they are told of that again.
const BLOCK: Statement = {
  name: 'block_person',
  text: `insert into block (workspace, id, channel, address, name, reason, agent_id, at, until)
    values ($1, $2, $3, $4, coalesce(nullif($5, ''),
      (select name from identity where workspace = $1 and channel = $3 and address = $4), $4), $6, $7, $8, $9)
    on conflict (workspace, channel, address) where lifted_at is null do update set name = excluded.name, reason = excluded.reason,
      agent_id = excluded.agent_id, at = excluded.at, until = excluded.until, told_at = null
    returning id`,
}

/**
 * Takes no words of somebody from now on, whether they were ever seen or not. Answers the block's id; `block.changed` is for the caller to state.
 * @throws Refusal conflict, for one of the team's own
 */
export async function blockPerson(tx: Transaction, block: NewBlock): Promise<string> {
  const { workspace, channel, address, name, reason, agent, until, now } = block
  if (await findAgentByDiscord(tx, workspace, address)) {
    throw new Refusal('conflict', 'This is one of your own agents. Take them off the team first.')
  }
  const values = [workspace, newId(), channel, address, name, reason, agent, now, until]
  const [row] = await tx.run<{ id: string }>(BLOCK, values)
  if (!row) throw new Error('a block was not stored')
  return row.id
}
