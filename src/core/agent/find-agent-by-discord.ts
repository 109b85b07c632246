import type { Reader, Statement } from '../../kernel/database.ts'

const FIND: Statement = {
  name: 'agent_by_discord',
  text: `select id, public_name as "publicName" from agent
    where workspace = $1 and discord_user_id = $2 and deactivated_at is null`,
}

/** The active agent who has proved a Discord account to be theirs, or null. */
export async function findAgentByDiscord(
  reader: Reader,
  workspace: number,
  discordUserId: string,
): Promise<{ id: string; publicName: string } | null> {
  const [row] = await reader.run<{ id: string; publicName: string }>(FIND, [workspace, discordUserId])
  return row ?? null
}
