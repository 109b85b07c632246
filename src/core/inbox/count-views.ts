import type { Reader, Statement } from '../../kernel/database.ts'

const COUNT: Statement = {
  name: 'inbox_counts',
  text: `select
    (select count(*)::int from conversation where workspace = $1 and status = 'assigned' and assignee_id = $2) as mine,
    (select count(*)::int from conversation where workspace = $1 and status = 'queued' and desk = 'console') as unassigned,
    (select count(*)::int from conversation where workspace = $1 and status = 'automated') as automated,
    (select count(*)::int from conversation where workspace = $1 and desk = 'flex' and status in ('queued', 'assigned')) as flex,
    exists (select 1 from queue where workspace = $1 and desk = 'flex') as answered_there`,
}

interface ViewCounts {
  mine: number
  unassigned: number
  automated: number
  /** Null where nobody answers there and nothing is left there. */
  flex: number | null
}

interface CountColumns extends ViewCounts {
  flex: number
  answered_there: boolean
}

/** How many conversations stand in the views that call for work. */
export async function countViews(reader: Reader, workspace: number, agent: string): Promise<ViewCounts> {
  const [row] = await reader.run<CountColumns>(COUNT, [workspace, agent])
  if (!row) return { mine: 0, unassigned: 0, automated: 0, flex: null }
  const { mine, unassigned, automated, flex, answered_there } = row
  return { mine, unassigned, automated, flex: answered_there || flex > 0 ? flex : null }
}
