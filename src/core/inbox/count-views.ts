import type { Reader, Statement } from '../../kernel/database.ts'

const COUNT: Statement = {
  name: 'inbox_counts',
  text: `select
    (select count(*)::int from conversation where workspace = $1 and status = 'assigned' and assignee_id = $2) as mine,
    (select count(*)::int from conversation where workspace = $1 and status = 'queued') as unassigned,
    (select count(*)::int from conversation where workspace = $1 and status = 'automated') as automated`,
}

interface ViewCounts {
  mine: number
  unassigned: number
  automated: number
}

/** How many conversations stand in the views that call for work. */
export async function countViews(reader: Reader, workspace: number, agent: string): Promise<ViewCounts> {
  const [row] = await reader.run<ViewCounts>(COUNT, [workspace, agent])
  return row ?? { mine: 0, unassigned: 0, automated: 0 }
}
