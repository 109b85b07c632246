import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const FACE: Statement = {
  name: 'agent_public_face',
  text: `select public_name as name, picture_blob as blob, picture_type as "mediaType" from agent
    where workspace = $1 and id = $2 and deactivated_at is null`,
}

// Held until the end of the transaction: whoever deactivates the agent meanwhile waits, and then finds what was given to them.
const HOLD: Statement = { name: 'agent_hold_face', text: `${FACE.text} for share` }

/** What members see of an agent: the public name and the picture, never the real name. */
export interface PublicFace {
  name: string
  picture: { blob: string; mediaType: string } | null
}

/** @throws Refusal forbidden, when the agent is deactivated or unknown */
export function publicFace(reader: Reader, workspace: number, agent: string): Promise<PublicFace> {
  return readFace(reader, FACE, [workspace, agent])
}

/**
 * The same for who gives the agent a conversation: they stay active until the end of the transaction.
 * @throws Refusal forbidden, when the agent is deactivated or unknown
 */
export function holdFace(tx: Transaction, workspace: number, agent: string): Promise<PublicFace> {
  return readFace(tx, HOLD, [workspace, agent])
}

async function readFace(reader: Reader, statement: Statement, values: unknown[]): Promise<PublicFace> {
  const [row] = await reader.run<{ name: string; blob: string | null; mediaType: string | null }>(statement, values)
  if (!row) throw new Refusal('forbidden', 'This agent is no longer active.')
  const { name, blob, mediaType } = row
  return { name, picture: blob && mediaType ? { blob, mediaType } : null }
}

const HOLD_ACTIVE: Statement = {
  name: 'agent_hold_active',
  text: 'select id from agent where workspace = $1 and id = any($2) and deactivated_at is null order by id for share',
}

/** Which of these agents are active; they stay so until the end of the transaction. */
export async function holdActive(tx: Transaction, workspace: number, agents: readonly string[]): Promise<Set<string>> {
  if (agents.length === 0) return new Set()
  const rows = await tx.run<{ id: string }>(HOLD_ACTIVE, [workspace, agents])
  return new Set(rows.map(({ id }) => id))
}

export async function publicNameOf(reader: Reader, workspace: number, agent: string): Promise<string> {
  return (await publicFace(reader, workspace, agent)).name
}
