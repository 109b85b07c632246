import type { Reader, Statement } from '../../kernel/database.ts'

const LINKED: Statement = {
  name: 'agents_linked',
  text: `select id, discord_user_id as address from agent
    where workspace = $1 and discord_user_id is not null and deactivated_at is null`,
}

/** Active agents by the account of the channel that they have proved to be theirs. */
export async function linkedAgents(reader: Reader, workspace: number): Promise<Map<string, string>> {
  const rows = await reader.run<{ id: string; address: string }>(LINKED, [workspace])
  return new Map(rows.map(({ id, address }) => [address, id]))
}
