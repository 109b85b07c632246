import type { Reader, Statement } from '../../kernel/database.ts'

const LINKED: Statement = {
  name: 'agent_linked',
  text: `select id, discord_user_id as address from agent
    where workspace = $1 and discord_user_id is not null and deactivated_at is null`,
}

/** The active agents who have proved a Discord account to be theirs. */
export const listLinkedAgents = (reader: Reader, workspace: number): Promise<{ id: string; address: string }[]> =>
  reader.run<{ id: string; address: string }>(LINKED, [workspace])
