import type { Reader, Statement } from '../../kernel/database.ts'

const COUNT: Statement = {
  name: 'inbox_counts',
  text: `select
    (select count(*)::int from conversation where workspace = $1 and status = 'assigned' and assignee_id = $2) as mine,
    (select count(*)::int from conversation where workspace = $1 and status = 'queued') as unassigned`,
}

/** How many conversations stand in the views that call for work. */
export async function countViews(
  reader: Reader,
  workspace: number,
  agent: string,
): Promise<{ mine: number; unassigned: number }> {
  const [row] = await reader.run<{ mine: number; unassigned: number }>(COUNT, [workspace, agent])
  return row ?? { mine: 0, unassigned: 0 }
}
