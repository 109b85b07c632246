import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { holdActive } from '../agent/public-name.ts'

const MENTION: Statement = {
  name: 'case_mention_agents',
  text: `insert into case_mention (workspace, agent_id, entry_id, case_id, at)
    select $1, agent, $3, $4, $5 from unnest($2::uuid[]) as agent on conflict do nothing returning agent_id as agent`,
}

const UNMENTION: Statement = {
  name: 'case_unmention_agents',
  text: `delete from case_mention where workspace = $1 and entry_id = $2 and agent_id <> all($3::uuid[]) and agent_id not in (
      select agent_id from case_watch where workspace = $1 and case_id = $4
      union select owner_id from support_case where workspace = $1 and id = $4 and owner_id is not null
    )`,
}

const UNMENTION_ALL: Statement = {
  name: 'case_unmention_all',
  text: 'delete from case_mention where workspace = $1 and entry_id = $2',
}

interface Mentions {
  workspace: number
  case: string
  entry: string
  agents: readonly string[]
  now: Date
}

/**
 * Holds the agents whom a note is to name active until the end of the transaction; before the case is locked. Answers their ids, each once.
 * @throws Refusal invalid, when one of them is not active
 */
export async function holdMentioned(tx: Transaction, workspace: number, agents: readonly string[]): Promise<string[]> {
  const named = [...new Set(agents.map((agent) => agent.toLowerCase()))]
  const active = await holdActive(tx, workspace, named)
  if (active.size < named.length) {
    throw new Refusal('invalid', 'Only active agents can be mentioned.', { field: 'mentions' })
  }
  return named
}

/** Names agents in a line of a case's history. Answers the facts, by which those named hear of it, for the caller to state. */
export async function mentionAgents(tx: Transaction, mentions: Mentions): Promise<NewEvent[]> {
  const { workspace, agents, entry, now } = mentions
  if (agents.length === 0) return []
  const rows = await tx.run<{ agent: string }>(MENTION, [workspace, agents, entry, mentions.case, now])
  const fact = { workspace, kind: 'case.mentioned' as const, conversation: null, case: mentions.case, at: now }
  return rows.map(({ agent }) => ({ ...fact, agent }))
}

/** The line names nobody but these any more; who owns or follows the case keeps what they heard. */
export function unmentionOthers(tx: Transaction, mentions: Omit<Mentions, 'now'>): void {
  tx.later(UNMENTION, [mentions.workspace, mentions.entry, mentions.agents, mentions.case])
}

/** The line is gone, also for who heard of it. */
export function unmentionAll(tx: Transaction, workspace: number, entry: string): void {
  tx.later(UNMENTION_ALL, [workspace, entry])
}
