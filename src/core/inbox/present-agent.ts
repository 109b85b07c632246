import { pictureAddress } from '../../protocol/addresses.ts'
import type { AgentView } from '../../protocol/agents.ts'
import { pictureVersion } from '../agent/agent.ts'

/** The columns of a left-joined agent. */
export interface AgentColumns {
  agent_id: string | null
  public_name: string | null
  picture_blob: string | null
}

export function presentAgent(row: AgentColumns): AgentView | null {
  if (!row.agent_id) return null
  const picture = row.picture_blob ? pictureAddress(row.agent_id, pictureVersion(row.picture_blob)) : null
  return { id: row.agent_id, publicName: row.public_name ?? '', picture }
}
