import type { Reader, Statement } from '../../kernel/database.ts'

const COUNT: Statement = {
  name: 'agent_count_available',
  text: 'select count(*)::int as count from agent where workspace = $1 and available and deactivated_at is null',
}

const ONE: Statement = {
  name: 'agent_is_available',
  text: 'select 1 as found from agent where workspace = $1 and id = $2 and available and deactivated_at is null',
}

/** How many active agents of a workspace have said that they are there. */
export async function countAvailable(reader: Reader, workspace: number): Promise<number> {
  const [row] = await reader.run<{ count: number }>(COUNT, [workspace])
  return row?.count ?? 0
}

/** Whether an agent is active and has said to be there; false for one that the workspace does not have. */
export async function isAvailable(reader: Reader, workspace: number, agent: string): Promise<boolean> {
  return (await reader.run(ONE, [workspace, agent])).length > 0
}
